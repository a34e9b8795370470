// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/arena.h"

#include <gtest/gtest.h>

#include <string>

namespace mobysearch {
namespace {

TEST(StringArena, CopiesOutliveWhatTheyWereMadeOf) {
  StringArena arena;
  std::vector<std::string_view> copies;
  for (int i = 0; i < 50'000; ++i) copies.push_back(arena.copy("word" + std::to_string(i)));
  for (int i = 0; i < 50'000; ++i) {
    ASSERT_EQ(copies[static_cast<std::size_t>(i)], "word" + std::to_string(i));
  }
}

TEST(StringArena, TakesAnySize) {
  StringArena arena;
  EXPECT_EQ(arena.copy(""), "");
  const std::string_view first = arena.copy("first");
  for (const std::size_t size :
       {std::size_t{65'535}, std::size_t{65'536}, std::size_t{1'000'000}}) {
    const std::string text(size, 'x');
    EXPECT_EQ(arena.copy(text), text) << size;
  }
  EXPECT_EQ(arena.copy(std::string_view("a\0b", 3)).size(), 3U);
  EXPECT_EQ(first, "first");
}

}  // namespace
}  // namespace mobysearch
