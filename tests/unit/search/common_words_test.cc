// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/common_words.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "common/index/analyzer.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

TEST(CommonWords, EachBeginningStandsOnALineOfItsOwnWithItsWordsInOrder) {
  std::string_view list = common_word_lists::kEN;
  std::string last;
  while (!list.empty()) {
    const std::string_view line = take_line(list);
    if (line.starts_with('|')) continue;
    const auto parts = split(line, ' ');
    ASSERT_GT(parts.size(), 1U) << line;
    EXPECT_EQ(parts[0].size(), 2U) << line;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const std::string word = std::string(parts[0]) + std::string(parts[i]);
      EXPECT_LT(last, word);
      EXPECT_TRUE(word.size() >= 3 && word.size() <= 8) << word;
      last = word;
    }
  }
}

TEST(CommonWords, KnowsWordsAndTheirInflectionsAlone) {
  const struct {
    const char* word;
    bool is_common;
  } cases[] = {
      {"fork", true},     {"whale", true},   {"visa", true},
      {"latex", true},    {"bounty", true},  {"forks", true},
      {"bounties", true}, {"feather", true}, {"fountain", true},
      {"priced", true},   {"apples", true},  {"billing", true},
      {"numbe", false},   {"clos", false},   {"bounti", false},
      {"dokcer", false},  {"tset", false},   {"a", false},
      {"", false},        {"fo", false},     {"\xC3\xA9t\xC3\xA9", false},
  };
  Analyzer english("en");
  for (const auto& c : cases)
    EXPECT_EQ(is_common_word(c.word, english.term(c.word)), c.is_common) << c.word;
}

TEST(CommonWords, KnowsHowTheyBegin) {
  for (const char* beginning : {"wh", "wha", "whal", "whale"})
    EXPECT_TRUE(begins_common_word(beginning)) << beginning;
  for (const char* beginning : {"", "w", "whalf", "qz"})
    EXPECT_FALSE(begins_common_word(beginning)) << beginning;
}

}  // namespace
}  // namespace mobysearch
