// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/html/text.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Attributes, KeepsWhatMattersAndTheLastThatIsSaid) {
  Attributes attributes;
  attributes.set("id", "a");
  attributes.set("href", "/x");
  attributes.set("class", "big");
  attributes.set("onclick", "alert(1)");
  attributes.set("id", "b");
  EXPECT_EQ(attributes.get("id"), "b");
  EXPECT_EQ(attributes.get("href"), "/x");
  EXPECT_FALSE(attributes.has("class"));
  EXPECT_FALSE(attributes.has("onclick"));
  EXPECT_EQ(attributes.values.size(), 2U);
}

TEST(Attributes, AnEmptyValueIsThere) {
  Attributes attributes;
  attributes.set("alt", "");
  EXPECT_TRUE(attributes.has("alt"));
  EXPECT_EQ(attributes.get("alt"), "");
  EXPECT_EQ(attributes.get("title"), "") << "so is what is not there";
  EXPECT_FALSE(attributes.has("title"));
}

std::string tokens(std::string_view html) {
  std::string out;
  HtmlReader reader(html);
  for (HtmlToken token; reader.next(token);) {
    switch (token.kind) {
      case HtmlToken::Kind::kText:
        out += "[" + std::string(token.text) + "]";
        break;
      case HtmlToken::Kind::kOpen:
        out += "<" + token.name + (token.self_closing ? "/>" : ">");
        break;
      case HtmlToken::Kind::kClose:
        out += "</" + token.name + ">";
        break;
      case HtmlToken::Kind::kComment:
        out += "#";
        break;
    }
  }
  return out;
}

TEST(HtmlText, ReadsTagsAndTextAsTheyCome) {
  const struct {
    std::string html, tokens;
  } cases[] = {
      {"a<b>c</b>", "[a]<b>[c]</b>"},
      {"<BR/>x", "<br/>[x]"},
      {"<!-- a --> b", "#[ b]"},
      {"<!-- never closed", "#"},
      {"<a title=\"</a>\">x</a>", "<a>[x]</a>"},
      {"<script>if (a<b) {}</script>z", "<script>[if (a<b) {}]</script>[z]"},
      {"1 < 2", "[1 < 2]"},
      {"<https://a.example>", "[<https://a.example>]"},
      {"<o:p>a</o:p> #<hash:0x1>", "<o:p>[a]</o:p>[ #]<hash:0x1>"},
      {"<a title = 'x > y'>z</a>", "<a>[z]</a>"},
      {"<a title=x\" href='>'>z", "<a>[z]"},
      {"<a title=\"never closed>z</a>", "<a>[z]</a>"},
      {"<b <i>z", "<b>[z]"},
      {"<!-->a<!--->b<!-- c --!>d", "#[a]#[b]#[d]"},
      {"<!doctype html><?php x ?>a</3>b <! c", "##[a]#[b <! c]"},
      {"<script>'</scripts>'</script >z", "<script>['</scripts>']</script>[z]"},
      {"<noscript>Turn <b>it</b> on</noscript>z", "<noscript>[Turn <b>it</b> on]</noscript>[z]"},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(tokens(c.html), c.tokens) << c.html;
}

TEST(HtmlText, TagsThatNeverEndAreReadInLinearTime) {
  for (const std::string_view part :
       {"<a ", "<!", "</", "<a b=\"", "<a b='>", "<!--", "</script"}) {
    std::string html = "<script>";
    while (html.size() < 4'000'000) html += part;
    EXPECT_NE(tokens(html), "") << part;
    EXPECT_NE(tokens(html.substr(8)), "") << part;
  }
}

TEST(HtmlText, ReadsAttributesHoweverTheyAreWritten) {
  HtmlToken tag;
  HtmlReader("<iframe SRC='a&amp;b' title=\"x y\" allow data-src=3 id>").next(tag);
  const Attributes list = tag.parsed_attributes();
  EXPECT_EQ(tag.name, "iframe");
  EXPECT_EQ(list.get("src"), "a&amp;b");
  EXPECT_EQ(list.get("title"), "x y");
  EXPECT_EQ(list.get("data-src"), "3");
  EXPECT_TRUE(list.has("id"));
  EXPECT_FALSE(list.has("href"));
}

}  // namespace
}  // namespace mobysearch
