// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/accented_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

std::vector<std::uint32_t> word_numbers(std::span<const AccentedWords::Entry> entries) {
  std::vector<std::uint32_t> result;
  for (const AccentedWords::Entry& entry : entries) result.push_back(entry.word);
  return result;
}

TEST(AccentedWords, HaveOneOrTwoPlainSpellings) {
  EXPECT_THAT(plain_spellings("naïve"), ElementsAre("naive"));
  EXPECT_THAT(plain_spellings("köln"), ElementsAre("koln", "koeln"));
  EXPECT_THAT(plain_spellings("docker"), ElementsAre("docker"));
  EXPECT_THAT(plain_spellings("日本"), ElementsAre("日本"));
}

TEST(AccentedWords, AreFoundByTheirSpellingsAndBeginnings) {
  AccentedWords words;
  words.add("docker", 1);
  words.add("日本", 2);
  words.add("köln", 3);
  words.add("kölner", 4);
  words.add("naïve", 5);
  words.sort();
  EXPECT_THAT(word_numbers(words.spelled("koln")), ElementsAre(3));
  EXPECT_THAT(word_numbers(words.spelled("koeln")), ElementsAre(3));
  EXPECT_THAT(word_numbers(words.spelled("docker")), ElementsAre());
  EXPECT_THAT(word_numbers(words.spelled("日本")), ElementsAre());
  EXPECT_THAT(word_numbers(words.beginning_with("kol")), ElementsAre(3, 4));
  EXPECT_THAT(word_numbers(words.beginning_with("nai")), ElementsAre(5));
}

}  // namespace
}  // namespace mobysearch
