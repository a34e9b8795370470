// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search_params.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

Result<SearchRequest> read(const Params& params) {
  auto read = search_request_from(params);
  if (!read) return read;
  if (auto valid = validate(*read); !valid) return fail(std::move(valid.error()));
  return read;
}

TEST(SearchParams, ReadsARequest) {
  const auto request = read({{"q", "a b"},
                             {"limit", "5"},
                             {"offset", "10"},
                             {"prefix", "1"},
                             {"sort", "newest"},
                             {"facets", "author,year"},
                             {"tag", "x"},
                             {"tag", "y"},
                             {"in", "/a/?x=1"}});
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->query, "a b");
  EXPECT_EQ(request->limit, 5);
  EXPECT_TRUE(request->prefix);
  EXPECT_EQ(request->filters[Field::kTag], (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(request->offset, 10);
  EXPECT_EQ(request->sort, SortOrder::kNewest);
  EXPECT_EQ(request->in, "/a/?x=1");
  EXPECT_EQ(search_request_from({{"in", "/a/"}, {"in", "/b/"}}).error().param, "in");
}

TEST(SearchParams, NamesTheParameterThatIsWrong) {
  for (const auto& [name, value] : Params{{"limit", "0"},
                                          {"limit", "1e3"},
                                          {"offset", "-1"},
                                          {"prefix", "yes"},
                                          {"sort", "up"},
                                          {"x", "1"}}) {
    const auto request = read({{name, value}});
    ASSERT_FALSE(request.has_value()) << name << "=" << value;
    EXPECT_EQ(request.error().param, name);
  }
}

TEST(SearchParams, RefusesManyUnknownFacetsAtTheFirst) {
  std::string facets = "tag";
  for (int i = 0; i < 1000; ++i) facets += "," + std::to_string(i);
  const auto request = read({{"facets", facets}});
  ASSERT_FALSE(request.has_value());
  EXPECT_EQ(request.error().param, "facets");
}

TEST(SearchParams, TakesAFormatOnlyWhereThereIsOne) {
  const Params request = {{"q", "x"}, {"format", "atom"}};
  EXPECT_EQ(search_request_from(request).error().message, "there is no parameter 'format'");
  EXPECT_TRUE(search_request_from(request, {"html", "atom"}).has_value());
  EXPECT_EQ(search_request_from(request, {"json", "rss"}).error().message,
            "format must be json or rss, not 'atom'");
}

TEST(PageParams, KeepThePostThatIsSearched) {
  EXPECT_EQ(page_request_from({{"q", "a"}, {"in", "/b/"}}).in, "/b/");
}

TEST(PageParams, PassOverWhatTheirReaderCannotHaveMeant) {
  const SearchRequest request = page_request_from({{"utm_source", "feed"},
                                                   {"utm_source", "again"},
                                                   {"fbclid", "x"},
                                                   {"ref", ""},
                                                   {"explain", "1"},
                                                   {"facets", "hats"},
                                                   {"format", "pdf"},
                                                   {"sort", "up"},
                                                   {"prefix", "yes"},
                                                   {"q", "a"},
                                                   {"q", "b"},
                                                   {"has", "hats"},
                                                   {"has", "video"},
                                                   {"has", "video"},
                                                   {"tag", ""}});
  EXPECT_EQ(request.query, "a");
  EXPECT_EQ(request.sort, SortOrder::kRelevance);
  EXPECT_FALSE(request.prefix);
  EXPECT_FALSE(request.explain);
  EXPECT_TRUE(request.facets.empty());
  EXPECT_EQ(request.filters[Field::kHas], std::vector<std::string>{"video"});
  EXPECT_TRUE(request.filters[Field::kTag].empty());
}

TEST(PageParams, BringNumbersIntoTheirRange) {
  const struct {
    const char* text;
    int limit, offset;
  } cases[] = {{"20", 20, 20},    {"0", 10, 0},        {"-1", 10, 0},
               {"1e3", 10, 0},    {"", 10, 0},         {"ten", 10, 0},
               {"101", 100, 101}, {"1001", 100, 1000}, {"99999999999999999999", 100, 1000}};
  for (const auto& c : cases) {
    const SearchRequest request = page_request_from({{"limit", c.text}, {"offset", c.text}});
    EXPECT_EQ(request.limit, c.limit) << c.text;
    EXPECT_EQ(request.offset, c.offset) << c.text;
  }
}

TEST(PageParams, AreRefusedForTheirQueryAlone) {
  Params many = {{"year", "MMXX"}, {"sort", "oldest"}};
  for (int i = 0; i < 30; ++i) many.emplace_back("tag", std::to_string(i));
  EXPECT_TRUE(validate(page_request_from(many)));
  many.emplace_back("q", std::string(SearchRequest::kMaxQueryBytes + 1, 'a'));
  EXPECT_EQ(validate(page_request_from(many)).error().param, "q");
}

TEST(SearchParams, DifferentSearchesHaveDifferentKeys) {
  const auto a = *read({{"q", "x"}, {"tag", "a"}, {"tag", "b"}});
  const auto same = *read({{"tag", "b"}, {"tag", "a"}, {"q", "x"}});
  EXPECT_EQ(canonical_key(a), canonical_key(same));
  EXPECT_NE(canonical_key(a), canonical_key(*read({{"q", "x"}, {"tag", "ab"}})));
  EXPECT_NE(canonical_key(a), canonical_key(*read({{"q", "x\ntag=a"}, {"tag", "b"}})));
  EXPECT_NE(canonical_key(*read({{"q", "x"}, {"author", "a"}})),
            canonical_key(*read({{"q", "x"}, {"tag", "a"}})));
  EXPECT_NE(canonical_key(*read({{"q", "x"}})), canonical_key(*read({{"q", "x"}, {"in", "/a/"}})));
}

}  // namespace
}  // namespace mobysearch
