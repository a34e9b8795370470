// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace mobysearch {
namespace {

TEST(Command, EachHasANameAHelpAndOptionsOfDifferentNames) {
  for (const Command& command : {index_command(), query_command(), serve_command(), check_command(),
                                 info_command(), stats_command()}) {
    EXPECT_FALSE(command.name.empty());
    EXPECT_FALSE(command.help.empty()) << command.name;
    std::set<std::string> names;
    for (const Option& option : command.options) {
      EXPECT_TRUE(names.insert(option.name).second) << command.name << " --" << option.name;
      EXPECT_FALSE(option.help.empty()) << command.name << " --" << option.name;
    }
  }
}

TEST(Command, AnIndexFileMustBeNamedSomewhere) {
  std::string db;
  const auto none = require_db(db);
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, ErrorCode::kUsage);
  EXPECT_THAT(none.error().hint, ::testing::HasSubstr("MOBYSEARCH_DB"));
  EXPECT_TRUE(db_option(db).take("blog.mobydb"));
  EXPECT_TRUE(require_db(db).has_value());
}

}  // namespace
}  // namespace mobysearch
