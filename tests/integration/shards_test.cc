// SPDX-License-Identifier: GPL-2.0-or-later
// An index in shards answers as the same index in one file does: asks both what is drawn from the
// posts of a real blog (of the sample blog where the corpora are missing) and compares the answers
// field by field.
#include "search/shards.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <list>

#include "common/index/shard.h"
#include "common/schema.h"
#include "indexer/indexer.h"
#include "search/index_parts.h"
#include "search/post_reader.h"
#include "search/response_json.h"
#include "search/searcher.h"
#include "tests/support/drawn_requests.h"
#include "tests/support/shard_server.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

constexpr std::size_t kRequests = 500;
constexpr std::size_t kRequestsOfServers = 200;
constexpr std::uint32_t kShards = 4;
constexpr std::int64_t kUsualRoundTrips = 20;

Result<std::shared_ptr<const Index>> open_shards(const std::vector<std::string>& names) {
  auto list = parse_shard_list(names);
  if (!list) return fail(list.error());
  const ShardSurvey seen = Shards::survey(*list, nullptr, {});
  auto shards = Shards::open(*list, seen);
  if (!shards) return fail(shards.error());
  return Index::open(*shards);
}

/// One blog, in a file and in shards.
class ShardedBlog {
 public:
  static ShardedBlog& shared() {
    static ShardedBlog blog;
    return blog;
  }

  SearchResponse ask_file(const SearchRequest& request) { return file_.search(request); }
  const std::vector<std::string>& shards() const { return shards_; }
  const Posts& posts() const { return posts_; }

 private:
  ShardedBlog() {
    IndexerOptions options;
    for (const auto& [path, text] : real_blog()) dir_.write("site/" + path, text);
    options.source = dir_ / "site";
    options.db = dir_ / "blog.mobydb";
    options.shards = kShards;
    const auto report = run_indexer(options);
    EXPECT_TRUE(report.has_value()) << report.error().message;
    for (std::uint32_t number = 1; number <= kShards; ++number)
      shards_.push_back(shard_path(options.db, number, kShards));
    const auto read = for_each_post(*file_.index(), [&](const Post& p) { posts_[p.path] = p; });
    EXPECT_TRUE(read.has_value());
  }

  TempDir dir_;
  MiniBlog file_{real_blog()};
  std::vector<std::string> shards_;
  Posts posts_;
};

bool are_near(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

/// An answer without what may differ: times, the index's revision, the scores, compared apart.
std::string fields_of(SearchResponse response) {
  response.took_us = 0;
  response.round_trips.reset();
  response.index.revision.clear();
  response.index.built_at.clear();
  for (Hit& hit : response.hits) hit.score = 0;
  for (Hit& hit : response.hits)
    for (Explanation& reason : hit.explanation) reason.worth = 0;
  return to_json(response);
}

/// Where two answers differ first; "" where they do not.
std::string difference(const SearchResponse& file, const SearchResponse& shards) {
  for (std::size_t i = 0; i < std::min(file.hits.size(), shards.hits.size()); ++i) {
    const Hit &a = file.hits[i], &b = shards.hits[i];
    if (a.id != b.id) return fmt::format("hit {}: {} and {}", i, a.id, b.id);
    if (!are_near(a.score, b.score))
      return fmt::format("hit {} {}: scores {} and {}", i, a.id, a.score, b.score);
  }
  const std::string a = fields_of(file), b = fields_of(shards);
  if (a == b) return {};
  const auto at = std::ranges::mismatch(a, b).in1 - a.begin();
  const auto begin = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - 60));
  return fmt::format("…{}… and …{}…", a.substr(begin, 160), b.substr(begin, 160));
}

