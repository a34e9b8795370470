// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/heading_attributes.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(HeadingAttributes, AreWhatAHeadingEndsWith) {
  const struct {
    const char *heading, *text, *id;
  } cases[] = {
      {"Install {#setup}", "Install", "setup"},
      {"Install  {.wide #set-up key=value}", "Install", "set-up"},
      {"Install {.wide}", "Install", ""},
      {"{#only}", "", "only"},
      {"Plain", "Plain", ""},
      {"A {set} of {words}", "A {set} of {words}", ""},
      {"A {#x} b", "A {#x} b", ""},
      {"", "", ""},
  };
  for (const auto& c : cases) {
    const HeadingAttributes found = heading_attributes(c.heading);
    EXPECT_EQ(std::string(c.heading).substr(0, found.begin), c.text) << c.heading;
    EXPECT_EQ(found.id, c.id) << c.heading;
  }
}

}  // namespace
}  // namespace mobysearch
