// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_run.h"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::string shown_words(std::string_view text) {
  Tokenizer tokenizer;
  std::string all;
  for (const WordRun& run : word_runs(text, tokenizer)) {
    all += fmt::format("{}{} as {}{}", all.empty() ? "" : "; ", fmt::join(run.words, " "),
                       fmt::join(run.compounds, " "), run.is_exact() ? "!" : "");
  }
  return all;
}

TEST(WordRun, IsWhatIsWrittenWithoutABlank) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"?!", ""},
      {"swarm", "swarm as "},
      {"SwarmKit", "swarm kit as swarmkit"},
      {"c++", "c as c++!"},
      {"--mount", "mount as --mount!"},
      {"c++17", "c 17 as c++17!"},
      {"4.0", "4 0 as 4.0!"},
      {"docker/run", "docker run as "},
      {"1,000,000", "1 000 000 as 1000000!"},
      {"the pre-school", "the as ; pre school as preschool"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown_words(text), expected) << text;
}

}  // namespace
}  // namespace mobysearch
