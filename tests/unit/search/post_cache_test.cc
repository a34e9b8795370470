// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

namespace mobysearch {
namespace {

constexpr std::size_t kUsualBytes = 2000;
constexpr std::size_t kRoom = 20 * kUsualBytes;

/// Asks a cache and counts what it has to read: posts that say their number in the title, and take
/// about so many bytes.
struct Reader {
  explicit Reader(std::size_t max_bytes) : cache(max_bytes) {}

  PostCache::Post get(std::uint32_t docid, std::size_t bytes = kUsualBytes) {
    auto post = cache.get(docid, [&] {
      ++reads;
      return record(docid, bytes);
    });
    EXPECT_TRUE(post) << post.error().message;
    return post.value_or(nullptr);
  }
  static std::string record(std::uint32_t docid, std::size_t bytes) {
    Post post;
    post.title = std::to_string(docid);
    post.path = std::string(bytes, 'x');
    return encode_post(post);
  }

  PostCache cache;
  int reads = 0;
};

TEST(PostCache, ReadsOnce) {
  Reader reader(100'000);
  EXPECT_EQ(reader.get(1)->view.title, "1");
  EXPECT_EQ(reader.get(2)->view.title, "2");
  EXPECT_EQ(reader.get(1)->view.title, "1");
  EXPECT_EQ(reader.reads, 2);
}

TEST(PostCache, ForgetsTheLeastRecentlyUsed) {
  Reader reader(kRoom);
  reader.get(1);
  const std::size_t one = reader.cache.bytes();
  ASSERT_GT(one, kUsualBytes);
  const auto last = static_cast<std::uint32_t>(kRoom / one);
  for (std::uint32_t docid = 2; docid <= last; ++docid) reader.get(docid);
  reader.get(1);
  EXPECT_EQ(reader.reads, static_cast<int>(last));
  reader.get(last + 1);  // one too many: the second goes, not the first
  EXPECT_LE(reader.cache.bytes(), kRoom);
  reader.get(1);
  EXPECT_EQ(reader.reads, static_cast<int>(last) + 1);
  reader.get(2);
  EXPECT_EQ(reader.reads, static_cast<int>(last) + 2);
}

TEST(PostCache, DoesNotKeepWhatWouldDriveOutTheOthers) {
  Reader reader(kRoom);
  reader.get(1, 100);
  EXPECT_EQ(reader.get(2, kRoom / 5)->view.title, "2");
  reader.get(2, kRoom / 5);
  reader.get(1, 100);
  EXPECT_EQ(reader.reads, 3);
}

TEST(PostCache, APostOutlivesItsPlace) {
  Reader reader(kRoom);
  const auto first = reader.get(1);
  for (std::uint32_t docid = 2; docid <= 40; ++docid) reader.get(docid);
  EXPECT_EQ(first->view.title, "1");
  EXPECT_EQ(first->view.path, std::string(kUsualBytes, 'x'));
}

TEST(PostCache, ServesManyThreads) {
  PostCache cache(kRoom);  // less than they ask for
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (unsigned seed = 0; seed < 4; ++seed) {
    threads.emplace_back([&, seed] {
      std::mt19937 random(seed);
      for (int i = 0; i < 2000; ++i) {
        const auto docid = static_cast<std::uint32_t>(random() % 40);
        const auto post = cache.get(docid, [&] { return Reader::record(docid, kUsualBytes); });
        if (!post || (*post)->view.title != std::to_string(docid)) ++wrong;
      }
    });
  }
  threads.clear();
  EXPECT_EQ(wrong, 0);
  EXPECT_LE(cache.bytes(), kRoom);
}

TEST(PostCache, KeepsNothingOfAFailure) {
  PostCache cache(kRoom);
  EXPECT_THROW((void)cache.get(1, []() -> std::string { throw std::runtime_error("no"); }),
               std::runtime_error);
  const auto damaged = cache.get(1, [] { return "no record"; });
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().code, ErrorCode::kIndexDamaged);
  EXPECT_EQ(cache.bytes(), 0U);
  EXPECT_TRUE(cache.get(1, [] { return Reader::record(1, 10); }));
}

}  // namespace
}  // namespace mobysearch
