// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/database_blocks.h"

#include <gtest/gtest.h>

#include <functional>

#include "common/index/index_file.h"
#include "tests/support/database.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::is_sound_database;
using testing::MiniBlog;

constexpr std::size_t kBlock = DatabaseBlocks::kBlockBytes;
constexpr std::size_t kLevel = 4, kDirectoryEnd = 9, kDirectory = 11;

void put(std::string& bytes, std::size_t at, unsigned value) {
  bytes[at] = static_cast<char>(value >> 8);
  bytes[at + 1] = static_cast<char>(value & 0xFF);
}
unsigned get(const std::string& bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return unsigned{static_cast<unsigned char>(bytes[i])}; };
  return byte(at) << 8 | byte(at + 1);
}

class DatabaseBlocksTest : public ::testing::Test {
 protected:
  DatabaseBlocksTest() {
    testing::Files files;
    for (int i = 0; i < 30; ++i) {
      std::string text;
      for (int word = 0; word < 60; ++word) text += "word" + std::to_string(i * 60 + word) + " ";
      files["_posts/2020-01-01-" + std::to_string(i) + ".md"] = testing::post_file("A", text);
    }
    database_ = testing::read_file(MiniBlog(files).db());
    database_.resize(database_.size() - kFooterBytes);
    for (std::size_t at = kBlock; at < database_.size(); at += kBlock)
      (database_[at + kLevel] == 0 ? leaf_ : branch_) = at;
  }
  bool is_sound_after(const std::function<void(std::string&)>& change) const {
    std::string changed = database_;
    change(changed);
    return is_sound_database(changed);
  }

  std::string database_;
  std::size_t leaf_ = 0, branch_ = 0;  ///< where one of each begins
};

TEST_F(DatabaseBlocksTest, TakesWhatTheIndexerWrites) {
  ASSERT_GT(leaf_, 0U);
  ASSERT_GT(branch_, 0U);
  EXPECT_TRUE(is_sound_database(database_));
}

TEST_F(DatabaseBlocksTest, RefusesADirectoryThatIsNone) {
  for (const std::size_t block : {leaf_, branch_}) {
    const unsigned end = get(database_, block + kDirectoryEnd);
    for (const unsigned wrong : {0U, 11U, end + 1, end + 2, 8193U, 65535U}) {
      EXPECT_FALSE(is_sound_after([&](auto& bytes) { put(bytes, block + kDirectoryEnd, wrong); }))
          << block << " " << wrong;
    }
  }
}

TEST_F(DatabaseBlocksTest, RefusesItemsOutsideOfTheirBlock) {
  for (const std::size_t block : {leaf_, branch_}) {
    for (const unsigned wrong : {0U, 12U, 8190U, 8191U, 8192U, 65535U}) {
      EXPECT_FALSE(is_sound_after([&](auto& bytes) { put(bytes, block + kDirectory, wrong); }))
          << block << " " << wrong;
    }
  }
}

TEST_F(DatabaseBlocksTest, RefusesItemsThatReachTooFar) {
  const std::size_t item = leaf_ + get(database_, leaf_ + kDirectory);
  EXPECT_FALSE(is_sound_after([&](auto& bytes) { put(bytes, item, 0x7FFF); })) << "size";
  EXPECT_FALSE(is_sound_after([&](auto& bytes) { put(bytes, item, 0x6000); }))
      << "no room for the key";
  EXPECT_FALSE(is_sound_after([&](auto& bytes) { bytes[item + 2] = '\xFF'; })) << "key";
  EXPECT_FALSE(is_sound_after([&](auto& bytes) { bytes[item] |= '\x80'; })) << "compressed";
  EXPECT_FALSE(is_sound_after([&](auto& bytes) { bytes[item] &= '\x9F'; })) << "a piece of no tag";
}

TEST_F(DatabaseBlocksTest, RefusesBranchesThatLeadElsewhere) {
  const std::size_t item = branch_ + get(database_, branch_ + kDirectory);
  for (const std::size_t number : {std::size_t{0}, branch_ / kBlock, leaf_ / kBlock,
                                   database_.size() / kBlock, std::size_t{60000}}) {
    EXPECT_FALSE(is_sound_after([&](auto& bytes) {
      put(bytes, item + 2, static_cast<unsigned>(number));
    })) << number;
  }
  EXPECT_FALSE(is_sound_after([&](auto& bytes) { bytes[branch_ + kLevel] = 7; }));
  EXPECT_FALSE(is_sound_after([&](auto& bytes) { bytes[leaf_ + kLevel] = 1; }));
}

TEST_F(DatabaseBlocksTest, RefusesKeysOutOfOrder) {
  EXPECT_FALSE(is_sound_after([&](auto& bytes) {
    const unsigned first = get(bytes, leaf_ + kDirectory);
    put(bytes, leaf_ + kDirectory, get(bytes, leaf_ + kDirectory + 2));
    put(bytes, leaf_ + kDirectory + 2, first);
  }));
}

TEST_F(DatabaseBlocksTest, RefusesADescriptionOfOtherTables) {
  // Behind the revision: root, levels and flags, entries (two bytes here), size of blocks.
  EXPECT_FALSE(is_sound_after([](auto& bytes) { bytes[33] = 0; })) << "the root";
  EXPECT_FALSE(is_sound_after([](auto& bytes) { bytes[34] = 40; })) << "ten levels";
  EXPECT_FALSE(is_sound_after([](auto& bytes) { bytes[34] |= 1; })) << "no blocks";
  EXPECT_FALSE(is_sound_after([](auto& bytes) { bytes[37] = 127; })) << "large blocks";
  EXPECT_FALSE(is_sound_database(std::string(2 * kBlock, '\0')));
  EXPECT_FALSE(is_sound_database(database_.substr(0, kBlock)));
  EXPECT_FALSE(is_sound_database({}));
}

}  // namespace
}  // namespace mobysearch
