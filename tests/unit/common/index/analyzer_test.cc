// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/schema.h"

namespace mobysearch {
namespace {

TEST(Analyzer, StemsInTheLanguageAndDropsAccents) {
  const struct {
    std::string lang, word, term;
  } cases[] = {
      {"en", "containers", "contain"},  {"en-us", "running", "run"},
      {"en", "naïve", "naiv"},          {"en", "jérôme", "jerom"},
      {"en", "jerome", "jerom"},        {"en", "protégé", "proteg"},
      {"en", "protege", "proteg"},      {"en", "łódź", "lodz"},
      {"en", "don't", "dont"},          {"en", "we're", "were"},
      {"en", "we'll", "we'll"},         {"en", "what's", "what"},
      {"nl", "crème", "crem"},          {"de", "häusern", "haus"},
      {"da", "københavn", "kobenhavn"}, {"fr", "continuellement", "continuel"},
      {"fi", "taloissa", "talo"},       {"ja", "ジョ", "ジョ"},
      {"xx", "running", "running"},     {"en", "h264s", "h264s"},
  };
  for (const auto& c : cases) EXPECT_EQ(Analyzer(c.lang).term(c.word), c.term) << c.lang << c.word;
}

TEST(Analyzer, KnowsFunctionWords) {
  const Analyzer english("en");
  EXPECT_TRUE(english.is_stop_word("the"));
  EXPECT_FALSE(english.is_stop_word("swarm"));
  EXPECT_FALSE(english.is_stop_word("the a")) << "two words are none";
  EXPECT_TRUE(Analyzer("de").is_stop_word("und"));
  EXPECT_FALSE(Analyzer("xx").is_stop_word("the"));
  EXPECT_TRUE(Analyzer("nb-NO").is_stop_word("og"));
  EXPECT_EQ(Analyzer("nb").term("bilene"), "bil");
}

TEST(Analyzer, ComparesFunctionWordsAsTheTokenizerCutsThem) {
  EXPECT_TRUE(Analyzer("en").is_stop_word("it's"));
  EXPECT_TRUE(Analyzer("de").is_stop_word("dass"));
  EXPECT_TRUE(Analyzer("fr").is_stop_word("qu")) << "of qu'il";
  EXPECT_TRUE(Analyzer("fr").is_stop_word("l")) << "of l'eau";
  EXPECT_FALSE(Analyzer("en").is_stop_word("|"));
}

TEST(Analyzer, TermsFitIntoXapian) {
  EXPECT_LE(Analyzer("en").term(std::string(5000, 'x')).size(), kMaxTermBytes);
}

}  // namespace
}  // namespace mobysearch
