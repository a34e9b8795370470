// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/tree.h"

#include <gtest/gtest.h>

namespace mobysearch::kramdown {
namespace {

TEST(KramdownTree, AnAttributeListKnowsItsReferences) {
  AttributeList list;
  list.refs = {"toc", "wide"};
  EXPECT_TRUE(list.has_ref("toc"));
  EXPECT_FALSE(list.has_ref("to"));
}

TEST(KramdownTree, AnAttributeListKeepsOptionsApart) {
  AttributeList list;
  list.set("id", "a");
  list.set("auto_ids", "false");
  list.set("input", "kramdown");
  EXPECT_EQ(list.values.size(), 1U);
  ASSERT_EQ(list.options.size(), 1U);
  EXPECT_EQ(list.options[0].first, "auto_ids");
}

TEST(KramdownTree, TextOfAnElementIsThatOfItsChildren) {
  Document document;
  Element parent;
  document.add_text(parent, "a");
  parent.children.push_back(document.make(ElementKind::kStrong));
  document.add_text(*parent.last(), "b");
  parent.children.push_back(document.make(ElementKind::kCodeSpan, "c"));
  EXPECT_EQ(text_of(parent), "ab");
}

TEST(KramdownTree, TextGrowsWhereItEnds) {
  Document document;
  Element parent;
  document.add_text(parent, "");
  EXPECT_EQ(parent.last(), nullptr);
  document.add_text(parent, "a");
  document.add_text(parent, "b");
  document.add_raw_text(parent, "c");
  ASSERT_EQ(parent.children.size(), 2U);
  EXPECT_EQ(parent.children[0]->value, "ab");
  EXPECT_EQ(parent.children[1]->kind, ElementKind::kRawText);
}

TEST(KramdownTree, LinkIdsAreInLowerCaseWithSingleBlanks) {
  EXPECT_EQ(normalize_link_id("The  \n Docs"), "the docs");
  EXPECT_EQ(normalize_link_id("ÄRGER"), "ärger");
}

}  // namespace
}  // namespace mobysearch::kramdown
