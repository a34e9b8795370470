// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/first_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/schema.h"
#include "common/version.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

TEST(FirstPage, ShowsTheFirstStepsAndEveryCommand) {
  const auto commands = all_commands();
  const std::string page = first_page(commands);
  EXPECT_THAT(page, HasSubstr("mobysearch index ~/my-site --db blog.mobydb"));
  for (const Command& command : commands) EXPECT_THAT(page, HasSubstr(command.help));
}

TEST(FirstPage, TheVersionLineNamesVersionCommitAndSchema) {
  const std::string line = version_line();
  EXPECT_TRUE(line.starts_with("mobysearch " + std::string(version()) + " ("));
  EXPECT_THAT(line, HasSubstr(std::string(commit())));
  EXPECT_THAT(line, HasSubstr("index schema " + std::to_string(kSchemaVersion) + ")\n"));
}

}  // namespace
}  // namespace mobysearch
