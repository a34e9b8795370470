// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace mobysearch {
namespace {

Result<int> half(int value) {
  if (value % 2 != 0) return fail(ErrorCode::kUsage, "it is odd", "name an even one");
  return value / 2;
}

Result<int> quarter(int value) {
  auto result = half(value);
  if (!result) return fail(std::move(result.error()));
  return half(*result);
}

Error refused_parameter() {
  return {ErrorCode::kInvalidRequest, "limit must be at least 1", "ask for 1 or more", "limit"};
}

Result<std::string> refuse() { return fail(refused_parameter()); }

TEST(Result, IsAValueOrTheErrorThatKeptItFromBeing) {
  EXPECT_EQ(half(8).value(), 4);
  const auto odd = half(7);
  ASSERT_FALSE(odd);
  EXPECT_EQ(odd.error().code, ErrorCode::kUsage);
  EXPECT_EQ(odd.error().message, "it is odd");
  EXPECT_EQ(odd.error().hint, "name an even one");
  EXPECT_EQ(odd.error().param, "");
}

TEST(Result, ErrorsAreHandedOnUnchanged) {
  EXPECT_EQ(quarter(8).value(), 2);
  EXPECT_EQ(quarter(7).error().hint, "name an even one");
  EXPECT_EQ(quarter(6).error().message, "it is odd");
  const auto refused = refuse();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalidRequest);
  EXPECT_EQ(refused.error().param, "limit");
}

TEST(Result, CarriesValuesThatOnlyMove) {
  const auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(3); };
  auto made = make();
  ASSERT_TRUE(made);
  const std::unique_ptr<int> taken = std::move(*made);
  EXPECT_EQ(*taken, 3);
}

TEST(Result, AnErrorOfNobodysMakingIsInternal) { EXPECT_EQ(Error{}.code, ErrorCode::kInternal); }

}  // namespace
}  // namespace mobysearch
