// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/occurrences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace mobysearch {
namespace {

const Fingerprints kTermHashes;  // of an index in which each term has that of its hash

std::vector<QueryWord> words_of(const std::vector<std::vector<std::string>>& terms) {
  std::vector<QueryWord> words;
  for (const auto& each : terms) words.push_back({each.front(), each, 2.0});
  return words;
}

/// "word@token" of everything found.
std::vector<std::string> found_in(const OccurrenceFinder& finder,
                                  const std::vector<std::uint16_t>& tokens,
                                  const std::vector<CompoundSpan>& compounds = {}) {
  const std::vector<std::uint32_t> bounds = {0, 0};
  std::vector<Occurrence> found;
  finder.find({tokens, compounds, bounds}, found);
  std::vector<std::string> out;
  for (const Occurrence& here : found) {
    out.push_back(std::to_string(here.word) + "@" + std::to_string(here.token));
    if (here.count > 1) out.back() += "+" + std::to_string(here.count);
  }
  return out;
}

std::vector<std::uint16_t> fingerprints(const std::vector<std::string>& words) {
  std::vector<std::uint16_t> out;
  for (const std::string& word : words) out.push_back(kTermHashes.of(word));
  return out;
}

TEST(Occurrences, FindsWordsByAnyOfTheirTerms) {
  OccurrenceFinder finder;
  finder.look_for(words_of({{"swarm", "swarmkit"}, {"update"}}), kTermHashes);
  EXPECT_THAT(found_in(finder, fingerprints({"a", "swarm", "b", "update", "swarmkit"})),
              ::testing::ElementsAre("0@1", "1@3", "0@4"));
  EXPECT_THAT(found_in(finder, {}), ::testing::IsEmpty());
}

TEST(Occurrences, CompoundsStandWhereTheyBegin) {
  OccurrenceFinder finder;
  finder.look_for(words_of({{"swarmkit"}, {"kit"}}), kTermHashes);
  const std::vector<CompoundSpan> compounds = {{1, 2, kTermHashes.of("swarmkit")}};
  EXPECT_THAT(found_in(finder, fingerprints({"the", "swarm", "kit"}), compounds),
              ::testing::ElementsAre("0@1+2", "1@2"));
}

TEST(Occurrences, ForgetsWhatItLookedForBefore) {
  OccurrenceFinder finder;
  finder.look_for(words_of({{"old"}}), kTermHashes);
  finder.look_for(words_of({{"new"}}), kTermHashes);
  EXPECT_THAT(found_in(finder, fingerprints({"old", "new"})), ::testing::ElementsAre("0@1"));
}

// Long posts are searched by blocks: the same must be found wherever a word stands in one, and with
// few words or many.
TEST(Occurrences, FindsTheSameInBlocksAsOneByOne) {
  std::mt19937 random(7);
  for (const std::size_t word_count : {1U, 3U, 16U, 17U, 60U}) {
    std::vector<std::vector<std::string>> terms;
    for (std::size_t i = 0; i < word_count; ++i) terms.push_back({"w" + std::to_string(i)});
    OccurrenceFinder finder;
    finder.look_for(words_of(terms), kTermHashes);
    for (const std::size_t size : {0U, 1U, 31U, 32U, 33U, 64U, 1000U}) {
      std::vector<std::uint16_t> tokens(size);
      std::vector<std::string> expected;
      for (std::size_t i = 0; i < size; ++i) {
        if (random() % 20 == 0) {
          const std::size_t word = random() % word_count;
          tokens[i] = kTermHashes.of(terms[word][0]);
          expected.push_back(std::to_string(word) + "@" + std::to_string(i));
        } else {
          tokens[i] = kTermHashes.of("filler");
        }
      }
      EXPECT_EQ(found_in(finder, tokens), expected) << word_count << " words, " << size;
    }
  }
}

TEST(ContainsPhrase, FindsFingerprintsInARow) {
  const std::vector<std::uint16_t> tokens = {1, 2, 2, 3, 1, 2, 3};
  const std::vector<std::uint32_t> bounds = {7, 7};
  const ForwardPost post{tokens, {}, bounds};
  const struct {
    std::vector<std::uint16_t> phrase;
    bool expected;
  } cases[] = {{{1}, true},
               {{1, 2}, true},
               {{2, 2, 3}, true},
               {{1, 2, 3}, true},
               {{3, 2}, false},
               {{1, 3}, false},
               {{2, 3, 1, 2, 3}, true},
               {{9}, false},
               {{3, 1, 2, 3, 1}, false}};
  for (const auto& c : cases) EXPECT_EQ(contains_phrase(post, c.phrase), c.expected);
}

// Of few different fingerprints, so that there are many that nearly match.
TEST(ContainsPhrase, FindsFingerprintsWhereverTheyStand) {
  std::mt19937 random(1);
  const auto fingerprints = [&](std::size_t size) {
    std::vector<std::uint16_t> list(size);
    for (auto& fingerprint : list) fingerprint = static_cast<std::uint16_t>(random() % 3);
    return list;
  };
  int found = 0;
  for (int round = 0; round < 5000; ++round) {
    const auto tokens = fingerprints(random() % 60);
    const auto phrase = fingerprints(1 + random() % 5);
    const std::uint32_t bounds[] = {0, static_cast<std::uint32_t>(tokens.size())};
    const bool expected =
        std::search(tokens.begin(), tokens.end(), phrase.begin(), phrase.end()) != tokens.end();
    ASSERT_EQ(contains_phrase({tokens, {}, bounds}, phrase), expected) << "round " << round;
    found += expected ? 1 : 0;
  }
  EXPECT_GT(found, 1000);
  EXPECT_LT(found, 4000);
}

}  // namespace
}  // namespace mobysearch
