// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/unread_format.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(UnreadFormat, HasAName) {
  EXPECT_EQ(unread_format("_posts/2020-01-01-a.adoc"), "AsciiDoc");
  EXPECT_EQ(unread_format("a.ASCIIDOC"), "AsciiDoc");
  EXPECT_EQ(unread_format("a.textile"), "Textile");
  EXPECT_EQ(unread_format("a.rst"), "reStructuredText");
  for (const char* path : {"a.md", "a.html", "a", "a.adoc.md", "adoc", ".adoc/x.txt"}) {
    EXPECT_EQ(unread_format(path), "") << path;
  }
}

}  // namespace
}  // namespace mobysearch
