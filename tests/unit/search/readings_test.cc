// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/readings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "common/text/tokenizer.h"
#include "search/post_reader.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::Files;
using testing::MiniBlog;
using testing::post_file;

using Urls = std::vector<std::string>;

SearchRequest asked(const std::string& query, bool prefix, int limit = 6) {
  SearchRequest request;
  request.query = query;
  request.prefix = prefix;
  request.limit = limit;
  return request;
}

Urls urls_of(const SearchResponse& response) {
  Urls urls;
  for (const Hit& hit : response.hits) urls.push_back(hit.url);
  return urls;
}
Urls typed(MiniBlog& blog, const std::string& query) {
  return urls_of(blog.search(asked(query, true)));
}
Urls finished(MiniBlog& blog, const std::string& query) {
  return urls_of(blog.search(asked(query, false)));
}

MiniBlog example_blog() {
  namespace fs = std::filesystem;
  const fs::path root = MOBYSEARCH_SOURCE_DIR "/examples/blog";
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(root)] = testing::read_file(entry.path());
  }
  return MiniBlog(files);
}

/// The words of its titles and headings, alone and with the one before them.
std::set<std::string> words_of_names(const MiniBlog& blog) {
  std::set<std::string> queries;
  Tokenizer tokenizer;
  const auto add = [&](const std::string& name) {
    tokenizer.tokenize(name, false);
    std::string before;
    for (const Token& token : tokenizer.tokens()) {
      const std::string word(token.word);
      if (word.size() > 2) queries.insert(word);
      if (word.size() > 2 && !before.empty()) queries.insert(before + " " + word);
      before = word;
    }
  };
  EXPECT_TRUE(for_each_post(*blog.index(), [&](const Post& post) {
    add(post.title);
    for (const Section& section : post.sections) add(section.heading);
  }));
  return queries;
}

TEST(Readings, WhatIsTypedToItsEndFindsFirstWhatItFindsWhenFinished) {
  MiniBlog blog = example_blog();
  const std::set<std::string> queries = words_of_names(blog);
  ASSERT_GT(queries.size(), 100U);
  for (const std::string& query : queries) {
    const Urls hits = finished(blog, query);
    if (hits.empty()) continue;
    const Urls begun = typed(blog, query);
    ASSERT_FALSE(begun.empty()) << query;
    EXPECT_EQ(begun[0], hits[0]) << query;
  }
}

/// Posts at /1/ … /`count`/, the newest last, with a sentence each.
Files posts_with(const std::string& sentence, int count, int first = 1) {
  Files files = {{"_config.yml", "permalink: /:title/\n"}};
  for (int i = first; i < first + count; ++i) {
    files["_posts/" + std::to_string(2000 + i) + "-01-01-" + std::to_string(i) + ".md"] =
        post_file("Post", sentence + "\n");
  }
  return files;
}

TEST(Readings, LongerWordsFillUpWhatTheFinishedWordFinds) {
  Files files = posts_with("The swarm moves.", 3);
  files.merge(posts_with("The swarmkit moves.", 4, 11));
  MiniBlog blog(files);
  EXPECT_EQ(typed(blog, "swarm"), (Urls{"/3/", "/2/", "/1/", "/14/", "/13/", "/12/"}));
  const SearchResponse all = blog.search(asked("swarm", true, 20));
  EXPECT_EQ(all.hits.size(), 7U);
  EXPECT_EQ(all.total, 7);
  EXPECT_TRUE(all.all_words);
  EXPECT_THAT(all.hits[0].snippet, ElementsAre("The ", "swarm", " moves."));
  EXPECT_THAT(all.hits[3].snippet, ElementsAre("The ", "swarmkit", " moves."));
  SearchRequest second = asked("swarm", true, 2);
  second.offset = 2;
  EXPECT_EQ(urls_of(blog.search(second)), (Urls{"/1/", "/14/"}));
  EXPECT_EQ(blog.search(second).total, 7);
  SearchRequest newest = asked("swarm", true);
  newest.sort = SortOrder::kNewest;
  EXPECT_EQ(urls_of(blog.search(newest)), (Urls{"/3/", "/2/", "/1/"}));
}

TEST(Readings, TheFinishedWordIsEnoughWhereManyPostsHaveIt) {
  Files files = posts_with("The swarm moves.", 10);
  files.merge(posts_with("The swarmkit moves.", 4, 11));
  MiniBlog blog(files);
  for (const int offset : {0, 8}) {
    SearchRequest request = asked("swarm", true);
    request.offset = offset;
    const SearchResponse begun = blog.search(request);
    request.prefix = false;
    EXPECT_EQ(urls_of(begun), urls_of(blog.search(request))) << offset;
    EXPECT_EQ(begun.total, 10) << offset;
  }
}

TEST(Readings, OfARareWordThatBeginsAFrequentOneOnlyTheFirstHitIsFirst) {
  Files files = posts_with("A con.", 2);
  files.merge(posts_with("The container.", 12, 11));
  MiniBlog blog(files);
  const Urls hits = typed(blog, "con");
  EXPECT_EQ(hits[0], finished(blog, "con")[0]);
  EXPECT_THAT(hits, ::testing::Contains("/22/")) << "a container";
  EXPECT_EQ(blog.search(asked("con", true)).total, 14);
}

TEST(Readings, ATitleThatGoesOnStandsAboveWhatHasTheWord) {
  MiniBlog blog(
      Files{{"_config.yml", "permalink: /:title/\n"},
            {"_posts/2020-01-01-starts.md", post_file("Harbour pilots", "They are on board.\n")},
            {"_posts/2020-01-02-has.md", post_file("Other", "A harbour and its pilot.\n")},
            {"_posts/2020-01-03-begins.md", post_file("Other", "A harbour pil.\n")}});
  EXPECT_EQ(finished(blog, "harbour pil")[0], "/begins/");
  EXPECT_EQ(typed(blog, "harbour pil")[0], "/starts/");
  EXPECT_EQ(typed(blog, "harbour pilot"), finished(blog, "harbour pilot"));
}

TEST(Readings, AStopWordIsTakenForWhatItIs) {
  MiniBlog blog(
      Files{{"_config.yml", "permalink: /:title/\n"},
            {"_posts/2020-01-01-robot.md", post_file("Android", "Android phones.\n")},
            {"_posts/2020-01-02-both.md", post_file("Salt", "Salt and sand; and wind.\n")}});
  EXPECT_EQ(typed(blog, "and"), (Urls{"/both/", "/robot/"}));
  EXPECT_EQ(typed(blog, "an"), (Urls{"/robot/"})) << "two letters may become much";
  EXPECT_EQ(typed(blog, "salt and"), finished(blog, "salt and"));
}

TEST(Readings, AMisspeltWordIsMendedAsItIsWhenFinished) {
  MiniBlog blog(Files{{"_config.yml", "permalink: /:title/\n"},
                      {"_posts/2020-01-01-a.md", post_file("A", "A lighthouse.\n")},
                      {"_posts/2020-01-02-b.md", post_file("B", "Its light, and a house.\n")}});
  for (const char* query : {"lighthuose", "light lighthuose"}) {
    const SearchResponse begun = blog.search(asked(query, true));
    const SearchResponse whole = blog.search(asked(query, false));
    EXPECT_EQ(urls_of(begun), urls_of(whole)) << query;
    EXPECT_EQ(begun.corrected_query, whole.corrected_query) << query;
  }
  EXPECT_EQ(blog.search(asked("lihgt", true)).corrected_query, "light");
  EXPECT_EQ(typed(blog, "lighth"), (Urls{"/a/"}));
}

}  // namespace
}  // namespace mobysearch
