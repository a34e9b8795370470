// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/packing.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::string start_of(const std::string& block, std::size_t size, std::size_t wanted) {
  std::string out(size, '?');
  if (!unpack(block, size, wanted, out.data())) return "damaged";
  return out.substr(0, wanted);
}

TEST(Packing, ReturnsWhatWasPackedOrItsStart) {
  const std::string texts[] = {"", "x", "no repetition", std::string(10'000, 'a'),
                               "moby moby moby moby moby moby moby whale"};
  for (const std::string& text : texts) {
    const std::string block = packed(text);
    EXPECT_LE(block.size(), text.size());
    for (const std::size_t wanted : {text.size(), text.size() / 2, std::size_t{0}}) {
      EXPECT_EQ(start_of(block, text.size(), wanted), text.substr(0, wanted));
    }
  }
}

TEST(Packing, RefusesDamage) {
  const std::string text(10'000, 'a');
  const std::string block = packed(text);
  ASSERT_LT(block.size(), text.size());
  EXPECT_EQ(start_of(block.substr(0, block.size() / 2), text.size(), text.size()), "damaged");
  EXPECT_EQ(start_of("", text.size(), 5), "damaged");
}

}  // namespace
}  // namespace mobysearch
