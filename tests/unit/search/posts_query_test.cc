// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/posts_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Xapian::Query;

class PostsQuery : public ::testing::Test {
 protected:
  PostsQuery() {
    for (int i = 1; i <= 9; ++i) {
      Xapian::Document document;
      document.add_term(i % 2 == 0 ? "even" : "odd");
      database_.add_document(document);
    }
  }
  std::vector<Xapian::docid> found(const Query& query) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    const Xapian::MSet mset = enquire.get_mset(0, 10);
    std::vector<Xapian::docid> docids;
    for (auto it = mset.begin(); it != mset.end(); ++it) docids.push_back(*it);
    return docids;
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

TEST_F(PostsQuery, FindsThePostsOfItsDocidsOnce) {
  EXPECT_THAT(found(posts_query({7, 2, 4, 2})), ElementsAre(2, 4, 7));
  EXPECT_THAT(found(posts_query({})), IsEmpty());
}

TEST_F(PostsQuery, GoesWithOtherQueries) {
  EXPECT_THAT(found(Query(Query::OP_FILTER, Query("even"), posts_query({7, 2, 8}))),
              ElementsAre(2, 8));
  EXPECT_THAT(found(Query(Query::OP_AND_NOT, posts_query({1, 2, 3}), Query("odd"))),
              ElementsAre(2));
}

}  // namespace
}  // namespace mobysearch
