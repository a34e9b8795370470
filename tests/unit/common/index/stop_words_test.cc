// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stop_words.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "common/text/ascii.h"
#include "common/text/tokenizer.h"

namespace mobysearch {
namespace {

constexpr const char* kLanguages[] = {"da", "de", "en", "es", "fi", "fr", "hu", "it",
                                      "nb", "nl", "nn", "no", "pt", "ru", "sv"};

TEST(StopWords, EachStandsOnALineOfItsOwnOnce) {
  for (const char* lang : kLanguages) {
    std::string_view list = stop_words(lang);
    EXPECT_EQ(list.find_first_of(" |"), std::string_view::npos) << lang;
    std::set<std::string_view> seen;
    while (!list.empty()) {
      const std::string_view word = take_line(list);
      EXPECT_FALSE(word.empty()) << lang;
      EXPECT_TRUE(seen.insert(word).second) << lang << ": " << word << " stands twice";
    }
    EXPECT_GT(seen.size(), 90U) << lang;
  }
}

// A word of several tokens would make stop words of its parts.
TEST(StopWords, EachIsOneToken) {
  Tokenizer tokenizer;
  for (const char* lang : kLanguages) {
    for (const std::string_view word : split_words(stop_words(lang))) {
      tokenizer.tokenize(word);
      EXPECT_EQ(tokenizer.tokens().size(), 1U) << lang << ": " << word;
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
