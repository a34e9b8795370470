// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/searcher_pool.h"

#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

class SearcherPoolTest : public ::testing::Test {
 protected:
  std::shared_ptr<const Index> open() { return *Index::open(blog_.db()); }
  const Searcher* used(const std::shared_ptr<const Index>& index) {
    return *pool_.with(index,
                       [](Searcher& searcher) -> Result<const Searcher*> { return &searcher; });
  }

  MiniBlog blog_{{{"a.md", post_file("A", "text")}}};
  SearcherPool pool_;
};

TEST_F(SearcherPoolTest, LendsASearcherAgainButToOneAtATime) {
  const auto index = open();
  pool_.set_current(index);
  const Searcher* first = used(index);
  EXPECT_EQ(used(index), first);
  pool_.with(index, [&](Searcher& searcher) -> Result<void> {
    EXPECT_EQ(&searcher, first);
    EXPECT_NE(used(index), first);
    return {};
  });
}

TEST_F(SearcherPoolTest, ClosesAFormerIndexWithTheLastAnswerFromIt) {
  auto old = open();
  const std::weak_ptr<const Index> watched = old;
  pool_.set_current(old);
  used(old);
  pool_.with(std::exchange(old, nullptr), [&](Searcher&) -> Result<void> {
    pool_.set_current(open());
    EXPECT_FALSE(watched.expired()) << "it is being answered from";
    return {};
  });
  EXPECT_TRUE(watched.expired());
}

}  // namespace
}  // namespace mobysearch::testing
