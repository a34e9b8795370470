// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search_link.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(SearchLink, SaysWhatIsNotAsUsual) {
  SearchRequest request;
  request.query = "a b&c";
  EXPECT_EQ(query_string(request), "q=a+b%26c");
  request.limit = 5;
  request.offset = 10;
  request.sort = SortOrder::kNewest;
  request.filters[Field::kTag] = {"x", "y"};
  EXPECT_EQ(query_string(request), "q=a+b%26c&limit=5&offset=10&sort=newest&tag=x&tag=y");
}

}  // namespace
}  // namespace mobysearch
