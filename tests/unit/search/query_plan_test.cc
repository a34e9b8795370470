// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "common/text/link.h"
#include "search/index_parts.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::Files;
using testing::MiniBlog;
using testing::post_file;

class Planning : public ::testing::Test {
 protected:
  QueryPlan plan(const std::string& query, bool prefix = false) {
    SearchRequest request;
    request.query = query;
    request.prefix = prefix;
    return plan_query(request, reader_);
  }
  static std::vector<std::string> surfaces(const QueryPlan& plan) {
    std::vector<std::string> words;
    for (const QueryWord& word : plan.words) words.push_back(word.surface);
    return words;
  }

  MiniBlog blog_{Files{
      {"_posts/2020-01-01-a.md",
       post_file("How it works", "Managers schedule tasks.\n\n## The task queue\n\nTasks wait.\n")},
      {"_posts/2020-01-02-b.md", post_file("Other", "Manual tasks; tasking taskmaster.\n")},
      {"_posts/2020-01-03-c.md",
       post_file("Third", "Of pre-school age, e.g. in an R.O.T. school.\n")},
  }};
  IndexReader reader_{blog_.index()->parts()};
};

TEST_F(Planning, StopWordsAreNotAskedForUnlessThereIsNothingElse) {
  EXPECT_THAT(surfaces(plan("the tasks of managers")), ElementsAre("tasks", "managers"));
  EXPECT_THAT(surfaces(plan("how it after:1999 has:video")), ElementsAre("how", "it"));
  const QueryPlan only = plan("how it");
  EXPECT_FALSE(only.matches_nothing);
  EXPECT_FALSE(only.words.empty());
}

TEST_F(Planning, KnowsAStopWordWhateverSignsItHas) {
  EXPECT_THAT(surfaces(plan("which tasks, of; the, managers?")), ElementsAre("tasks", "managers"));
  EXPECT_THAT(surfaces(plan("How? It!")), ElementsAre("how", "it"));
  EXPECT_THAT(surfaces(plan("tasks --all")), ElementsAre("tasks", "all"));
}

TEST_F(Planning, OneWordHasNoLooserForm) {
  EXPECT_TRUE(plan("tasks").any.empty());
  EXPECT_FALSE(plan("tasks managers").any.empty());
}

TEST_F(Planning, AHyphenatedWordIsWorthWhatItsPartsAre) {
  for (const char* query : {"pre-school tasks", "pre school tasks"}) {
    EXPECT_THAT(plan(query).any.get_description(),
                ::testing::HasSubstr("(pre SYNONYM preschool) OR (school SYNONYM preschool)"));
  }
}

TEST_F(Planning, OneLetterOfAnAbbreviationIsNotAskedForByItself) {
  const auto terms = [&](const std::string& query) {
    const Xapian::Query any = plan(query).any;
    return std::vector<std::string>(any.get_unique_terms_begin(), any.get_unique_terms_end());
  };
  EXPECT_THAT(terms("R.O.T. tasks"), ElementsAre("rot", "task"));
  EXPECT_THAT(terms("pre-school tasks"), ElementsAre("pre", "preschool", "school", "task"));
}

TEST_F(Planning, AnUnfinishedWordIsCompleted) {
  const QueryPlan whole = plan("tas");
  const QueryPlan typed = plan("tas", true);
  ASSERT_EQ(typed.words.size(), 1U);
  EXPECT_GT(typed.words[0].terms.size(), 1U);
  EXPECT_THAT(typed.words[0].terms, ::testing::Contains("task"));
  EXPECT_TRUE(whole.words.empty() || whole.words[0].terms.size() == 1U);
}

TEST_F(Planning, ARarerWordIsWorthMore) {
  const QueryPlan both = plan("managers tasks");
  ASSERT_EQ(both.words.size(), 2U);
  EXPECT_GT(both.words[0].idf, both.words[1].idf);
  EXPECT_DOUBLE_EQ(both.words[1].idf, std::log(1 + (3 - 2 + 0.5) / (2 + 0.5))) << "2 of 3 posts";
}

TEST_F(Planning, KnowsAHeadingWhateverSignsItHas) {
  for (const char* query : {"The task queue", "the TASK queue?", "(the tasks queue)"}) {
    EXPECT_EQ(plan(query).exact_phrase.terms.size(), 1U) << query;
  }
  for (const char* query : {"task queue", "the task", ""}) {
    EXPECT_TRUE(plan(query).exact_phrase.terms.empty()) << query;
  }
}

TEST_F(Planning, NothingAskedMatchesNothing) {
  for (const char* query : {"", " ", "-", "?!", "()"}) EXPECT_TRUE(plan(query).matches_nothing);
  EXPECT_FALSE(plan("has:video").matches_nothing);
}

TEST(WantedMedia, AreOfAKindOrLeadSomewhere) {
  struct Case {
    std::string link, url;
    bool expected;
  };
  const Case cases[] = {
      {"slideshare.net", "https://www.slideshare.net/Docker/update", true},
      {"www.slideshare.net", "https://www.slideshare.net/Docker/update", true},
      {"example.org", "http://talks.example.org/1", true},
      {"ample.org", "http://talks.example.org/1", false},
      {"github.com/moby", "https://github.com/moby/moby/issues/1", true},
      {"github.com/moby/moby/", "https://GitHub.com/moby/moby", true},
      {"github.com/mob", "https://github.com/moby/moby", false},
      {"https://github.com/moby/moby", "https://github.com/moby/moby#readme", true},
      {"github.com", "/images/github.com.png", false},
  };
  for (const Case& c : cases) {
    WantedMedia wanted;
    wanted.links = {link_term(c.link)};
    MediaView media;
    media.url = c.url;
    EXPECT_EQ(wanted.includes(media), c.expected) << c.link << " " << c.url;
  }
  WantedMedia videos;
  EXPECT_FALSE(videos.any());
  videos.kinds = {MediaKind::kVideo};
  EXPECT_TRUE(videos.any());
  MediaView media;
  media.kind = MediaKind::kVideo;
  EXPECT_TRUE(videos.includes(media));
  media.kind = MediaKind::kSlides;
  EXPECT_FALSE(videos.includes(media));
}

}  // namespace
}  // namespace mobysearch
