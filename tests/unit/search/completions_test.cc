// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/completions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "common/index/vocabulary_block.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Vocabulary vocabulary(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  VocabularyBlockBuilder block;
  for (const auto& [word, frequency] : words) block.add(word, frequency);
  Vocabulary result;
  EXPECT_TRUE(result.add_block(block.take()));
  return result;
}

TEST(Completions, AreTheMostFrequentWordsThatBeginSo) {
  const Vocabulary words =
      vocabulary({{"sad", 9}, {"sea", 2}, {"see", 5}, {"send", 5}, {"sun", 7}});
  EXPECT_THAT(completions(words, "se", {}), ElementsAre("see", "send", "sea"));
  EXPECT_THAT(completions(words, "x", {}), IsEmpty());
}

TEST(Completions, OfEquallyFrequentWordsTheFirstOfTheVocabularyComesFirst) {
  const Vocabulary words = vocabulary({{"sea", 2}, {"see", 5}, {"seed", 2}, {"send", 2}});
  EXPECT_THAT(completions(words, "se", {}), ElementsAre("see", "sea", "seed", "send"));
}

TEST(Completions, AreNoMoreThanUseful) {
  const auto twenty = [](std::uint32_t frequency) {
    std::vector<std::pair<std::string, std::uint32_t>> words;
    for (char c = 'a'; c < 'a' + 20; ++c) words.emplace_back(std::string("a") + c, frequency);
    return vocabulary(words);
  };
  EXPECT_THAT(completions(twenty(1), "a", {}), SizeIs(20));
  EXPECT_THAT(completions(twenty(50), "a", {}), SizeIs(10));
  const Vocabulary frequent =
      vocabulary({{"a1", 5999}, {"a2", 1}, {"a3", 1}, {"a4", 1}, {"a5", 1}});
  EXPECT_THAT(completions(frequent, "a", {}), ElementsAre("a1", "a2", "a3", "a4"));
}

std::vector<std::string> texts(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> out;
  for (const Suggestion& each : suggestions) out.push_back(each.kind + " " + each.text);
  return out;
}

TEST(Completions, AreNoStopWords) {
  const Vocabulary words = vocabulary({{"than", 8}, {"thank", 2}, {"the", 9}, {"theory", 1}});
  const auto is_stop_word = [](std::string_view word) { return word == "the" || word == "than"; };
  EXPECT_THAT(completions(words, "th", is_stop_word), ElementsAre("thank", "theory"));
  EXPECT_THAT(texts(suggestions("on th", {}, words, is_stop_word, 10)),
              ElementsAre("word on thank", "word on theory"));
}

TEST(Suggestions, CompleteTheLastWordWhereverItStands) {
  const Vocabulary words = vocabulary({{"swarm", 4}});
  for (const std::string before : {"", "docker ", "\"docker ", "title:", "(", "docker OR ("})
    EXPECT_THAT(texts(suggestions(before + "sw", {}, words, {}, 10)),
                ElementsAre("word " + before + "swarm"));
}

SearchResponse one_post(const std::string& title, const std::string& heading) {
  SearchResponse response;
  Hit hit;
  hit.title = title;
  hit.title_highlight = {"", title};
  hit.url = "/p/";
  SectionHit section;
  section.heading = heading;
  section.heading_highlight = {"", heading};
  section.url = "/p/#s";
  hit.sections = {section};
  response.hits = {hit};
  return response;
}

TEST(Suggestions, NameTitlesAndHeadingsThenCompleteTheLastWord) {
  const Vocabulary words = vocabulary({{"swarm", 4}, {"swarmkit", 9}, {"update", 2}});
  const auto found =
      suggestions("docker SWAR", one_post("Swarm recap", "Swarm update"), words, {}, 10);
  EXPECT_THAT(texts(found), ElementsAre("title Swarm recap", "heading Swarm update",
                                        "word docker swarmkit", "word docker swarm"));
  EXPECT_EQ(found[0].url, "/p/");
  EXPECT_EQ(found[1].url, "/p/#s");
  EXPECT_EQ(found[2].url, "");
}

TEST(Suggestions, NameNothingThatDoesNotMatchItself) {
  SearchResponse response = one_post("Recap", "Other");
  response.hits[0].title_highlight = {"Recap"};
  response.hits[0].sections[0].heading_highlight = {"Other"};
  EXPECT_TRUE(suggestions("swarm", response, vocabulary({{"update", 2}}), {}, 10).empty());
}

TEST(Suggestions, KeepToTheLimitAndSayNothingTwice) {
  const Vocabulary words = vocabulary({{"swarm", 9}});
  const auto same = one_post("Swarm", "Swarm");
  EXPECT_EQ(suggestions("swarm", same, words, {}, 1).size(), 1U);
  const auto found = texts(suggestions("swa", same, words, {}, 10));
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()).size(), found.size());
}

TEST(Suggestions, AreNoneForNothingTyped) {
  const Vocabulary words = vocabulary({{"swarm", 9}});
  EXPECT_TRUE(suggestions("", {}, words, {}, 10).empty());
  EXPECT_TRUE(suggestions("zzz", {}, words, {}, 10).empty());
}

}  // namespace
}  // namespace mobysearch
