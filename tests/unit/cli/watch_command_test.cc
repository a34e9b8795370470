// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/command_run.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

TEST(WatchCommand, HasTheOptionsOfIndex) {
  const auto names = [](const Command& command) {
    std::vector<std::string> all;
    for (const Option& option : command.options) all.push_back(option.name);
    return all;
  };
  EXPECT_EQ(names(watch_command()), names(index_command()));
}

TEST(WatchCommand, TakesTheCurrentDirectoryAndItsSettingsUnlessToldOtherwise) {
  const Command command = watch_command();
  ASSERT_TRUE(fill_operand(command, {}));
  EXPECT_EQ(command.settings_directory(), ".");
  ASSERT_TRUE(fill_operand(command, {"some/site"}));
  EXPECT_EQ(command.settings_directory(), "some/site");
}

TEST(WatchCommand, FailsForWhatIndexFailsForAtItsStart) {
  const TempDir dir;
  const auto code_of = [&](const OptionValues& options, const std::string& site) {
    return run_command(watch_command(), options, {site}).code.error().code;
  };
  dir.write("site/_posts/2020-01-02-first.md", "---\n---\nText\n");
  EXPECT_EQ(code_of({}, dir / "site"), ErrorCode::kUsage);
  EXPECT_EQ(code_of({{"db", {dir / "x"}}}, dir / "none"), ErrorCode::kInputUnreadable);
  EXPECT_EQ(code_of({{"db", {dir / "no/x"}}}, dir / "site"), ErrorCode::kOutputUnwritable);
}

}  // namespace
}  // namespace mobysearch::testing
