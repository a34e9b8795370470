// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/proximity.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Proximity, IsMoreTheNearerAndNeverAboveItsLimit) {
  const std::vector<QueryWord> words = {{"a", {"a"}, 2.0}, {"b", {"b"}, 2.0}, {"c", {"c"}, 2.0}};
  const auto at = [&](std::vector<Occurrence> found) { return proximity(found, words); };
  const double adjacent = at({{1, 1, 0}, {2, 1, 1}});
  const double apart = at({{1, 1, 0}, {5, 1, 1}});
  const double far = at({{1, 1, 0}, {50, 1, 1}});
  EXPECT_GT(adjacent, apart);
  EXPECT_GT(apart, far);
  EXPECT_EQ(far, 0);
  EXPECT_EQ(at({{1, 1, 0}, {2, 1, 2}}), 0) << "not neighbours in the query";
  EXPECT_GT(at({{1, 1, 1}, {2, 1, 0}}), 0) << "in either order";
  std::vector<Occurrence> often;
  for (std::uint32_t i = 0; i < 300; ++i) often.push_back({i, 1, static_cast<std::uint8_t>(i % 3)});
  EXPECT_LE(at(often), proximity_limit(words));
  EXPECT_GT(at(often), adjacent);
  EXPECT_EQ(proximity(often, {words[0]}), 0);
}

}  // namespace
}  // namespace mobysearch
