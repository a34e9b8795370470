// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/gains.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;
using testing::post_file;

/// What the hit with this title gained, as its explanation says: 0 if nothing.
double gained(MiniBlog& blog, const SearchRequest& asked, const std::string& title, Gain gain) {
  SearchRequest request = asked;
  request.explain = true;
  const SearchResponse response = blog.search(request);
  for (const Hit& hit : response.hits) {
    if (hit.title != title) continue;
    for (const Explanation& reason : hit.explanation)
      if (reason.what == describe(gain)) return reason.worth;
    return 0;
  }
  ADD_FAILURE() << title << " is not found for " << request.query;
  return 0;
}

SearchRequest typed(const std::string& query, bool prefix = false) {
  SearchRequest request;
  request.query = query;
  request.prefix = prefix;
  return request;
}

const Files kHarbourPosts = {
    {"_posts/2020-01-01-harbour.md", post_file("What is a harbour?", "Ships lie there.\n")},
    {"_posts/2020-01-02-ships.md",
     post_file("Ships of the harbour",
               "Opt out at any time.\n\n## The harbour master's log book\n\nSeen.\n")},
    {"_posts/2020-01-03-opt.md", post_file("Else", "You opt in, opt in and opt in.\n")},
    {"_posts/2020-01-04-tide.md",
     "---\ntitle: Tide\nauthor: Ada Quay\n---\nThe tide comes into the harbour.\n"},
};

TEST(Gains, ATitleMayLackTheWordThatAllPostsHave) {
  Files files;
  for (int i = 10; i < 30; ++i)
    files["_posts/2020-01-" + std::to_string(i) + "-a.md"] = post_file("Tide", "In harbour 3.2.\n");
  files["_posts/2020-02-01-b.md"] = post_file("4.0.0", "The harbour has a crane.\n");
  files["_posts/2020-02-02-c.md"] = post_file("4.1.0", "The harbour has cranes since 4.0.0.\n");
  MiniBlog blog(files);
  EXPECT_GT(gained(blog, typed("harbour 4.0"), "4.0.0", Gain::kTitleWords), 0);
  EXPECT_EQ(gained(blog, typed("harbour 4.0"), "4.1.0", Gain::kTitleWords), 0);
  EXPECT_EQ(gained(blog, typed("crane 4.0"), "4.0.0", Gain::kTitleWords), 0);
}

TEST(Gains, AreForNamesAndForWhatIsThereAsTyped) {
  MiniBlog blog(kHarbourPosts);
  const struct {
    const char *query, *title;
    Gain gain;
    bool expected;
  } cases[] = {
      {"what is a harbour", "What is a harbour?", Gain::kTitle, true},
      {"WHAT is a Harbour!?", "What is a harbour?", Gain::kTitle, true},
      {"is a harbour", "What is a harbour?", Gain::kTitle, false},
      {"what is a", "What is a harbour?", Gain::kTitleBegins, true},
      {"harbour ships", "Ships of the harbour", Gain::kTitleWords, true},
      {"harbour ships", "What is a harbour?", Gain::kTitleWords, false},
      {"the harbour master's log book", "Ships of the harbour", Gain::kHeading, true},
      {"ada quay", "Tide", Gain::kAuthor, true},
      {"opt out", "Ships of the harbour", Gain::kRun, true},
      {"opt out", "Else", Gain::kRun, false},
      {"into the harbour", "Tide", Gain::kRun, true},
      {"harbour after:1999", "Tide", Gain::kRecency, true},
      {"into the harbour -opt", "Tide", Gain::kRun, true},
      {"what is a harbour year:2020", "What is a harbour?", Gain::kTitle, true},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(gained(blog, typed(c.query), c.title, c.gain) > 0, c.expected)
        << c.query << ": " << describe(c.gain);
  }
}

TEST(Gains, ATitleIsTheSameHoweverItsWordsAreJoined) {
  MiniBlog blog(
      Files{{"_posts/2020-01-01-a.md", post_file("GitHub Actions for NotAlone.gov", "Text.\n")},
            {"_posts/2020-01-02-b.md", post_file("Swarmkit", "GitHub actions.\n")}});
  for (const char* query : {"github actions for notalone.gov", "GITHUB ACTIONS FOR NOTALONE.GOV"})
    EXPECT_GT(gained(blog, typed(query), "GitHub Actions for NotAlone.gov", Gain::kTitle), 0);
  const std::string title = "GitHub Actions for NotAlone.gov";
  EXPECT_GT(gained(blog, typed("github actions"), title, Gain::kTitleBegins), 0);
  EXPECT_GT(gained(blog, typed("SwarmKit"), "Swarmkit", Gain::kTitle), 0);
}

TEST(Gains, EachKeyOfATitleOffersIt) {
  Files files = kHarbourPosts;
  for (int i = 0; i < 15; ++i) {
    files["_posts/2021-01-01-h" + std::to_string(i) + ".md"] =
        post_file("H" + std::to_string(i), "What is a ha" + std::string(1, char('a' + i)) + "n?\n");
  }
  MiniBlog blog(files);
  const std::string title = "What is a harbour?";
  for (std::size_t size = std::string("What is").size(); size <= title.size(); ++size) {
    const SearchResponse response = blog.search(typed(title.substr(0, size), true));
    ASSERT_FALSE(response.hits.empty()) << response.query;
    EXPECT_EQ(response.hits[0].title, title) << response.query;
  }
}

TEST(Gains, ATitleIsBegunWhileItsNextWordIsTyped) {
  MiniBlog blog(kHarbourPosts);
  const std::string title = "What is a harbour?";
  EXPECT_GT(gained(blog, typed("what is a har", true), title, Gain::kTitleBegins), 0);
  EXPECT_EQ(gained(blog, typed("what is har", true), title, Gain::kTitleBegins), 0);
}

TEST(Gains, WhoAsksForTheLatestGainsMoreByItsDate) {
  MiniBlog blog(kHarbourPosts);
  EXPECT_GT(gained(blog, typed("latest harbour"), "Tide", Gain::kRecency),
            10 * gained(blog, typed("harbour"), "Tide", Gain::kRecency));
}

}  // namespace
}  // namespace mobysearch
