// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/open_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

TEST(OpenSearch, DescribesTheBlogWithANameOfSixteenBytesAtMost) {
  IndexInfo info;
  info.site_title = "Kähler & Söhnè – ein Blog";
  const std::string xml = open_search_description(info, "https://search.example");
  EXPECT_THAT(xml, HasSubstr("<ShortName>Kähler &amp; Söhn</ShortName>"));
  EXPECT_THAT(xml, HasSubstr("<Description>Search Kähler &amp; Söhnè – ein Blog</Description>"));
  EXPECT_THAT(xml, HasSubstr("template=\"https://search.example/search?q={searchTerms}\""));
}

TEST(OpenSearch, ListsTextsKindsAndLinksSideBySide) {
  const std::vector<Suggestion> suggestions = {{"A \"b\"", "/a/", "title"}, {"word", "", "word"}};
  EXPECT_EQ(open_search_suggestions("a", suggestions),
            R"(["a",["A \"b\"","word"],["title","word"],["/a/",""]])");
  EXPECT_EQ(suggestions_json("a", suggestions),
            R"({"query":"a","suggestions":[{"text":"A \"b\"","url":"/a/","kind":"title"},)"
            R"({"text":"word","url":"","kind":"word"}]})");
}

}  // namespace
}  // namespace mobysearch
