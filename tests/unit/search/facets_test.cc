// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "common/schema.h"

namespace mobysearch {
namespace {

/// A post for each list of values, in the field's slot as the indexer writes them.
std::string counted(Field field, const std::vector<std::vector<std::string>>& posts) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const auto& values : posts) {
    std::string joined;
    for (const std::string& value : values) (joined += value) += kValueSeparator;
    Xapian::Document document;
    document.add_value(field_spec(field).slot, joined);
    database.add_document(document);
  }
  const std::string name(field_spec(field).name);
  const auto facets =
      count_facets(database, FacetColumns(database), Xapian::Query::MatchAll, {name});
  EXPECT_EQ(facets.size(), 1U);
  EXPECT_EQ(facets[0].first, name);
  std::string shown;
  for (const FacetValue& value : facets[0].second)
    shown += (shown.empty() ? "" : " ") + value.value + ":" + std::to_string(value.count);
  return shown;
}

TEST(Facets, CountWhatTheFilterOfThatValueFinds) {
  const struct {
    const char* what;
    Field field;
    std::vector<std::vector<std::string>> posts;
    const char* expected;
  } cases[] = {
      {"most posts first, then by name", Field::kTag, {{"b"}, {"a", "c"}, {"c"}}, "c:2 a:1 b:1"},
      {"the commonest spelling", Field::kTag, {{"fruit"}, {"Fruit"}, {"fruit"}}, "fruit:3"},
      {"the commonest, in capitals", Field::kTag, {{"API"}, {"api"}, {"API"}}, "API:3"},
      {"without accents", Field::kAuthor, {{"René"}, {"René"}, {"Rene"}}, "René:3"},
      {"a post counts once", Field::kTag, {{"Fruit", "fruit"}, {"fruit"}}, "fruit:2"},
      {"a filter for a language has its regions",
       Field::kLang,
       {{"en"}, {"en-gb"}, {"en-gb"}, {"de-at"}},
       "en:3 en-gb:2 de-at:1"},
  };
  for (const auto& c : cases) EXPECT_EQ(counted(c.field, c.posts), c.expected) << c.what;
}

TEST(Facets, HaveAtMostAHundredValues) {
  std::vector<std::vector<std::string>> posts(1);
  for (int i = 0; i < 120; ++i) posts[0].push_back("tag" + std::to_string(i));
  posts.push_back({"tag119"});
  const std::string shown = counted(Field::kTag, posts);
  EXPECT_TRUE(shown.starts_with("tag119:2 ")) << shown;
  EXPECT_EQ(std::count(shown.begin(), shown.end(), ':'), 100);
}

TEST(Facets, OfManyPostsWithDifferentValues) {
  for (const int count : {200, 300, 70'000}) {  // the number of a set takes 1, 2 and 4 bytes
    std::vector<std::vector<std::string>> posts;
    for (int i = 0; i < count; ++i) posts.push_back({"tag" + std::to_string(i), "every"});
    posts.push_back({"tag7"});
    EXPECT_TRUE(counted(Field::kTag, posts)
                    .starts_with("every:" + std::to_string(count) + " tag7:2 tag0:1 "))
        << count;
  }
}

TEST(Facets, AreCountedOnceEachHoweverOftenTheyAreNamed) {
  const Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  std::vector<std::string> names = {"tag", "year"};
  for (int i = 0; i < 1700; ++i) names.insert(names.end(), {"tag", "year"});
  const auto facets =
      count_facets(database, FacetColumns(database), Xapian::Query::MatchAll, names);
  ASSERT_EQ(facets.size(), 2U);
  EXPECT_EQ(facets[0].first, "tag");
  EXPECT_EQ(facets[1].first, "year");
}

}  // namespace
}  // namespace mobysearch
