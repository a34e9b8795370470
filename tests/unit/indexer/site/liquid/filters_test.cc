// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/site/liquid/expression.h"
#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

LiquidContext context() {
  LiquidContext context;
  context.baseurl = "/base";
  context.site_url = "https://a.example";
  context.zone = cctz::utc_time_zone();
  context.now = 1'577'923'200;  // 2 January 2020
  return context;
}

std::string filtered(LiquidValue value, std::string_view name,
                     const std::vector<std::string>& arguments) {
  return apply_liquid_filter(std::move(value), name, arguments, context()).text();
}

TEST(LiquidFilters, ChangeTextAsLiquidAndJekyllDo) {
  const struct {
    std::string text, name;
    std::vector<std::string> arguments;
    std::string expected;
  } cases[] = {
      {"b", "prepend", {"a"}, "ab"},
      {"a", "append", {"b"}, "ab"},
      {"Ünï", "upcase", {}, "ÜNÏ"},
      {"ÜNÏ", "downcase", {}, "ünï"},
      {"ünï ABC", "capitalize", {}, "Ünï abc"},
      {"<a & b>", "escape", {}, "&lt;a &amp; b&gt;"},
      {"<a b=\"c\">&", "xml_escape", {}, "&lt;a b=&quot;c&quot;&gt;&amp;"},
      {"  a ", "strip", {}, "a"},
      {"a <b>c</b>", "strip_html", {}, "a c"},
      {"A b, C", "slugify", {}, "a-b-c"},
      {"a-b-a", "replace", {"a", "x"}, "x-b-x"},
      {"a-b-a", "replace_first", {"a", "x"}, "x-b-a"},
      {"a-b-a", "remove", {"a"}, "-b-"},
      {"a-b-a", "remove_first", {"a"}, "-b-a"},
      {"hello world", "truncate", {"8"}, "hello..."},
      {"héllo", "truncate", {"5"}, "héllo"},
      {"héllo wörld", "truncate", {"3", "…"}, "hé…"},
      {"a b c d", "truncatewords", {"2"}, "a b..."},
      {"a b", "truncatewords", {"2"}, "a b"},
      {" a ", "lstrip", {}, "a "},
      {" a ", "rstrip", {}, " a"},
      {"a\r\nb", "strip_newlines", {}, "ab"},
      {"äb", "size", {}, "2"},
      {"", "default", {"x"}, "x"},
      {"a", "default", {"x"}, "a"},
      {"a", "replace", {"", "x"}, "a"},
      {"a", "nobody_knows", {"x"}, "a"},
      {"/x", "relative_url", {}, "/base/x"},
      {"x", "relative_url", {}, "/base/x"},
      {"https://b.example/x", "relative_url", {}, "https://b.example/x"},
      {"/x", "absolute_url", {}, "https://a.example/base/x"},
      {"2019-05-06", "date", {"%d %B %Y"}, "06 May 2019"},
      {"2019-05-06", "date_to_string", {}, "06 May 2019"},
      {"2019-05-06", "date_to_xmlschema", {}, "2019-05-06T00:00:00+00:00"},
      {"now", "date", {"%Y"}, "2020"},
      {"no date", "date", {"%Y"}, "no date"},
      {"20190506", "date", {"%Y"}, "1970"},
      {"a b/c?-_.~é", "url_encode", {}, "a+b%2Fc%3F-_.~%C3%A9"},
      {"a+b%20c", "url_decode", {}, "a b c"},
      {"a b/c?-_.~é", "uri_escape", {}, "a%20b/c?-_.~%C3%A9"},
      {"a b&<", "cgi_escape", {}, "a+b%26%3C"},
      {"a<b>&amp;'&", "escape_once", {}, "a&lt;b&gt;&amp;&#39;&amp;"},
      {"a\nb", "newline_to_br", {}, "a<br />\nb"},
      {"  a  b ", "normalize_whitespace", {}, "a b"},
      {"a b c", "number_of_words", {}, "3"},
      {"hello", "slice", {"1", "3"}, "ell"},
      {"hello", "slice", {"-3", "2"}, "ll"},
      {"hëllo", "slice", {"1"}, "ë"},
      {"hello", "slice", {"9"}, ""},
      {"a bxb", "remove_last", {"b"}, "a bx"},
      {"bab", "replace_last", {"b", "c"}, "bac"},
      {"A b.c", "slugify", {"pretty"}, "a-b.c"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(filtered(known_text(c.text), c.name, c.arguments), c.expected)
        << c.text << " | " << c.name;
  }
}

TEST(LiquidFilters, JoinAndCountLists) {
  LiquidValue list;
  list.known = true;
  list.value = *testing::yaml("list: [a, b, c]").find("list");
  EXPECT_EQ(filtered(list, "join", {", "}), "a, b, c");
  EXPECT_EQ(filtered(list, "join", {}), "a b c");
  EXPECT_EQ(filtered(list, "size", {}), "3");
  list.value.list.clear();
  EXPECT_EQ(filtered(list, "default", {"x"}), "x");
}

TEST(LiquidFilters, LeaveAloneWhatIsNotKnown) {
  for (const char* name : {"upcase", "default", "size", "date"}) {
    EXPECT_FALSE(apply_liquid_filter({}, name, {"x"}, context()).known) << name;
  }
}

}  // namespace
}  // namespace mobysearch
