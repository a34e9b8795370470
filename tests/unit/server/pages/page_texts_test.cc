// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_texts.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PageTexts, AreThoseOfTheSitesLanguageOrEnglish) {
  const struct {
    const char *site, *texts;
  } cases[] = {{"en", "en"},      {"en-GB", "en"},      {"de", "de"}, {"de-AT", "de"},
               {"DE", "de"},      {"fr_CA", "fr"},      {"es", "es"}, {"ja", "ja"},
               {"zh", "zh-Hans"}, {"zh-CN", "zh-Hans"}, {"ar", "ar"}, {"", "en"},
               {"it", "en"},      {"d", "en"},          {"arn", "en"}};
  for (const auto& c : cases) EXPECT_EQ(page_texts(c.site).lang, c.texts) << c.site;
  EXPECT_EQ(page_texts("ar").dir, "rtl");
}

TEST(PageTexts, AreFilledWithValuesOnce) {
  EXPECT_EQ(filled("{0} of {1}", {"{1}", "2"}), "{1} of 2");
  EXPECT_EQ(filled("{0", {"x"}), "{0");
  EXPECT_EQ(filled("{2} {a} {", {"x"}), "{2} {a} {");
}

TEST(PageTexts, CountPosts) {
  const struct {
    const char* lang;
    int count;
    bool is_exact;
    const char* text;
  } cases[] = {{"en", 1, true, "1 post"},
               {"en", 41, true, "41 posts"},
               {"en", 1200, false, "About 1200 posts"},
               {"de", 1, true, "1 Beitrag"},
               {"de", 1200, false, "Etwa 1200 Beiträge"},
               {"fr", 2, true, "2 articles"},
               {"ja", 5, true, "5 件の記事"},
               {"ar", 5, true, "عدد المقالات: 5"},
               {"ar", 1200, false, "عدد المقالات: نحو 1200"}};
  for (const auto& c : cases) {
    EXPECT_EQ(count_of_posts(page_texts(c.lang), c.count, c.is_exact), c.text);
  }
}

TEST(PageTexts, WriteDatesAsTheLanguageDoes) {
  const struct {
    const char *lang, *date, *text;
  } cases[] = {{"en", "2023-06-19", "<time datetime=\"2023-06-19\">19 June 2023</time>"},
               {"de", "2023-06-01", "<time datetime=\"2023-06-01\">1. Juni 2023</time>"},
               {"fr", "2023-01-01", "<time datetime=\"2023-01-01\">1er janvier 2023</time>"},
               {"es", "2023-12-31", "<time datetime=\"2023-12-31\">31 de diciembre de 2023</time>"},
               {"ja", "2023-06-19", "<time datetime=\"2023-06-19\">2023年6月19日</time>"},
               {"zh", "2023-11-09", "<time datetime=\"2023-11-09\">2023年11月9日</time>"},
               {"ar", "2023-06-19", "<time datetime=\"2023-06-19\">19 يونيو 2023</time>"},
               {"en", "2023-13-01", "<time datetime=\"2023-13-01\">2023-13-01</time>"},
               {"en", "2023-00-01", "<time datetime=\"2023-00-01\">2023-00-01</time>"},
               {"en", "some <day>", "some &lt;day&gt;"},
               {"en", "", ""}};
  for (const auto& c : cases) EXPECT_EQ(time_markup(page_texts(c.lang), c.date), c.text);
}

TEST(PageTexts, NameOrdersFiltersAndKindsOfMedia) {
  const PageTexts& german = page_texts("de");
  EXPECT_EQ(sort_label(german, SortOrder::kOldest), "Älteste");
  EXPECT_EQ(filter_label(german, Field::kHas), "Mit");
  EXPECT_EQ(value_label(german, Field::kHas, "slides"), "Folien");
  EXPECT_EQ(value_label(german, Field::kTag, "slides"), "slides") << "the blog's own word";
  for (const Field field : kFilters) {
    EXPECT_EQ(filter_label(page_texts("en"), field), field_spec(field).filter.title);
  }
}

}  // namespace
}  // namespace mobysearch
