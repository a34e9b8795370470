// SPDX-License-Identifier: GPL-2.0-or-later
// An index with positions answers as one without.
#include <gtest/gtest.h>

#include "common/schema.h"
#include "search/index_parts.h"
#include "search/response_json.h"
#include "tests/support/crafted_index.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;
using testing::post_file;

const Files kBlog = {
    {"_posts/2020-01-01-a.md", post_file("Swarm Kit", "# SwarmKit update\n\nA new swarm kit.\n")},
    {"_posts/2020-01-02-b.md",
     post_file("The kit", "Of a kit, a swarm: swarm-kit 1.2.3 and more.\n")},
    {"_posts/2020-01-03-c.md", post_file("Naïve résumé", "New York, New York is New York.\n")},
    {"_posts/2020-01-04-d.md",
     post_file("Links", "See [the fix](https://github.com/moby/moby/pull/32925) of 東京都.\n")},
    {"_posts/2020-01-05-e.md", "no front matter\n"},
};

MiniBlog indexed(Positions positions) {
  IndexerOptions options;
  options.positions = positions;
  return MiniBlog(kBlog, options);
}

std::string answer(MiniBlog& blog, const std::string& query, bool unfinished) {
  SearchRequest request;
  request.query = query;
  request.prefix = unfinished;
  request.facets = {"year", "has"};
  SearchResponse response = blog.search(request);
  response.took_us = 0;
  response.index = {};
  return to_json(response);
}

TEST(Positions, MakeNoDifferenceToAnswers) {
  MiniBlog without = indexed(Positions::kOff), with = indexed(Positions::kOn);
  ASSERT_FALSE(without.index()->parts().has_positions);
  ASSERT_TRUE(with.index()->parts().has_positions);
  for (const char* query :
       {"swarm", "swarm kit", "\"swarm kit\"", "\"kit swarm\"", "\"a swarm\"", "\"new york new\"",
        "\"new york york\"", "\"naive resume\"", "moby/moby#32925", "\"moby moby 32925\"", "1.2.3",
        "\"swarm kit 1.2.3\"", "東京", "swarm-kit", "-\"swarm kit\" kit", "\"swarm k",
        "\"of a kit\""}) {
    for (const bool unfinished : {false, true})
      EXPECT_EQ(answer(without, query, unfinished), answer(with, query, unfinished)) << query;
  }
}

TEST(Positions, AForwardBlockThatIsNoneIsDamage) {
  const MiniBlog blog = indexed(Positions::kOn);
  const testing::TempDir dir;
  testing::craft_index(blog.db(), dir / "crafted.mobydb", [](Xapian::WritableDatabase& database) {
    for (const std::uint32_t block : {0U, 1U, 2U, 3U})
      database.set_metadata(forward_key(block), "nonsense");
  });
  auto index = Index::open(dir / "crafted.mobydb");
  ASSERT_TRUE(index);
  SearchRequest request;
  request.query = "swarm kit";
  const auto response = Searcher::open(*index)->search(request);
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().code, ErrorCode::kIndexDamaged);
}

TEST(Positions, AreNotThereOfFewPosts) {
  MiniBlog few(kBlog);
  EXPECT_FALSE(few.index()->parts().has_positions);
}

}  // namespace
}  // namespace mobysearch
