// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/taxonomy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::yaml;

std::vector<std::string> categories_of(const Value& values) {
  return labels_of(values)[Field::kCategory];
}
std::vector<std::string> tags_of(const Value& values) { return labels_of(values)[Field::kTag]; }

TEST(Taxonomy, JoinsCategoriesAndTags) {
  const Value merged = merge_front_matter({"blog"}, yaml("categories: x\ntags: [t]"),
                                          yaml("categories: a b blog\ncategory: c d\ntags:"));
  EXPECT_THAT(categories_of(merged), ElementsAre("blog", "x", "a", "b", "c d"));
  EXPECT_THAT(tags_of(merged), ElementsAre("t")) << "a null leaves the default";
  EXPECT_THAT(categories_of(yaml("categories: [1, ~, 2.50, [p, [q]]]")),
              ElementsAre("1", "2.5", "p", "q"));
  EXPECT_THAT(tags_of(yaml("tags: 42")), ElementsAre());
  EXPECT_THAT(tags_of(yaml("tag: 42")), ElementsAre("42"));
  EXPECT_THAT(tags_of(yaml("tags: a, b")), ElementsAre("a,", "b"));
  EXPECT_THAT(tags_of(yaml("tag: t1 t2\ntags: [x]")), ElementsAre("t1 t2"));
}

TEST(Taxonomy, AThousandTagsAreAllTaken) {
  std::string list = "[t0", words = "t0";
  for (int i = 1; i < 1000; ++i) {
    list += ", t" + std::to_string(i);
    words += " t" + std::to_string(i);
  }
  for (const std::string& tags : {list + "]", words}) {
    EXPECT_EQ(tags_of(yaml("tags: " + tags)).size(), 1000U);
    EXPECT_EQ(tags_of(yaml("tags: " + tags)).back(), "t999");
  }
}

TEST(Taxonomy, TakesTheDirectoriesAbovePosts) {
  EXPECT_THAT(category_directories("a/B c/_posts/sub/x.md", "all", "_posts"),
              ElementsAre("a", "B c"));
  EXPECT_THAT(category_directories("all/_posts/x.md", "all", "_posts"), ElementsAre());
  EXPECT_THAT(category_directories("a/_drafts/x.md", "all", "_drafts"), ElementsAre("a"));
}

}  // namespace
}  // namespace mobysearch
