// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/theme.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "indexer/site/document_liquid.h"
#include "indexer/site/site.h"
#include "tests/support/temp_dir.h"
#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

using testing::TempDir;

TEST(GemVersions, AreComparedAsRubyGemsDoes) {
  const struct {
    const char *newer, *older;
  } cases[] = {{"1.10.0", "1.9.0"},
               {"2.0", "1.99.9"},
               {"1.0.1", "1.0"},
               {"1.0", "1.0.rc1"},
               {"1.0.rc2", "1.0.rc1"}};
  for (const auto& c : cases) {
    EXPECT_TRUE(is_newer_version(c.newer, c.older)) << c.newer;
    EXPECT_FALSE(is_newer_version(c.older, c.newer)) << c.older;
  }
  EXPECT_FALSE(is_newer_version("1.0", "1.0.0"));
}

/// A site, and gems beside it or in its vendor/bundle.
class ThemeTest : public ::testing::Test {
 protected:
  /// The file `name` of the site's theme; "-" without a theme, or the file.
  std::string in_theme(const std::string& theme) const {
    const auto root = SourceTree::open(site_.path().string());
    const SourceTree found =
        find_theme(testing::yaml("theme: " + theme), *root, {gems_.path().string()});
    return found.read("_includes/own.html", 100).value_or("-");
  }

  TempDir site_, gems_;
};

TEST_F(ThemeTest, IsTheNewestThatIsInstalled) {
  gems_.write("gems/harbour-theme-1.9.0/_includes/own.html", "1.9.0");
  gems_.write("gems/harbour-theme-1.10.0/_includes/own.html", "1.10.0");
  gems_.write("gems/harbour-theme-extra-3.0/_includes/own.html", "extra");
  EXPECT_EQ(in_theme("harbour-theme"), "1.10.0");
  EXPECT_EQ(in_theme("' Harbour-Theme '"), "1.10.0");
  EXPECT_EQ(in_theme("harbour"), "-");
  EXPECT_EQ(in_theme("../harbour-theme"), "-");
  EXPECT_EQ(in_theme("[harbour-theme]"), "-");
  site_.write("Gemfile.lock", "GEM\n  specs:\n    harbour-theme (1.9.0)\n      jekyll (~> 4)\n");
  EXPECT_EQ(in_theme("harbour-theme"), "1.9.0");
}

TEST_F(ThemeTest, IsTheSitesOwnCopyFirst) {
  gems_.write("gems/t-2.0/_includes/own.html", "gem");
  gems_.write("bundler/gems/r-0123456789ab/_includes/own.html", "repository");
  site_.write("vendor/bundle/ruby/3.1.0/gems/t-1.0/_includes/own.html", "vendored");
  EXPECT_EQ(in_theme("t"), "vendored");
  EXPECT_EQ(in_theme("r"), "repository");
}

TEST_F(ThemeTest, ShowsNothingOfOtherFolders) {
  const TempDir other;
  other.write("own.html", "secret");
  std::filesystem::create_directories(gems_ / "gems/t-1.0");
  std::filesystem::create_directory_symlink(other.path(), gems_ / "gems/t-1.0/_includes");
  EXPECT_EQ(in_theme("t"), "-");
  std::filesystem::create_directory_symlink(other.path(), gems_ / "gems/u-1.0");
  EXPECT_EQ(in_theme("u"), "-");
}

/// The expected values are what Jekyll 4.3.1 makes of the same site and theme.
TEST(ThemeOfSite, GivesItsIncludesDataAndSettings) {
  const TempDir dir;
  const std::string theme = "vendor/bundle/ruby/3.1.0/gems/harbour-theme-1.0/";
  dir.write(theme + "_includes/own.html", "theme {{ include.id }}");
  dir.write(theme + "_includes/both.html", "theme both");
  dir.write(theme + "_includes/embed/youtube.html", "emb {{ include.id }}");
  dir.write(theme + "_data/words.yml", "a: theme\nb: theme\nm: {x: 1, y: 2}\n");
  dir.write(theme + "_config.yml",
            "title: Theme title\nnick: TN\nauthor: {name: TA, mail: m}\n"
            "permalink: /never/:title\nlang: de\n");
  dir.write("_config.yml", "theme: harbour-theme\nauthor: {name: Own}\ntimezone: UTC\n");
  dir.write("_includes/both.html", "site both");
  dir.write("_data/words.yml", "b: site\nm: {y: 3}\n");
  dir.write("_posts/2020-01-01-p.md", "---\n---\n");
  const auto site = read_site(dir.path().string(), {});
  ASSERT_TRUE(site);
  const auto resolved = [&](const char* body) {
    return resolve_document_liquid(*site, site->documents[0], body);
  };
  EXPECT_EQ(resolved("{% include own.html id=7 %}|{% include both.html %}|"
                     "{% include embed/youtube.html id='z' %}"),
            "theme 7|site both|emb z");
  EXPECT_EQ(resolved("{{ site.data.words.a }} {{ site.data.words.b }} {{ site.data.words.m.x }} "
                     "{{ site.data.words.m.y }}"),
            "theme site 1 3");
  EXPECT_EQ(resolved("{{ site.title }} {{ site.nick }} {{ site.author.name }} "
                     "{{ site.author.mail }} {{ site.lang }}"),
            "Theme title TN Own m de");
  EXPECT_EQ(site->documents[0].url, "/2020/01/01/p.html");
  dir.write("_config.yml", "theme: harbour-theme\nignore_theme_config: true\n");
  EXPECT_EQ(read_site(dir.path().string(), {})->config.title, "");
}

}  // namespace
}  // namespace mobysearch
