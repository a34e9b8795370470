// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/generator_config.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

TEST(GeneratorConfig, IsReadFromItsFileAndThoseBesideIt) {
  const testing::TempDir dir;
  dir.write("config/_default/hugo.toml", "BaseURL = 'https://h.example/'\n");
  dir.write("config/_default/permalinks.yaml", "note: /n/:slug/\n");
  dir.write("config/_default/languages.toml", "[de]\nweight = 1\n");
  const auto root = SourceTree::open(dir.path().string());
  const auto found = find_generator_config(*root);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->generator, MarkdownRenderer::kHugo);
  EXPECT_EQ(generator_setting(found->values, "baseURL").text, "https://h.example/");
  EXPECT_EQ(generator_setting(found->values, "permalinks").text_of("note"), "/n/:slug/");
  EXPECT_TRUE(generator_setting(found->values, "languages").get("de").is_map());
  EXPECT_TRUE(generator_setting(found->values, "title").is_null());
}

TEST(GeneratorConfig, IsNoneWhereThereIsNone) {
  const testing::TempDir dir;
  dir.write("config.toml", "title = 'no base'\n");
  EXPECT_FALSE(find_generator_config(*SourceTree::open(dir.path().string())));
}

}  // namespace
}  // namespace mobysearch
