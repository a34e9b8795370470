// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/heading_title.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

SiteDocument with_title(const std::string& options, const std::string& body,
                        const char* matter = "{}", bool is_page = true) {
  SiteConfig config;
  config.plugins = {"jekyll-titles-from-headings"};
  config.values = testing::yaml("titles_from_headings: " + options);
  SiteDocument document;
  document.is_page = is_page;
  document.title = "Own";
  document.values = testing::yaml(matter);
  set_title_from_heading(config, body, document);
  return document;
}

TEST(HeadingTitle, IsTheHeadingAtTheBeginning) {
  const struct {
    const char *body, *title, *rest;
  } cases[] = {{"# Tides\nText", "Tides", "Text"},
               {"\n\n  ### Tides & *ebb*\nText", "Tides & ebb", "Text"},
               {"# How to read `tide` tables\n", "How to read tide tables", ""},
               {"Tides\n=====\n\nText", "Tides", "\nText"},
               {"Tides\r\n-\r\nText", "Tides", "Text"},
               {"# Tides[^1]\nText", "Tides", "Text"},
               {"# A [link](/x)\nText", "A link", "Text"},
               {"#### Tides\nText", "Own", "#### Tides\nText"},
               {"#Tides\nText", "Own", "#Tides\nText"},
               {"Text\n# Tides\n", "Own", "Text\n# Tides\n"},
               {"a | b\n--|--\n", "Own", "a | b\n--|--\n"},
               {"Text\n- item\n", "Own", "Text\n- item\n"},
               {"", "Own", ""}};
  for (const auto& c : cases) {
    EXPECT_EQ(with_title("{}", c.body).title, c.title) << c.body;
    EXPECT_EQ(without_title_heading(c.body), c.rest) << c.body;
  }
}

TEST(HeadingTitle, IsForPagesWithoutTitleAndForAllDocumentsWhenAskedFor) {
  const std::string body = "# Tides\n";
  EXPECT_EQ(with_title("{enabled: false}", body).title, "Own");
  EXPECT_EQ(with_title("{}", body, "title: Own").title, "Own");
  EXPECT_EQ(with_title("{}", body, "{}", false).title, "Own");
  EXPECT_EQ(with_title("{collections: true}", body, "{}", false).title, "Tides");
  EXPECT_EQ(with_title("{collections: true}", body, "title: Own", false).title, "Tides")
      << "the plugin takes every title of a post for one that was inferred";
}

TEST(HeadingTitle, StripsTheHeadingWhenAskedFor) {
  const std::string body = "# Tides\n";
  EXPECT_FALSE(with_title("{}", body).strips_title);
  EXPECT_TRUE(with_title("{strip_title: true}", body).strips_title);
  EXPECT_FALSE(with_title("{strip_title: true}", body, "strip_title: false").strips_title);
  EXPECT_TRUE(with_title("{}", body, "strip_title: true").strips_title);
  EXPECT_FALSE(with_title("{strip_title: true}", "Text").strips_title);
}

}  // namespace
}  // namespace mobysearch
