// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stop_words.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

#include "common/text/tokenizer.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr const char* kLanguages[] = {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "ru"};

TEST(StopWords, EachStandsBetweenSingleBlanksOnce) {
  for (const char* lang : kLanguages) {
    const std::string list(stop_words(lang));
    ASSERT_FALSE(list.empty()) << lang;
    EXPECT_EQ(list.front(), ' ') << lang;
    EXPECT_EQ(list.back(), ' ') << lang;
    EXPECT_EQ(list.find("  "), std::string::npos) << lang;
    std::istringstream in(list);
    std::set<std::string> seen;
    for (std::string word; in >> word;) {
      EXPECT_TRUE(seen.insert(word).second) << lang << ": " << word << " stands twice";
    }
  }
}

// A list is asked for words as the tokenizer makes them: another spelling would never be found.
TEST(StopWords, AreSpeltAsTheTokenizerSpellsThem) {
  Tokenizer tokenizer;
  for (const char* lang : kLanguages) {
    std::istringstream in{std::string(stop_words(lang))};
    for (std::string word; in >> word;) {
      EXPECT_EQ(fold_case(word), word) << lang;
      tokenizer.tokenize(word);
      ASSERT_EQ(tokenizer.tokens().size(), 1U) << lang << ": " << word;
      EXPECT_EQ(tokenizer.tokens()[0].word, word) << lang;
    }
  }
}

TEST(StopWords, OtherLanguagesHaveNone) {
  for (const char* lang : {"", "ja", "xx", "en-GB", "EN", " en "}) {
    EXPECT_EQ(stop_words(lang), "") << lang;
  }
}

}  // namespace
}  // namespace mobysearch
