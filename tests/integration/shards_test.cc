// SPDX-License-Identifier: GPL-2.0-or-later
// An index in shards answers as the same index in one file does: asks both what is drawn from the
// posts of a real blog (of the sample blog where the corpora are missing) and compares the answers
// field by field.
#include "search/shards.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <list>
#include <memory>
#include <thread>

#include "common/file_descriptor.h"
#include "common/index/shard.h"
#include "common/schema.h"
#include "indexer/indexer.h"
#include "search/post_reader.h"
#include "search/response_json.h"
#include "search/searcher.h"
#include "tests/support/drawn_requests.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

constexpr std::size_t kRequests = 500;
constexpr std::size_t kRequestsOfServers = 200;
constexpr std::uint32_t kShards = 4;

Result<std::shared_ptr<const Index>> open_shards(const std::vector<std::string>& names) {
  auto list = parse_shard_list(names);
  if (!list) return fail(list.error());
  const ShardSurvey seen = Shards::survey(*list, nullptr, {});
  auto shards = Shards::open(*list, seen);
  if (!shards) return fail(shards.error());
  return Index::open(*shards);
}

/// One blog, in a file and in shards.
class Blog {
 public:
  static Blog& shared() {
    static Blog blog;
    return blog;
  }

  SearchResponse ask_file(const SearchRequest& request) { return file_.search(request); }
  const std::vector<std::string>& shards() const { return shards_; }
  const Posts& posts() const { return posts_; }

 private:
  Blog() {
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
  const Posts& posts = Blog::shared().posts();
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
    const std::string differs = difference(Blog::shared().ask_file(request), *answer);
    ++(has_synonyms(request) ? compared.unfinished : compared.asked);
    if (differs.empty()) continue;
    ++(has_synonyms(request) ? compared.unfinished_different : compared.different);
    if (!has_synonyms(request)) ADD_FAILURE() << request.query << ": " << differs;
  }
  return compared;
}

TEST(Shards, OfFilesAnswerAsOneFileDoes) {
  const auto index = open_shards(Blog::shared().shards());
  ASSERT_TRUE(index.has_value()) << index.error().message;
  expect_few_differences(compare(*index, kRequests));
}

/// A port of this machine that nobody listens on.
int free_port() {
  const FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  if (::bind(socket.get(), any, size) != 0 || ::getsockname(socket.get(), any, &size) != 0)
    return 0;
  return ntohs(address.sin_port);
}

/// A shard, served as an operator would. Without xapian-tcpsrv it has no name.
class ShardServer {
 public:
  explicit ShardServer(const std::string& file) {
    if (run({"which", "xapian-tcpsrv"}).exit_code != 0) return;
    const std::string port = std::to_string(free_port());
    process_ = std::make_unique<Background>(std::vector<std::string>{
        "xapian-tcpsrv", "--interface", "127.0.0.1", "--port", port, "--quiet", file});
    name_ = "tcp://127.0.0.1:" + port;
  }
  const std::string& name() const { return name_; }
  void kill() { process_.reset(); }

 private:
  std::unique_ptr<Background> process_;
  std::string name_;
};

TEST(Shards, OfServersAnswerAsOneFileDoes) {
  std::list<ShardServer> servers;
  std::vector<std::string> names;
  for (const std::string& file : Blog::shared().shards())
    names.push_back(servers.emplace_back(file).name());
  if (names[0].empty()) GTEST_SKIP() << "needs xapian-tcpsrv (xapian-tools)";
  auto index = open_shards(names);
  for (int tries = 0; tries < 50 && (!index || !(*index)->shards()->missing().empty()); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    index = open_shards(names);
  }
  ASSERT_TRUE(index.has_value()) << index.error().message;
  expect_few_differences(compare(*index, kRequestsOfServers));

  auto searcher = Searcher::open(*index);
  SearchRequest request;
  request.query = draw_word(Blog::shared().posts(), *std::make_unique<Random>(3));
  ASSERT_TRUE(searcher->search(request).has_value());
  // Its connections are processes of their own, which go on: new ones are refused.
  servers.front().kill();
  auto fresh = Searcher::open(*index);
  const auto partial = fresh->search(request);
  ASSERT_TRUE(partial.has_value()) << partial.error().message;
  EXPECT_EQ(partial->missing_shards, std::vector<std::uint32_t>{1});
}

}  // namespace
}  // namespace mobysearch::testing
