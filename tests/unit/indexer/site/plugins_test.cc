// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/plugins.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.h"
#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::Not;
using testing::yaml;

std::vector<std::string> plugins_of(const Value& site, const SourceTree& root) {
  std::vector<SkippedFile> skipped;
  auto plugins = site_plugins(site, root, skipped);
  EXPECT_TRUE(skipped.empty());
  return plugins;
}

TEST(Plugins, AreNamedInTheConfigurationOrInTheGroupOfTheGemfile) {
  const testing::TempDir dir;
  const SourceTree root = *SourceTree::open(dir.path());
  EXPECT_THAT(plugins_of(yaml("title: x"), root), ElementsAre());
  EXPECT_THAT(plugins_of(yaml("plugins: [jekyll-a, jekyll-b]"), root),
              ElementsAre("jekyll-a", "jekyll-b"));
  EXPECT_THAT(plugins_of(yaml("gems: jekyll-a"), root), ElementsAre("jekyll-a"));
  dir.write("Gemfile",
            "source 'https://rubygems.org'\ngem \"jekyll\", '~> 4'\n"
            "group :jekyll_plugins do\n  gem 'jekyll-in'\n  # gem 'jekyll-off'\nend\n"
            "gem 'jekyll-out'\ngem('jekyll-inline', group: :jekyll_plugins)\n");
  EXPECT_THAT(plugins_of(yaml("title: x"), root), ElementsAre("jekyll-in", "jekyll-inline"));
}

TEST(Plugins, GitHubPagesBringsItsOwn) {
  const testing::TempDir dir;
  const SourceTree root = *SourceTree::open(dir.path());
  const auto brought = IsSupersetOf(
      {"jekyll-titles-from-headings", "jekyll-readme-index", "jekyll-optional-front-matter"});
  EXPECT_THAT(plugins_of(yaml("plugins: [github-pages]"), root), brought);
  dir.write("Gemfile", "gem \"github-pages\", \"~> 228\"\n");
  EXPECT_THAT(plugins_of(yaml("title: x"), root), brought);
}

TEST(Plugins, TranslationsInTheirFolderTellThePlugin) {
  const testing::TempDir dir;
  const SourceTree root = *SourceTree::open(dir.path());
  const char* plugin = "jekyll-multiple-languages-plugin";
  const Value site = yaml("languages: [en, de]");
  EXPECT_THAT(plugins_of(site, root), Not(Contains(plugin)));
  std::filesystem::create_directory(dir / "_i18n");
  EXPECT_THAT(plugins_of(site, root), Contains(plugin));
  EXPECT_THAT(plugins_of(yaml("title: x"), root), Not(Contains(plugin)));
}

TEST(Plugins, AGemfileThatCannotBeReadIsNamed) {
  const testing::TempDir dir;
  std::filesystem::create_symlink("/etc/hostname", dir / "Gemfile");
  std::vector<SkippedFile> skipped;
  EXPECT_THAT(site_plugins(yaml("plugins: [jekyll-a]"), *SourceTree::open(dir.path()), skipped),
              ElementsAre("jekyll-a"));
  ASSERT_EQ(skipped.size(), 1U);
  EXPECT_EQ(skipped[0].path, "Gemfile");
  EXPECT_EQ(skipped[0].reason, "is a symbolic link that leads out of the site");
}

}  // namespace
}  // namespace mobysearch
