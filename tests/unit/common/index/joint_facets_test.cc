// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/joint_facets.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(JointFacets, AreWhatWasJoined) {
  for (const JointSlots& slots :
       {JointSlots{}, JointSlots{"release\x1fnews\x1f", "2024\x1f", "", "en\x1f"},
        JointSlots{std::string(300, 'x'), "\x1e", std::string("\0", 1), "é"}}) {
    EXPECT_EQ(split_slots(join_slots(slots)), slots);
  }
}

TEST(JointFacets, OfMadeUpBytesAreNone) {
  const std::string joint = join_slots({"a", "b", "c", "d"});
  EXPECT_FALSE(split_slots(""));
  EXPECT_FALSE(split_slots(joint.substr(1)));
  EXPECT_FALSE(split_slots(joint.substr(0, joint.size() - 1)));
  EXPECT_FALSE(split_slots(joint + "e"));
}

}  // namespace
}  // namespace mobysearch