/// One of the requests that the blog's readers may send.
SearchRequest draw_any(Random& random) {
  const Posts& posts = ShardedBlog::shared().posts();
  SearchRequest request = draw_request(posts, random);
  const auto one_in = [&](unsigned many) { return random() % many == 0; };
  const auto any_post = [&]() -> const Post& {
    return std::next(posts.begin(), static_cast<std::ptrdiff_t>(random() % posts.size()))->second;
  };
  if (one_in(8)) request.query = any_post().title;
  if (one_in(6)) request.sort = one_in(2) ? SortOrder::kNewest : SortOrder::kOldest;
  if (one_in(4))
    for (const Field field : kFilters) request.facets.emplace_back(field_spec(field).name);
  if (one_in(6)) request.offset = static_cast<int>(random() % 25);
  if (one_in(8)) request.filters[Field::kYear].push_back(any_post().date.substr(0, 4));
  if (one_in(20)) request.in = any_post().url;
  if (one_in(10)) request.explain = true;
  return request;
}

struct Compared {
  std::size_t asked = 0, different = 0, unfinished = 0, unfinished_different = 0;
};

/// How an answer's words are weighed by an estimate that differs between a file and shards:
/// Xapian's of how many posts have any of some terms.
bool has_synonyms(const SearchRequest& request) { return request.prefix; }

void expect_few_differences(const Compared& compared) {
  std::cout << compared.different << " of " << compared.asked << " differ, of unfinished words "
            << compared.unfinished_different << " of " << compared.unfinished << '\n';
  EXPECT_EQ(compared.different, 0U);
  EXPECT_LE(compared.unfinished_different * 10, compared.unfinished);
}

Compared compare(const std::shared_ptr<const Index>& index, std::size_t requests) {
  auto searcher = Searcher::open(index);
  EXPECT_TRUE(searcher.has_value());
  Random random(7);
  Compared compared;
  for (std::size_t i = 0; i < requests; ++i) {
    const SearchRequest request = draw_any(random);
    const auto answer = searcher->search(request);
    EXPECT_TRUE(answer.has_value()) << request.query;
    if (!answer) continue;
    EXPECT_TRUE(answer->missing_shards.empty());
    const std::string differs = difference(ShardedBlog::shared().ask_file(request), *answer);
    ++(has_synonyms(request) ? compared.unfinished : compared.asked);
    if (differs.empty()) continue;
    ++(has_synonyms(request) ? compared.unfinished_different : compared.different);
    if (!has_synonyms(request)) ADD_FAILURE() << request.query << ": " << differs;
  }
  return compared;
}

TEST(Shards, OfFilesAnswerAsOneFileDoes) {
  const auto index = open_shards(ShardedBlog::shared().shards());
  ASSERT_TRUE(index.has_value()) << index.error().message;
  expect_few_differences(compare(*index, kRequests));
}

TEST(Shards, OfServersAnswerAsOneFileDoes) {
  if (!ShardServer::is_installed()) GTEST_SKIP() << "xapian-tcpsrv is not installed";
  std::list<ShardServer> servers;
  std::vector<std::string> names;
  for (const std::string& file : ShardedBlog::shared().shards())
    names.push_back(servers.emplace_back(file).address());
  const auto index = open_shards(names);
  ASSERT_TRUE(index.has_value()) << index.error().message;
  expect_few_differences(compare(*index, kRequestsOfServers));
}

TEST(Shards, OneThatConnectsAndFailsIsLeftOut) {
  if (!ShardServer::is_installed()) GTEST_SKIP() << "xapian-tcpsrv is not installed";
  std::vector<std::string> names = ShardedBlog::shared().shards();
  const ShardServer server(names[1]);
  const RefusingQueries failing(server.port());
  names[1] = failing.address();
  const auto index = open_shards(names);
  ASSERT_TRUE(index.has_value()) << index.error().message;
  auto searcher = Searcher::open(*index);
  SearchRequest request;
  request.query = "docker";
  const auto answer = searcher->search(request);
  ASSERT_TRUE(answer.has_value()) << answer.error().message;
  EXPECT_EQ(answer->missing_shards, std::vector<std::uint32_t>{2});
}

