// SPDX-License-Identifier: GPL-2.0-or-later
// What the lists are is asked of Xapian, which writes them.
#include "common/index/position_lists.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "common/index/index_file.h"
#include "tests/support/database.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::is_sound_database;

/// A database whose only document has words at these positions.
std::string database_with(const std::vector<std::vector<Xapian::termpos>>& words) {
  const testing::TempDir dir;
  Xapian::WritableDatabase database(dir / "d", Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
  Xapian::Document document;
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const Xapian::termpos position : words[i])
      document.add_posting("word" + std::to_string(i), position);
  database.add_document(document);
  database.commit();
  database.compact(dir / "c", Xapian::DBCOMPACT_SINGLE_FILE);
  return testing::read_file(dir / "c");
}

TEST(PositionLists, TakesWhatXapianWrites) {
  std::vector<std::vector<Xapian::termpos>> words = {{1}, {1, 2}, {5, 1'000'000}, {7, 8, 9, 10}};
  std::vector<Xapian::termpos> row(3000);
  std::iota(row.begin(), row.end(), 1);
  words.push_back(row);  // of more bytes than a block has, were it not a row
  std::mt19937 random(1);
  for (const unsigned spread : {2U, 3U, 50U, 4000U}) {
    words.emplace_back();
    for (unsigned at = 1, i = 0; i < 6000; ++i)
      words.back().push_back(at += 1 + static_cast<unsigned>(random()) % spread);
  }
  EXPECT_TRUE(is_sound_database(database_with(words)));
}

TEST(PositionLists, RefusesAListThatEndsTooSoon) {
  // Of 3 positions, the last of which is 200: the first, the number and the middle are in bits.
  const std::string whole("\xc8\x01\x05\x01\x40");
  EXPECT_TRUE(PositionLists().add("key", whole, true, true));
  for (std::size_t size = 3; size < whole.size(); ++size)
    EXPECT_FALSE(PositionLists().add("key", whole.substr(0, size), true, true)) << size;
}

TEST(PositionLists, RefusesWhatNoPostHas) {
  for (const std::string_view list :
       {std::string_view("\0\1", 2), std::string_view("\xff\xff\xff\xff\x0f"), std::string_view()})
    EXPECT_FALSE(PositionLists().add("key", list, true, true)) << list.size();
}

TEST(PositionLists, TakesAListInPieces) {
  PositionLists lists;
  EXPECT_TRUE(lists.add("key", "\xc8\x01\x05", true, false));
  EXPECT_TRUE(lists.add("key", "\x01\x40", false, true));
}

TEST(PositionLists, AreProvedInAnIndex) {
  IndexerOptions options;
  options.positions = Positions::kOn;
  const testing::MiniBlog blog(
      {{"_posts/2020-01-01-a.md",
        testing::post_file("Lighthouse",
                           "A harbour light on a harbour wall, by a harbour light.\n")}},
      options);
  std::string database = testing::read_file(blog.db());
  database.resize(database.size() - kFooterBytes);
  ASSERT_TRUE(is_sound_database(database));
  int refused = 0;
  for (std::size_t at = database.size() - 2048; at < database.size(); ++at) {
    std::string changed = database;
    changed[at] = '\xff';
    refused += is_sound_database(changed) ? 0 : 1;
  }
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace mobysearch
