// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/record_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace mobysearch {
namespace {

/// Asks a cache and counts what it has to read.
struct Reader {
  explicit Reader(std::size_t max_bytes) : cache(max_bytes) {}
  RecordCache::Record get(std::uint32_t docid, std::size_t size = 2000) {
    return cache.get(docid, [&] {
      ++reads;
      return std::string(size, static_cast<char>('a' + docid));
    });
  }
  RecordCache cache;
  int reads = 0;
};

TEST(RecordCache, ReadsOnce) {
  Reader reader(100'000);
  EXPECT_EQ(*reader.get(1, 3), "bbb");
  EXPECT_EQ(*reader.get(2, 3), "ccc");
  EXPECT_EQ(*reader.get(1, 3), "bbb");
  EXPECT_EQ(reader.reads, 2);
}

TEST(RecordCache, ForgetsTheLeastRecentlyUsed) {
  Reader reader(20'000);
  for (std::uint32_t docid = 1; docid <= 9; ++docid) reader.get(docid);
  reader.get(1);
  EXPECT_EQ(reader.reads, 9);
  reader.get(10);  // one too many: the second goes
  EXPECT_LE(reader.cache.bytes(), 20'000U);
  reader.get(1);
  EXPECT_EQ(reader.reads, 10);
  reader.get(2);
  EXPECT_EQ(reader.reads, 11);
}

TEST(RecordCache, DoesNotKeepWhatWouldDriveOutTheOthers) {
  Reader reader(20'000);
  reader.get(1);
  EXPECT_EQ(reader.get(2, 10'000)->size(), 10'000U);
  reader.get(2, 10'000);
  reader.get(1);
  EXPECT_EQ(reader.reads, 3);
}

TEST(RecordCache, ARecordOutlivesItsPlace) {
  Reader reader(20'000);
  const auto first = reader.get(1);
  for (std::uint32_t docid = 2; docid <= 20; ++docid) reader.get(docid);
  EXPECT_EQ(*first, std::string(2000, 'b'));
}

TEST(RecordCache, KeepsNothingOfAFailure) {
  RecordCache cache;
  EXPECT_THROW(cache.get(1, []() -> std::string { throw std::runtime_error("cannot read"); }),
               std::runtime_error);
  EXPECT_EQ(cache.bytes(), 0U);
  EXPECT_EQ(*cache.get(1, [] { return "x"; }), "x");
}

}  // namespace
}  // namespace mobysearch
