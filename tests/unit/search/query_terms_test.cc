// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/vocabulary.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::vocabulary_of;

const Vocabulary kNoWords;

TEST(Languages, AreThoseOfThePostsOrElseTheSites) {
  EXPECT_THAT(Languages({"de", "en"}, kNoWords, "en").codes(), ElementsAre("de", "en"));
  EXPECT_THAT(Languages({}, kNoWords, "fr").codes(), ElementsAre("fr"));
  EXPECT_THAT(Languages({}, kNoWords, "").codes(), ElementsAre("en"));
}

TEST(Languages, AreNoMoreThanThereAre) {
  std::vector<std::string> codes;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (char second = 'a'; second <= 'z'; ++second) codes.push_back({first, second});
  }
  EXPECT_EQ(Languages(codes, kNoWords, "en").codes().size(), Languages::kMaxLanguages);
}

TEST(Languages, StemAWordInEachOfThem) {
  Languages both({"en", "fr"}, kNoWords, "en");
  EXPECT_THAT(both.terms_of("chevaux"), ElementsAre("chevaux", "cheval"));
  EXPECT_THAT(both.terms_of("moby"), ElementsAre("mobi", "moby"));
  EXPECT_THAT(both.terms_of("kit"), ElementsAre("kit"));
  EXPECT_EQ(both.analyzer_for("de-AT").term("katzen"), "katz");
}

TEST(Languages, FindAWordByItsAccentsInTheVocabulary) {
  const Vocabulary words = vocabulary_of({"instalações", "koeln", "köln", "naïve"});
  Languages portuguese({"pt"}, words, "pt");
  EXPECT_THAT(portuguese.terms_of("instalacoes"), ElementsAre("instalaco", "instal"));
  EXPECT_THAT(portuguese.terms_of("instalações"), ElementsAre("instal"));
  EXPECT_THAT(Languages({"de"}, words, "de").terms_of("köln"), ElementsAre("koln", "koeln"));
  EXPECT_THAT(Languages({"en"}, words, "en").terms_of("naive"), ElementsAre("naiv"))
      << "the same term, with its accents or without";
}

TEST(Languages, FindWordsInARowByTheirAccents) {
  const Vocabulary words = vocabulary_of({"cafe", "café", "instalações", "são"});
  Languages portuguese({"pt"}, words, "pt");
  EXPECT_THAT(portuguese.sequences_of({"instalacoes", "novas"}),
              ElementsAre(ElementsAre("instal", "nov")));
  EXPECT_THAT(Languages({"en", "fr"}, words, "en").sequences_of({"new", "kit"}),
              ElementsAre(ElementsAre("new", "kit")));
  EXPECT_THAT(portuguese.sequences_of({}), ElementsAre(ElementsAre()));
}

TEST(Languages, StopWordsAreOfTheOnlyLanguageOrOfTheSites) {
  EXPECT_TRUE(Languages({"de"}, kNoWords, "en").is_stop_word("und"));
  EXPECT_FALSE(Languages({"de"}, kNoWords, "en").is_stop_word("and"));
  EXPECT_TRUE(Languages({"de", "en"}, kNoWords, "en").is_stop_word("and"));
  EXPECT_FALSE(Languages({"de", "en"}, kNoWords, "en").is_stop_word("und"));
}

}  // namespace
}  // namespace mobysearch
