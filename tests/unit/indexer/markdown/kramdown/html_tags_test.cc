// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/html_tags.h"

#include <gtest/gtest.h>

namespace mobysearch::kramdown {
namespace {

/// Name and length of the start tag that `html` begins with, or "".
std::string start_tag(std::string_view html) {
  Scanner source(html);
  const auto tag = match_start_tag(source, 0);
  if (!tag) return {};
  return tag->name + (tag->self_closing ? "/" : "") + " " + std::to_string(tag->end);
}

TEST(KramdownHtmlElements, AreThoseThatKramdownKnows) {
  EXPECT_TRUE(in_word_list("mark", kHtmlSpanElements));
  EXPECT_FALSE(in_word_list("time", kHtmlSpanElements));
  EXPECT_FALSE(in_word_list("m", kHtmlSpanElements));
  EXPECT_TRUE(in_word_list("h6", kHtmlBlockElements));
  EXPECT_FALSE(in_word_list("video", kHtmlBlockElements));
  EXPECT_TRUE(in_word_list("hr", kHtmlElementsWithoutBody));
  for (const char* known : {"mark", "h6", "hr", "script", "section"}) {
    EXPECT_TRUE(is_html_element(known)) << known;
  }
  EXPECT_FALSE(is_html_element("custom-tag"));
}

TEST(KramdownHtmlElements, SayHowTheirContentIsRead) {
  EXPECT_EQ(html_content_model("div"), ContentModel::kBlock);
  EXPECT_EQ(html_content_model("p"), ContentModel::kSpan);
  EXPECT_EQ(html_content_model("pre"), ContentModel::kRaw);
  EXPECT_EQ(html_content_model("custom-tag"), ContentModel::kRaw);
}

TEST(KramdownHtml, OnlyWellFormedTagsAreTags) {
  const struct {
    std::string html, tag;
  } cases[] = {
      {"<div>x", "div 5"},
      {"<DIV >", "div 6"},
      {"<Foo>", "Foo 5"},
      {"<br/>", "br/ 5"},
      {"<a b c=d e='f>' g = \"h\">", "a 24"},
      {"<a\nb='c\nd'\n>", "a 12"},
      {"<a:b>", "a:b 5"},
      {"<_t>", "_t 4"},
      {"<日本>", "日本 8"},
      {"<a b=c.d>", ""},
      {"<a b='c>", ""},
      {"<a b='c'd>", ""},
      {"<1>", ""},
      {"< a>", ""},
      {"</a>", ""},
      {"<https://a.b>", ""},
      {"<a", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(start_tag(c.html), c.tag) << c.html;
}

TEST(KramdownHtml, EndTagsCommentsAndInstructions) {
  Scanner source("<p>a</P > <!-- b --> <?c?> <!-- d");
  EXPECT_EQ(find_end_tag(source, "p", 0).begin, 4U);
  EXPECT_EQ(find_end_tag(source, "P", 0).end, 9U);
  EXPECT_EQ(match_end_tag(source, 4)->end, 9U);
  EXPECT_EQ(match_end_tag(source, 0), std::nullopt);
  EXPECT_EQ(match_html_comment(source, 10), 20U);
  EXPECT_EQ(match_html_comment(source, 21), 26U);
  EXPECT_EQ(match_html_comment(source, 27), npos);
  EXPECT_EQ(find_end_tag(source, "div", 0).begin, source.size());
}

TEST(KramdownHtml, TheMarkdownAttributeSaysHowContentIsRead) {
  const auto model = [](std::string_view name, std::string_view mode) {
    Element element;
    element.value = name;
    element.attributes.set("markdown", mode);
    const auto taken = take_markdown_attribute(element);
    EXPECT_FALSE(element.attributes.has("markdown"));
    return taken;
  };
  EXPECT_EQ(model("div", "1"), ContentModel::kBlock);
  EXPECT_EQ(model("p", "1"), ContentModel::kSpan);
  EXPECT_EQ(model("pre", "1"), ContentModel::kRaw);
  EXPECT_EQ(model("p", "block"), ContentModel::kBlock);
  EXPECT_EQ(model("div", "span"), ContentModel::kSpan);
  EXPECT_EQ(model("div", "0"), ContentModel::kRaw);
  EXPECT_EQ(model("div", "yes"), std::nullopt);
}

}  // namespace
}  // namespace mobysearch::kramdown
