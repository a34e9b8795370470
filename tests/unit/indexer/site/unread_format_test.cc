// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/unread_format.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

SiteConfig config_of_files(const std::map<std::string, std::string>& files) {
  const testing::TempDir dir;
  dir.write_all(files);
  return *read_site_config(dir.path().string(), {});
}

TEST(UnreadFormat, HasAName) {
  const SiteConfig config = config_of_files({});
  EXPECT_EQ(unread_format(config, "_posts/2020-01-01-a.adoc"), "AsciiDoc");
  EXPECT_EQ(unread_format(config, "a.ASCIIDOC"), "AsciiDoc");
  EXPECT_EQ(unread_format(config, "a.textile"), "Textile");
  EXPECT_EQ(unread_format(config, "a.rst"), "reStructuredText");
  for (const char* path : {"a.md", "a.html", "a", "a.adoc.md", "adoc", ".adoc/x.txt"}) {
    EXPECT_EQ(unread_format(config, path), "") << path;
  }
  EXPECT_EQ(
      unread_format(config_of_files({{"_config.yml", "markdown_ext: md,textile\n"}}), "a.textile"),
      "");
}

TEST(UnreadFormat, IsConvertedByAPluginOfJekyll) {
  const struct {
    const char *file, *text, *path;
    bool converted;
  } cases[] = {
      {"_config.yml", "", "a.adoc", false},
      {"_config.yml", "plugins: [jekyll-feed, jekyll-asciidoc]\n", "a.adoc", true},
      {"_config.yml", "plugins: [jekyll-asciidoc]\n", "a.textile", false},
      {"_config.yml", "gems: [jekyll-textile-converter]\n", "a.textile", true},
      {"_config.yml", "plugins: [jekyll-asciidoc]\nmarkdown_ext: md,adoc\n", "a.adoc", false},
      {"Gemfile", "group :jekyll_plugins do\n  gem 'jekyll-asciidoc'\nend\n", "a.ad", true},
      {"Gemfile", "gem 'jekyll-asciidoc'\n", "a.ad", false},
      {"Gemfile", "group :jekyll_plugins do\n  gem 'jekyll-asciidoc'\nend\n", "a.md", false},
  };
  for (const auto& c : cases) {
    const SiteConfig config = config_of_files({{c.file, c.text}, {"_config.yml", ""}});
    EXPECT_EQ(is_converted(config, c.path), c.converted) << c.text << c.path;
  }
}

TEST(UnreadFormat, IsConvertedByOtherGenerators) {
  const SiteConfig config = config_of_files({{"hugo.toml", ""}});
  EXPECT_TRUE(is_converted(config, "content/a.adoc"));
  EXPECT_FALSE(is_converted(config, "content/a.md"));
}

}  // namespace
}  // namespace mobysearch
