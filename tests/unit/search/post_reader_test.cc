// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_reader.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;
using testing::post_file;

const std::string kLongName = "_posts/2019-01-01-" + std::string(220, 'x');

MiniBlog make_blog() {
  return MiniBlog(Files{
      {"_posts/2020-01-01-a.md", post_file("A", "First.\n\n## Sub\n\nSecond.\n")},
      {"_posts/2021-01-01-b.md", post_file("B", "Third.\n")},
      {kLongName + "1.md", post_file("Long one", "x\n")},
      {kLongName + "2.md", post_file("Long two", "x\n")},
  });
}

TEST(PostReader, ReadsEveryPostNewestFirst) {
  const MiniBlog blog = make_blog();
  std::vector<std::string> titles;
  ASSERT_TRUE(
      for_each_post(*blog.index(), [&](const Post& post) { titles.push_back(post.title); }));
  ASSERT_EQ(titles.size(), 4U);
  EXPECT_EQ(titles[0], "B");
  EXPECT_EQ(titles[1], "A");
}

TEST(PostReader, FindsAPostByItsPath) {
  const MiniBlog blog = make_blog();
  const auto found = find_post(*blog.index(), "_posts/2020-01-01-a.md");
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->title, "A");
  ASSERT_EQ((*found)->sections.size(), 2U);
  EXPECT_EQ((*found)->sections[1].text, "Second.");
  EXPECT_FALSE(*find_post(*blog.index(), "_posts/2020-01-01-A.md"));
  EXPECT_FALSE(*find_post(*blog.index(), ""));
}

TEST(PostReader, TellsLongPathsApart) {
  const MiniBlog blog = make_blog();
  EXPECT_EQ((**find_post(*blog.index(), kLongName + "1.md")).title, "Long one");
  EXPECT_EQ((**find_post(*blog.index(), kLongName + "2.md")).title, "Long two");
}

TEST(PostReader, ChecksAWholeIndexAndRefusesADamagedOne) {
  const MiniBlog blog = make_blog();
  EXPECT_TRUE(check_index(blog.db()));
  std::fstream file(blog.db(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(9000);
  file.put('\x55');
  file.close();
  const auto damaged = check_index(blog.db());
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().code, ErrorCode::kIndexDamaged);
}

}  // namespace
}  // namespace mobysearch
