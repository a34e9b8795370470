// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/watch_rule.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::TempDir;

class WatchRuleTest : public ::testing::Test {
 protected:
  WatchRule rule(const std::string& config, std::vector<std::string> configs = {}) const {
    dir_.write("site/_config.yml", config);
    std::filesystem::create_directories(dir_ / "site/src");
    IndexerOptions options;
    options.source = dir_ / "site";
    options.db = dir_ / "site/blog.mobydb";
    options.configs = std::move(configs);
    auto read = WatchRule::read(options, {dir_ / "site/serve.log"});
    EXPECT_TRUE(read) << read.error().message;
    return std::move(*read);
  }

  TempDir dir_;
};

TEST_F(WatchRuleTest, KnowsWhatMakesAnIndex) {
  const WatchRule site = rule("exclude: [notes, '*.txt']\ninclude: [.well-known]\n");
  for (const char* path :
       {"_posts/2020-01-02-a.md", "_config.yml", "_config.toml", "mobysearch.yml", "Gemfile",
        "CNAME", "about.md", "_includes/x.html", "_layouts/post.html", "_data/a.yml",
        "_plugins/a.rb", "de/_posts/2020-01-02-a.md", ".well-known/a.md"}) {
    EXPECT_TRUE(site.counts(path)) << path;
  }
  for (const char* path :
       {"_site/2020/01/02/a.html", ".git/index", ".jekyll-cache/a", "blog.mobydb",
        ".blog.mobydb.lock", ".blog.mobydb.tmp/index", "serve.log", "notes/a.md", "a.txt",
        "node_modules/a/readme.md", "vendor/bundle/a.md", "_posts/.a.md.swp", "_posts/#a.md#",
        "_posts/a.md~"}) {
    EXPECT_FALSE(site.counts(path)) << path;
  }
}

TEST_F(WatchRuleTest, ShardsAreItsOwnFiles) {
  dir_.write("site/_config.yml", "");
  IndexerOptions options;
  options.source = dir_ / "site";
  options.db = dir_ / "site/blog.mobydb";
  options.shards = 2;
  const auto site = WatchRule::read(options, {});
  ASSERT_TRUE(site) << site.error().message;
  for (const char* path : {"blog-1-of-2.mobydb", "blog-2-of-2.mobydb", ".blog.mobydb.lock"})
    EXPECT_FALSE(site->counts(path)) << path;
  EXPECT_TRUE(site->counts("blog-1-of-3.mobydb"));
}

TEST_F(WatchRuleTest, EntersFoldersWhoseFilesMayCount) {
  const WatchRule site = rule("exclude: [notes]\ndestination: public\nincludes_dir: notes/parts\n");
  for (const char* path : {"_posts", "_includes", "_layouts", "de", "notes/parts"}) {
    EXPECT_TRUE(site.enters(path)) << path;
  }
  for (const char* path : {"_site", "public", ".git", ".sass-cache", "node_modules", "notes"}) {
    EXPECT_FALSE(site.enters(path)) << path;
  }
}

TEST_F(WatchRuleTest, LooksInTheSourceAndAtTheRootsOwnFiles) {
  const WatchRule site = rule("source: src\nexclude: [notes]\n");
  for (const char* path : {"src/_posts/2020-01-02-a.md", "src/a.md", "_config.yml", "Gemfile"}) {
    EXPECT_TRUE(site.counts(path)) << path;
  }
  for (const char* path : {"readme.md", "docs/a.md", "src/notes/a.md", "src/_site/a.html"}) {
    EXPECT_FALSE(site.counts(path)) << path;
  }
  EXPECT_TRUE(site.enters("src"));
  EXPECT_FALSE(site.enters("docs"));
}

TEST_F(WatchRuleTest, KnowsWhatItIsMadeOf) {
  const std::string other = dir_.write("other.yml", "");
  const WatchRule usual = rule("");
  EXPECT_TRUE(usual.is_made_of("_config.yml"));
  EXPECT_TRUE(usual.is_made_of(TreeWatch::kWhole));
  EXPECT_FALSE(usual.is_made_of("_posts/a.md"));
  const WatchRule named = rule("", {"_config.yml", other});
  EXPECT_TRUE(named.is_made_of("_config.yml"));
  ASSERT_EQ(named.other_files().size(), 1U);
  EXPECT_TRUE(named.is_made_of(named.other_files()[0]));
}

TEST_F(WatchRuleTest, FailsForAConfigurationThatCannotBeRead) {
  IndexerOptions options;
  options.source = dir_ / "site";
  options.db = dir_ / "blog.mobydb";
  dir_.write("site/_config.yml", "a: [");
  EXPECT_EQ(WatchRule::read(options).error().code, ErrorCode::kInputUnreadable);
}

}  // namespace
}  // namespace mobysearch
