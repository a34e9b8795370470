// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/exit_code.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(ExitCode, IsWhatTheManualPromises) {
  const std::pair<ErrorCode, int> promised[] = {
      {ErrorCode::kUsage, 2},           {ErrorCode::kInvalidRequest, 2},
      {ErrorCode::kIndexMissing, 3},    {ErrorCode::kIndexForeign, 3},
      {ErrorCode::kIndexDamaged, 3},    {ErrorCode::kSchemaMismatch, 3},
      {ErrorCode::kInputUnreadable, 4}, {ErrorCode::kOutputUnwritable, 5},
      {ErrorCode::kOutputLocked, 5},    {ErrorCode::kAddressInUse, 5},
      {ErrorCode::kInternal, 5}};
  for (const auto& [code, status] : promised) EXPECT_EQ(exit_code(code), status);
}

}  // namespace
}  // namespace mobysearch
