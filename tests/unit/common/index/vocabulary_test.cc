// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/index/vocabulary_block.h"
#include "tests/support/vocabulary.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAreArray;
using testing::vocabulary_of;

std::string sample_words() {
  VocabularyBlockBuilder builder;
  builder.add("container", 7);
  builder.add("containerd", 3);
  builder.add("docker", 300);
  builder.add("naïve", 1);
  return builder.take();
}

TEST(Vocabulary, FindsWordsAndPrefixes) {
  Vocabulary words;
  ASSERT_TRUE(words.add_block(sample_words()));
  ASSERT_EQ(words.size(), 4U);
  EXPECT_EQ(words.word(1), "containerd");
  EXPECT_EQ(words.frequency_of("docker"), 300U);
  EXPECT_EQ(words.frequency_of("dock"), 0U);
  EXPECT_EQ(words.frequency_of("zebra"), 0U);
  EXPECT_EQ(words.with_prefix("cont"), (std::pair<std::size_t, std::size_t>(0, 2)));
  EXPECT_EQ(words.with_prefix("containerd"), (std::pair<std::size_t, std::size_t>(1, 2)));
  EXPECT_EQ(words.with_prefix("naï"), (std::pair<std::size_t, std::size_t>(3, 4)));
  EXPECT_EQ(words.with_prefix("x"), (std::pair<std::size_t, std::size_t>(4, 4)));
  EXPECT_EQ(words.with_prefix(""), (std::pair<std::size_t, std::size_t>(0, 4)));
}

TEST(Vocabulary, ChunksFollowOneAnother) {
  Vocabulary words;
  ASSERT_TRUE(words.add_block(sample_words()));
  VocabularyBlockBuilder builder;
  builder.add("open", 2);
  ASSERT_TRUE(words.add_block(builder.take()));
  EXPECT_EQ(words.frequency_of("open"), 2U);
  EXPECT_FALSE(words.add_block(sample_words())) << "words must ascend";
}

TEST(Vocabulary, FindsWordsThatDifferInAccents) {
  const Vocabulary words =
      vocabulary_of({"aarhus", "bauer", "jérôme", "koeln", "köln", "neue", "århus", "łódź"});
  const struct {
    std::string word;
    std::vector<std::string_view> others;
  } cases[] = {
      {"jerome", {"jérôme"}},
      {"jérome", {"jérôme"}},
      {"lodz", {"łódź"}},
      {"koln", {"köln"}},
      {"koeln", {"köln"}},
      {"köln", {"koeln"}},
      {"arhus", {"århus"}},
      {"århus", {"aarhus"}},
      {"aarhus", {"århus"}},
      {"neue", {}},
      {"bauer", {}},
      {"jero", {}},
      {"kœln", {"koeln", "köln"}},
  };
  for (const auto& c : cases)
    EXPECT_THAT(words.with_other_accents(c.word), ElementsAreArray(c.others)) << c.word;
}

TEST(Vocabulary, FindsBeginningsWithoutAccents) {
  const Vocabulary words = vocabulary_of({"dupont", "dupré", "jersey", "jérôme", "köln", "läuft"});
  const struct {
    std::string beginning;
    std::vector<std::string_view> found;
  } cases[] = {
      {"dup", {"dupont", "dupré"}},
      {"dupre", {"dupré"}},
      {"je", {"jersey", "jérôme"}},
      {"jé", {"jérôme"}},
      {"jér", {"jérôme"}},
      {"jérs", {"jersey"}},
      {"koe", {"köln"}},
      {"ko", {"köln"}},
      {"k", {"köln"}},
      {"läufer", {}},
  };
  for (const auto& c : cases) {
    std::vector<std::string_view> found;
    words.visit_beginning(c.beginning, [&](std::size_t i) { found.push_back(words.word(i)); });
    EXPECT_THAT(found, ElementsAreArray(c.found)) << c.beginning;
    EXPECT_EQ(words.has_beginning(c.beginning), !c.found.empty()) << c.beginning;
  }
}

TEST(Vocabulary, SurvivesDamageAnywhere) {
  const std::string whole = sample_words();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    (void)Vocabulary().add_block(whole.substr(0, at));
    for (const int value : {0x00, 0x7f, 0x80, 0xff}) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(value);
      Vocabulary words;
      (void)words.add_block(bytes);
      for (std::size_t i = 0; i < words.size(); ++i) EXPECT_LE(words.word(i).size(), 64U);
    }
  }
}

}  // namespace
}  // namespace mobysearch
