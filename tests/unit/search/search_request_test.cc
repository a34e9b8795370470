// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/search_request.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(SearchRequest, IsRefusedForAParameterOutOfRangeWhichIsNamed) {
  const auto param = [&](const SearchRequest& request) {
    const auto valid = validate(request);
    return valid ? "fine" : valid.error().param;
  };
  SearchRequest request;
  request.query = "x";
  EXPECT_EQ(param(request), "fine");
  request.limit = 0;
  EXPECT_EQ(param(request), "limit");
  request.limit = 101;
  EXPECT_EQ(param(request), "limit");
  request.limit = 10;
  request.offset = 1001;
  EXPECT_EQ(param(request), "offset");
  request.offset = 0;
  request.query = std::string(SearchRequest::kMaxQueryBytes + 1, 'x');
  EXPECT_EQ(param(request), "q");
  request.query = "\xff";
  EXPECT_EQ(param(request), "q");
  request.query = "x";
  request.in = std::string(SearchRequest::kMaxQueryBytes + 1, 'x');
  EXPECT_EQ(param(request), "in");
  request.in = "/\xff/";
  EXPECT_EQ(param(request), "in");
  request.in = "/no/such/post/";
  request.facets = {"title"};
  EXPECT_EQ(param(request), "facets");
  request.facets = {};
  request.filters[Field::kHas] = {"vide"};
  EXPECT_EQ(param(request), "has");
  request.filters[Field::kHas] = {};
  for (const char* year : {"soon", "17", "20170", "201x", ""}) {
    request.filters[Field::kYear] = {year};
    EXPECT_EQ(param(request), "year") << year;
  }
}

TEST(SearchRequest, AnOrderIsReadByTheNameThatItIsWrittenWith) {
  for (const auto order : {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest}) {
    EXPECT_EQ(sort_order_from_string(to_string(order)), order);
  }
  EXPECT_FALSE(sort_order_from_string("Newest"));
}

}  // namespace
}  // namespace mobysearch
