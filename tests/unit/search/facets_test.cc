// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "common/schema.h"
#include "indexer/writer/post_columns.h"
#include "search/file_database.h"

namespace mobysearch {
namespace {

/// A post for each list of values.
class Posts {
 public:
  Posts(Field field, const std::vector<std::vector<std::string>>& posts)
      : columns_(static_cast<std::uint32_t>(posts.size())) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    PostColumns written(posts.size());
    for (const auto& values : posts) {
      PostFacets facets;
      for (const std::string& value : values)
        (facets[place_of_filter(field)] += value) += kValueSeparator;
      written.set_facets(database.add_document(Xapian::Document()), facets);
    }
    const auto blocks = written.facet_blocks();
    for (const std::string& block : blocks.sets) EXPECT_TRUE(columns_.add_sets(block));
    for (const std::string& block : blocks.numbers) EXPECT_TRUE(columns_.add_numbers(block));
    database_.emplace(database, lengths_);
  }
  auto count(const std::vector<std::string>& names) const {
    return count_facets(*database_, columns_, Xapian::Query::MatchAll, names);
  }

 private:
  FacetColumns columns_;
  const LengthFactors lengths_;
  std::optional<FileDatabase> database_;
};

std::string counted(Field field, const std::vector<std::vector<std::string>>& posts) {
  const std::string name(field_spec(field).name);
  const auto facets = Posts(field, posts).count({name});
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
  std::vector<std::string> names = {"tag", "year"};
  for (int i = 0; i < 1700; ++i) names.insert(names.end(), {"tag", "year"});
  const auto facets = Posts(Field::kTag, {}).count(names);
  ASSERT_EQ(facets.size(), 2U);
  EXPECT_EQ(facets[0].first, "tag");
  EXPECT_EQ(facets[1].first, "year");
}

}  // namespace
}  // namespace mobysearch
