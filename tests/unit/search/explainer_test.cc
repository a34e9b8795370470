// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/explainer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::AllOf;
using testing::Files;
using ::testing::HasSubstr;
using testing::MiniBlog;
using testing::post_file;

const Files kSwarmPosts = {
    {"_posts/2020-01-01-one.md", post_file("Swarm and more",
                                           "Words.\n\n## Update\n\nThe swarm update. A swarm.\n\n"
                                           "## Swarm update\n\nMore.\n")},
    {"_posts/2020-01-02-two.md", post_file("Other", "One update of a swarm.\n")},
    {"_posts/2020-01-03-three.md", post_file("Third", "Nothing.\n")},
};

SearchResponse explained(MiniBlog& blog, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.explain = true;
  auto response = blog.searcher().search(request);
  EXPECT_TRUE(response.has_value());
  return response ? std::move(*response) : SearchResponse{};
}

TEST(Explainer, SaysWhereEachWordStands) {
  MiniBlog blog(kSwarmPosts);
  const SearchResponse response = explained(blog, "swarm update");
  ASSERT_EQ(response.hits.size(), 2U);
  ASSERT_GE(response.hits[0].explanation.size(), 2U);
  EXPECT_THAT(response.hits[0].explanation[0].what,
              AllOf(HasSubstr("“swarm”"), HasSubstr("title 1×, headings 1×, text 2×")));
  EXPECT_THAT(response.hits[0].explanation[1].what,
              AllOf(HasSubstr("“update”"), HasSubstr("headings 2×, text 1×")));
  EXPECT_THAT(response.hits[1].explanation[0].what, HasSubstr("text 1×"));
}

TEST(Explainer, TheScoreIsTheSumOfWhatItSays) {
  MiniBlog blog(kSwarmPosts);
  for (const char* query : {"swarm", "update", "swarm update", "more", "\"swarm update\""}) {
    for (const Hit& hit : explained(blog, query).hits) {
      const double sum = std::accumulate(
          hit.explanation.begin(), hit.explanation.end(), 0.0,
          [](double before, const Explanation& reason) { return before + reason.worth; });
      EXPECT_NEAR(sum, hit.score, 1e-6) << query << " " << hit.id;
    }
  }
}

TEST(Explainer, NothingIsSaidUnasked) {
  MiniBlog blog(kSwarmPosts);
  EXPECT_TRUE(blog.search("swarm").hits[0].explanation.empty());
}

}  // namespace
}  // namespace mobysearch
