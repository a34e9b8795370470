// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/shard_facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

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

TEST(SpreadTags, HaveASlotEach) {
  EXPECT_THAT(spread_tags(""), ElementsAre("", "", "", ""));
  EXPECT_THAT(spread_tags("go\x1fmoby\x1f"), ElementsAre("go\x1f", "moby\x1f", "", ""));
  EXPECT_THAT(spread_tags("a\x1f"
                          "b\x1f"
                          "c\x1f"
                          "d\x1f"
                          "e\x1f"),
              ElementsAre("a\x1f", "b\x1f", "c\x1f",
                          "d\x1f"
                          "e\x1f"));
}

TEST(SpreadTags, ThatAFilterTakesForOneStayTogether) {
  EXPECT_THAT(spread_tags("Go\x1fmoby\x1fgo\x1f"), ElementsAre("Go\x1fgo\x1f", "moby\x1f", "", ""));
  EXPECT_THAT(spread_tags("a\x1f"
                          "b\x1f"
                          "c\x1f"
                          "d\x1f"
                          "A\x1f"),
              ElementsAre("a\x1f"
                          "A\x1f",
                          "b\x1f", "c\x1f", "d\x1f"));
}

}  // namespace
}  // namespace mobysearch
