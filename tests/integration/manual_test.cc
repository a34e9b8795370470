// SPDX-License-Identifier: GPL-2.0-or-later
// The man page names every command and every option that --help does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>

#include "tests/support/binary.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

std::string manual() {
  std::string page = read_file(MOBYSEARCH_SOURCE_DIR "/docs/mobysearch.1");
  page.erase(std::remove(page.begin(), page.end(), '\\'), page.end());
  return page;
}

class Manual : public ::testing::TestWithParam<const char*> {};

TEST_P(Manual, NamesEveryOption) {
  const std::string page = manual();
  EXPECT_THAT(page, HasSubstr(std::string(".SS ") + GetParam()));
  const Finished help = mobysearch({GetParam(), "--help"});
  ASSERT_EQ(help.exit_code, 0) << help.err;
  const std::regex option("\n  (--[a-z-]+)");
  int options = 0;
  for (std::sregex_iterator at(help.out.begin(), help.out.end(), option), end; at != end; ++at) {
    ++options;
    const std::string name = (*at)[1];
    if (name != "--help") {
      EXPECT_TRUE(std::regex_search(page, std::regex(name + "\\b(?!-)"))) << name;
    }
  }
  EXPECT_GT(options, 1);
}

INSTANTIATE_TEST_SUITE_P(Commands, Manual,
                         ::testing::Values("index", "query", "serve", "check", "info", "stats"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace mobysearch::testing