/// A shard knows the languages of the whole index: the answers of the others are what they were
/// when the only post in one of them is away.
TEST(Shards, KnowTheLanguagesOfAllPosts) {
  TempDir dir;
  for (int i = 0; i < 8; ++i)
    dir.write(fmt::format("site/_posts/2020-01-01-post{}.md", i), post_file("Post", "whale"));
  dir.write("site/_posts/2020-01-01-baleine.md", "---\ntitle: Baleine\nlang: fr\n---\nbaleine\n");
  IndexerOptions options;
  options.source = dir / "site";
  options.db = dir / "blog.mobydb";
  options.shards = 2;
  ASSERT_TRUE(run_indexer(options).has_value());
  for (const std::uint32_t there : {1U, 2U}) {
    std::vector<std::string> names = {dir / "none.mobydb", dir / "none.mobydb"};
    names[there - 1] = shard_path(options.db, there, 2);
    const auto index = open_shards(names);
    ASSERT_TRUE(index.has_value()) << index.error().message;
    EXPECT_EQ((*index)->parts().languages, (std::vector<std::string>{"en", "fr"})) << there;
  }
}

/// In a shard docids have gaps, which Xapian minds where a term is in all of its posts.
TEST(Shards, FindWhatAllPostsHave) {
  TempDir dir;
  dir.write("site/_config.yml", "lang: en\n");
  for (int i = 0; i < 6000; ++i) {
    dir.write(fmt::format("site/_posts/2020-01-01-post{}.md", i),
              post_file(fmt::format("Post {}", i), i % 3 == 0 ? "whale moby" : "whale"));
  }
  IndexerOptions options;
  options.source = dir / "site";
  options.db = dir / "blog.mobydb";
  ASSERT_TRUE(run_indexer(options).has_value());
  options.shards = 2;
  ASSERT_TRUE(run_indexer(options).has_value());
  const auto index = open_shards({shard_path(options.db, 1, 2), shard_path(options.db, 2, 2)});
  ASSERT_TRUE(index.has_value()) << index.error().message;
  auto of_file = Searcher::open(*Index::open(options.db)), of_shards = Searcher::open(*index);
  SearchRequest in_english;
  in_english.query = "moby";
  in_english.filters[Field::kLang].push_back("en");
  SearchRequest by_date;
  by_date.query = "whale";
  by_date.sort = SortOrder::kOldest;
  std::vector<SearchRequest> requests = {in_english, by_date};
  for (const char* query :
       {"whale", "lang:en", "lang:en -moby", "moby -whale", "whale -moby", "post lang:en -post17",
        "whale lang:en", "(moby OR post17) -whale", "\"whale moby\"", "NOT whale"}) {
    requests.emplace_back().query = query;
  }
  for (SearchRequest& request : requests) {
    request.facets = {"lang", "year", "tag"};
    const auto file = of_file->search(request), shards = of_shards->search(request);
    ASSERT_TRUE(file.has_value()) << request.query << ": " << file.error().message;
    ASSERT_TRUE(shards.has_value()) << request.query << ": " << shards.error().message;
    EXPECT_TRUE(shards->missing_shards.empty()) << request.query;
    EXPECT_EQ(difference(*file, *shards), "") << request.query;
  }
}

/// Asked at once, most of what an answer needs takes few round trips; one after the other it was
/// several times as many.
TEST(Shards, AreAskedFewTimesForAnAnswer) {
  const auto index = open_shards(ShardedBlog::shared().shards());
  ASSERT_TRUE(index.has_value()) << index.error().message;
  auto searcher = Searcher::open(*index);
  Random random(11);
  std::vector<std::int64_t> trips;
  for (std::size_t i = 0; i < 100; ++i) {
    SearchRequest request = draw_plain_request(ShardedBlog::shared().posts(), random);
    request.explain = true;
    const auto answer = searcher->search(request);
    ASSERT_TRUE(answer.has_value() && answer->round_trips.has_value());
    trips.push_back(*answer->round_trips);
  }
  std::ranges::sort(trips);
  std::cout << "round trips: " << trips[50] << ", at most " << trips.back() << '\n';
  EXPECT_LE(trips[50], kUsualRoundTrips);
}

}  // namespace
}  // namespace mobysearch::testing
