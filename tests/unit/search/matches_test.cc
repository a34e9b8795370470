// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

/// "token+count number" of each; a phrase's number is "p" and its place in the plan.
std::vector<std::string> shown(const std::vector<Occurrence>& matches) {
  std::vector<std::string> out;
  for (const Occurrence& here : matches) {
    const bool is_phrase = here.word >= kFirstPhrase;
    out.push_back(std::to_string(here.token) + "+" + std::to_string(here.count) +
                  (is_phrase ? " p" : " ") +
                  std::to_string(is_phrase ? here.word - kFirstPhrase : here.word));
  }
  return out;
}

QueryPhrase phrase(const std::vector<std::vector<std::uint16_t>>& readings) {
  QueryPhrase phrase;
  for (const auto& fingerprints : readings) phrase.readings.push_back({{}, fingerprints});
  phrase.idf = 3;
  return phrase;
}

// A title of 3 tokens, no names; a section: a heading of 2, a text of 5, no media.
const std::vector<std::uint16_t> kTokens = {1, 2, 3, 1, 2, 3, 1, 2, 1, 2};
const std::vector<std::uint32_t> kBounds = {3, 3, 5, 10, 10};
const ForwardPost kPost{kTokens, {}, kBounds};

TEST(Matches, PhrasesAreFoundWhereverTheyStand) {
  QueryPlan plan;
  plan.phrases = {phrase({{1, 2}})};
  EXPECT_THAT(shown(matches_in(kPost, {}, plan)),
              ElementsAre("0+2 p0", "3+2 p0", "6+2 p0", "8+2 p0"));
  plan.phrases = {phrase({{1, 2, 1}})};
  EXPECT_THAT(shown(matches_in(kPost, {}, plan)), ElementsAre("6+3 p0"));
  plan.phrases = {phrase({{9, 1}})};
  EXPECT_THAT(shown(matches_in(kPost, {}, plan)), ElementsAre());
}

TEST(Matches, OneThatGoesOnInTheNextPartIsTwo) {
  QueryPlan plan;
  plan.phrases = {phrase({{2, 3, 1}})};
  EXPECT_THAT(shown(matches_in(kPost, {}, plan)),
              ElementsAre("1+2 p0", "3+1 p0", "4+1 p0", "5+2 p0"));
}

TEST(Matches, TheSamePhraseInTwoLanguagesIsOne) {
  QueryPlan plan;
  plan.phrases = {phrase({{3, 1, 2, 1}, {3, 1, 2, 1}, {7, 7}})};
  EXPECT_THAT(shown(matches_in(kPost, {}, plan)), ElementsAre("5+4 p0"));
}

TEST(Matches, WordsOfAPhraseAreNoneByThemselves) {
  QueryPlan plan;
  plan.words = {{"a", {"a"}, 1.0}, {"b", {"b"}, 2.0}};
  plan.words[0].in_phrase = true;
  plan.phrases = {phrase({{3, 1, 2, 1}})};
  const std::vector<Occurrence> found = {{5, 1, 1}, {6, 1, 0}, {7, 1, 1}};
  EXPECT_THAT(shown(matches_in(kPost, found, plan)), ElementsAre("5+4 p0", "5+1 1", "7+1 1"));
  EXPECT_EQ(idf_of(1, plan), 2.0);
  EXPECT_EQ(idf_of(kFirstPhrase, plan), 3.0);
}

TEST(Matches, OfVeryManyPhrasesTheFirstOnesCount) {
  QueryPlan plan;
  plan.phrases.assign(kMaxPhrases, phrase({{9}}));
  plan.phrases.push_back(phrase({{1, 2}}));
  EXPECT_THAT(shown(matches_in(kPost, {}, plan)), ElementsAre());
}

}  // namespace
}  // namespace mobysearch
