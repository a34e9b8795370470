// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/page_plugins.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

class PagePluginsTest : public ::testing::Test {
 protected:
  SiteConfig config(const std::string& yaml) {
    dir_.write("_config.yml", "plugins: [github-pages]\n" + yaml);
    auto config = read_site_config(dir_.path().string(), {});
    EXPECT_TRUE(config) << yaml;
    return config ? *config : SiteConfig{};
  }

  testing::TempDir dir_;
};

TEST_F(PagePluginsTest, FrontMatterIsOptionalForPagesButNotForAReadme) {
  const SiteConfig plain = config("title: x\n");
  EXPECT_TRUE(is_page_without_front_matter(plain, "docs/tides.md"));
  EXPECT_FALSE(is_page_without_front_matter(plain, "docs/tides.html"));
  for (const char* path : {"README.md", "docs/License.md", "CODE_OF_CONDUCT.markdown"}) {
    EXPECT_FALSE(is_page_without_front_matter(plain, path)) << path;
  }
  EXPECT_TRUE(
      is_page_without_front_matter(config("include: [CONTRIBUTING.md]\n"), "CONTRIBUTING.md"));
  EXPECT_FALSE(is_page_without_front_matter(config("require_front_matter: true\n"), "tides.md"));
  EXPECT_FALSE(is_page_without_front_matter(config("optional_front_matter: {enabled: false}\n"),
                                            "tides.md"));
  SiteConfig without = plain;
  without.plugins.clear();
  EXPECT_FALSE(is_page_without_front_matter(without, "docs/tides.md"));
}

TEST_F(PagePluginsTest, AReadmeIsTheIndexOfADirectoryWithoutOne) {
  dir_.write("docs/index.md", "---\n---\n");
  const SiteConfig plain = config("title: x\n");
  EXPECT_TRUE(is_readme_index(plain, "README.md", false));
  EXPECT_TRUE(is_readme_index(plain, "notes/readme.markdown", false));
  EXPECT_FALSE(is_readme_index(plain, "docs/README.md", false));
  EXPECT_FALSE(is_readme_index(plain, "README.html", false));
  EXPECT_FALSE(is_readme_index(plain, "notes.md", false));
  EXPECT_FALSE(is_readme_index(plain, "README.md", true));
  EXPECT_TRUE(
      is_readme_index(config("readme_index: {with_frontmatter: true}\n"), "README.md", true));
  EXPECT_FALSE(is_readme_index(config("readme_index: {enabled: false}\n"), "README.md", false));
}

}  // namespace
}  // namespace mobysearch
