// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggester.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

Vocabulary vocabulary_of(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  VocabularyBlockBuilder block;
  for (const auto& [word, posts] : words) block.add(word, posts);
  Vocabulary vocabulary;
  EXPECT_TRUE(vocabulary.add_block(block.take()));
  return vocabulary;
}

std::vector<std::string> texts(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> out;
  for (const Suggestion& each : suggestions) out.push_back(each.kind + " " + each.text);
  return out;
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

TEST(Suggester, NamesTitlesAndHeadingsThenCompletesTheLastWord) {
  const Vocabulary words = vocabulary_of({{"swarm", 4}, {"swarmkit", 9}, {"update", 2}});
  const auto found = suggestions("docker SWAR", one_post("Swarm recap", "Swarm update"), words, 10);
  EXPECT_THAT(texts(found), ElementsAre("title Swarm recap", "heading Swarm update",
                                        "word docker swarmkit", "word docker swarm"));
  EXPECT_EQ(found[0].url, "/p/");
  EXPECT_EQ(found[1].url, "/p/#s");
  EXPECT_EQ(found[2].url, "");
}

TEST(Suggester, NamesNothingThatDoesNotMatchItself) {
  SearchResponse response = one_post("Recap", "Other");
  response.hits[0].title_highlight = {"Recap"};
  response.hits[0].sections[0].heading_highlight = {"Other"};
  EXPECT_TRUE(suggestions("swarm", response, vocabulary_of({{"update", 2}}), 10).empty());
}

TEST(Suggester, KeepsToTheLimitAndSaysNothingTwice) {
  const Vocabulary words = vocabulary_of({{"swarm", 9}});
  const auto same = one_post("Swarm", "Swarm");
  EXPECT_EQ(suggestions("swarm", same, words, 1).size(), 1U);
  const auto found = texts(suggestions("swa", same, words, 10));
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()).size(), found.size());
}

TEST(Suggester, NothingTypedSuggestsNothing) {
  const Vocabulary words = vocabulary_of({{"swarm", 9}});
  EXPECT_TRUE(suggestions("", {}, words, 10).empty());
  EXPECT_TRUE(suggestions("zzz", {}, words, 10).empty());
}

}  // namespace
}  // namespace mobysearch
