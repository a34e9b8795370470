// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggester.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

Vocabulary vocabulary_of(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  VocabularyChunkBuilder chunk;
  for (const auto& [word, posts] : words) chunk.add(word, posts);
  Vocabulary vocabulary;
  EXPECT_TRUE(vocabulary.add_chunk(chunk.take()));
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
  hit.url = "/p/";
  SectionHit section;
  section.heading = heading;
  section.url = "/p/#s";
  hit.sections = {section};
  response.hits = {hit};
  return response;
}

TEST(Suggester, CompletesTheLastWordThenNamesTitlesAndHeadings) {
  const Vocabulary words = vocabulary_of({{"swarm", 9}, {"swarmkit", 4}, {"update", 2}});
  const auto found = suggestions("docker swar", one_post("Swarm recap", "Swarm update"), words, 10);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].kind, "word");
  EXPECT_EQ(found[0].text, "docker swarm");
  EXPECT_EQ(found[0].url, "");
  EXPECT_THAT(texts(found), ::testing::Contains("title Swarm recap"));
  EXPECT_THAT(texts(found), ::testing::Contains("heading Swarm update"));
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
