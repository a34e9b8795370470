// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/continuations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/index_parts.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::MiniBlog;
using testing::post_file;

TEST(Continuations, AreTheWordsThatStandBehindThoseTyped) {
  const MiniBlog blog({{"a.md", post_file("A", "A security update. Unrelated.\n")},
                       {"b.md", post_file("B", "Security updates, and a security upgrade.\n")},
                       {"c.md", post_file("C", "Secure the upper deck: security first.\n")},
                       {"d.md", post_file("D", "The upload of the security uproar.\n")}});
  IndexReader reader(blog.index()->parts());
  EXPECT_THAT(continuations({"security"}, "up", reader),
              ElementsAre("update", "upgrade", "uproar"));
  EXPECT_THAT(continuations({"a", "security"}, "upd", reader), ElementsAre("update"));
  EXPECT_THAT(continuations({"security"}, "upl", reader), IsEmpty());
  EXPECT_THAT(continuations({"unknown"}, "up", reader), IsEmpty());
}

}  // namespace
}  // namespace mobysearch
