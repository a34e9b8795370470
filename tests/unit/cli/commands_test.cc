// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cli/command.h"

namespace mobysearch {
namespace {

using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(Commands, SayAllThatHelpAndManPagesPrint) {
  std::set<std::string> names;
  for (const Command& command : all_commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_THAT(command.help, Not(IsEmpty())) << command.name;
    EXPECT_THAT(command.description, EndsWith(".")) << command.name;
    for (const Option& option : command.options) {
      const std::string name = command.name + " --" + option.name;
      EXPECT_THAT(option.help, Not(IsEmpty())) << name;
      EXPECT_THAT(option.help, Not(EndsWith("."))) << name;
      EXPECT_EQ(option.value_name.empty(), option.kind == Option::Kind::kFlag) << name;
      EXPECT_TRUE(option.details.empty() || option.details.ends_with(".")) << name;
    }
  }
}

}  // namespace
}  // namespace mobysearch
