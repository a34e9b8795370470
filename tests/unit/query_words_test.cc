// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/query_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::vector<std::string> arguments(std::vector<const char*> argv) {
  argv.insert(argv.begin(), "mobysearch");
  return reversed_arguments(static_cast<int>(argv.size()), argv.data());
}

using ::testing::ElementsAre;

TEST(QueryWords, ExcludedWordsAreNoOptions) {
  EXPECT_THAT(arguments({"query", "--limit", "5", "docker", "-swarm"}),
              ElementsAre("\x01-swarm", "docker", "5", "--limit", "query"));
}

TEST(QueryWords, NumbersAndLongOptionsStayAsTheyAre) {
  EXPECT_THAT(arguments({"query", "--limit", "-5", "--json"}),
              ElementsAre("--json", "-5", "--limit", "query"));
}

TEST(QueryWords, AllAfterTwoDashesAreWords) {
  EXPECT_THAT(arguments({"query", "--json", "--", "--mount", "x"}),
              ElementsAre("\x01x", "\x01--mount", "--json", "query"));
}

TEST(QueryWords, OtherCommandsAreLeftAlone) {
  EXPECT_THAT(arguments({"index", "-x"}), ElementsAre("-x", "index"));
  EXPECT_THAT(reversed_arguments(0, nullptr), ElementsAre());
}

TEST(QueryWords, MarkIsNeverSeen) {
  EXPECT_EQ(plain_word("\x01-swarm"), "-swarm");
  EXPECT_EQ(plain_word("Could not convert: --limit = \x01x"), "Could not convert: --limit = x");
}

}  // namespace
}  // namespace mobysearch
