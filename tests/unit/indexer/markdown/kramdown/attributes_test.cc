// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/attributes.h"

#include <gtest/gtest.h>

namespace mobysearch::kramdown {
namespace {

/// `key=value …; name …`.
std::string parsed(std::string_view text) {
  AttributeList list;
  parse_attribute_list(text, list);
  std::string out;
  for (const auto& [key, value] : list.values) out += key + "=" + value + " ";
  out += ";";
  for (const std::string& ref : list.refs) out += " " + ref;
  return out;
}

TEST(KramdownAttributes, AreReadAsKramdownReadsThem) {
  const struct {
    std::string text, list;
  } cases[] = {
      {" #a .b c title=\"d e\"", "id=a title=d e ; c"},
      {"#a.b #c", "id=c ;"},
      {"id='x'", "id=x ;"},
      {"id=\"x\\\"y\"", "id=x\"y ;"},
      {"id=\"x\"y z\"", "id=x\"y z ;"},
      {"id=\"x", ";"},
      {"#1 .", ";"},
      {"toc", "; toc"},
      {"onclick=\"x\"", ";"},  // of no use here
      {"", ";"},
  };
  for (const auto& c : cases) EXPECT_EQ(parsed(c.text), c.list) << c.text;
}

TEST(KramdownAttributes, DefinitionsMayNameEachOther) {
  Document document;
  parse_attribute_list("#x b", document.attribute_definitions["a"]);
  parse_attribute_list("title=\"y\" a", document.attribute_definitions["b"]);
  AttributeList list;
  parse_attribute_list("a a a #z", list);
  Attributes attributes;
  update_attr_with_ial(document, list, attributes);
  EXPECT_EQ(attributes.get("id"), "z") << "what is said on the spot counts";
  EXPECT_EQ(attributes.get("title"), "y");
}

}  // namespace
}  // namespace mobysearch::kramdown
