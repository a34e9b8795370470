// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/command_run.h"

namespace mobysearch::testing {
namespace {

TEST(HealthCommand, SaysWhereNoServerAnswers) {
  const auto nowhere = run_command(health_command(), {{"unix-socket", {"/nowhere"}}});
  ASSERT_FALSE(nowhere.code.has_value());
  EXPECT_EQ(nowhere.code.error().code, ErrorCode::kInputUnreadable);
  EXPECT_THAT(nowhere.code.error().message, ::testing::HasSubstr("/nowhere: no server answers"));
  // Nothing can listen there.
  const auto unused = run_command(health_command(), {{"host", {"127.0.0.1"}}, {"port", {"1"}}});
  ASSERT_FALSE(unused.code.has_value());
  EXPECT_THAT(unused.code.error().message, ::testing::HasSubstr("127.0.0.1 port 1: no server"));
}

}  // namespace
}  // namespace mobysearch::testing
