// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/packed_document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory_resource>
#include <string>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

/// With something else in each field than there is by default.
SiteDocument full_document() {
  SiteDocument document;
  document.path = "_posts/2020-01-02-tides.md";
  document.collection = "posts";
  document.is_page = true;
  document.url = "/2020/01/02/tides.html";
  document.title = std::string(1000, 't');
  document.slug = "tides";
  document.date = "2020-01-02T00:00:00+00:00";
  document.timestamp = -1;
  document.lang = "zh-cn";
  document.labels[Field::kTag] = {"sea", "", "moon"};
  document.labels[Field::kCategory] = {"nature"};
  document.authors = {{"Ada", "https://ada.example/"}, {"Bo", ""}};
  document.is_markdown = false;
  document.strips_title = true;
  document.lacks_matter = true;
  document.values = testing::yaml("title: Tides\nn: 3\nlist: [a, {b: no}]\nnone: ~\n");
  return document;
}

TEST(PackedDocument, IsUnpackedAsItWas) {
  const SiteDocument document = full_document();
  std::pmr::monotonic_buffer_resource memory;
  const SiteDocument same = PackedDocument(document, memory).unpack();
  EXPECT_EQ(same.path, document.path);
  EXPECT_EQ(same.collection, document.collection);
  EXPECT_EQ(same.is_page, document.is_page);
  EXPECT_EQ(same.url, document.url);
  EXPECT_EQ(same.title, document.title);
  EXPECT_EQ(same.slug, document.slug);
  EXPECT_EQ(same.date, document.date);
  EXPECT_EQ(same.timestamp, document.timestamp);
  EXPECT_EQ(same.lang, document.lang);
  EXPECT_EQ(same.labels, document.labels);
  EXPECT_EQ(same.authors, document.authors);
  EXPECT_EQ(same.is_markdown, document.is_markdown);
  EXPECT_EQ(same.strips_title, document.strips_title);
  EXPECT_EQ(same.lacks_matter, document.lacks_matter);
}

TEST(PackedDocument, KeepsItsFrontMatter) {
  std::pmr::monotonic_buffer_resource memory;
  const Value values = PackedDocument(full_document(), memory).unpack().values;
  ASSERT_EQ(values.map.size(), 4U);
  EXPECT_EQ(values.text_of("title"), "Tides");
  EXPECT_EQ(values.get("n").kind, Value::Kind::kNumber);
  EXPECT_EQ(values.get("n").line, 2);
  EXPECT_EQ(values.get("list").list.at(0).text, "a");
  EXPECT_TRUE(values.get("list").list.at(1).get("b").is_false());
  EXPECT_TRUE(values.find("none")->is_null());
}

TEST(PackedDocument, TellsWhatDocumentsAreSortedBy) {
  std::pmr::monotonic_buffer_resource memory;
  const PackedDocument packed(full_document(), memory);
  EXPECT_EQ(packed.path(), "_posts/2020-01-02-tides.md");
  EXPECT_EQ(packed.timestamp(), -1);
}

TEST(SiteDocuments, AreHandedOutInTheirOrder) {
  SiteDocuments documents;
  EXPECT_TRUE(documents.empty());
  for (const char* path : {"a.md", "b.md", "c.md"}) {
    SiteDocument document;
    document.path = path;
    documents.add(document);
  }
  EXPECT_EQ(documents.size(), 3U);
  EXPECT_EQ(documents[1].path, "b.md");
  std::string paths;
  for (const SiteDocument& document : documents) paths += document.path;
  EXPECT_EQ(paths, "a.mdb.mdc.md");
  EXPECT_EQ(std::ranges::count(documents, "c.md", &SiteDocument::path), 1);
}

}  // namespace
}  // namespace mobysearch
