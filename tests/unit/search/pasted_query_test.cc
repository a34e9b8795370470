// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/pasted_query.h"

#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"
#include "tests/support/query_text.h"

namespace mobysearch {
namespace {

using testing::MiniBlog;
using testing::post_file;

TEST(PastedQuery, IsTextIfItIsATitleOrHeadingAsItStands) {
  const MiniBlog blog(
      {{"a.md", post_file("Build with -fno-plt and tag:release", "A.\n")},
       {"b.md", post_file("B", "## Docker swarm\n\nText.\n\n## Do NOT disturb\n")}});
  IndexReader reader(blog.index()->parts());
  const std::pair<const char*, const char*> cases[] = {
      {"Build with -fno-plt and tag:release", "(all Build with -fno-plt and tag:release)"},
      {"build with -fno-plt and tag:release", "(all build with -fno-plt and tag:release)"},
      {"build with -fno-plt", "(all build with (not fno-plt))"},
      {"docker -swarm", "(all docker (not swarm))"},
      {"do NOT disturb", "(all do NOT disturb)"},
      {"docker swarm", "(all docker swarm)"},
  };
  for (const auto& [query, expected] : cases) {
    SearchRequest request;
    request.query = query;
    EXPECT_EQ(testing::to_string(read_query(request, reader)), expected) << query;
  }
}

}  // namespace
}  // namespace mobysearch
