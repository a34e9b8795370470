// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/next_steps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process.h"
#include "tests/support/site_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class NextSteps : public SiteTest {
 protected:
  NextSteps() { write("_posts/2019-01-02-a.md", "---\n---\nText\n"); }
  std::string steps() { return next_steps(read(), dir_.path(), "blog.mobydb"); }
};

TEST_F(NextSteps, HaveTheLinesOfTheReadme) {
  const std::string readme = read_file(MOBYSEARCH_SOURCE_DIR "/README.md");
  const std::string all = steps();
  const std::size_t begin = all.find("<link");
  const std::string box = all.substr(begin, all.find("</moby-search>\n", begin) - begin);
  EXPECT_THAT(readme, HasSubstr("```html\n" + box));
}

TEST_F(NextSteps, KnowTheSite) {
  EXPECT_THAT(steps(), HasSubstr("In your layout, "));
  EXPECT_THAT(steps(), HasSubstr("--golden search-golden.yml --site _site\n"));
  EXPECT_THAT(steps(), Not(HasSubstr("uses:")));
  EXPECT_THAT(steps(), Not(HasSubstr(".gitignore")));
  write("_config.yml", "moby_search: https://find.example\n");
  write("_layouts/default.html", "x");
  write(".github/workflows/a.yml", "x");
  write(".git/HEAD", "x");
  const std::string known = steps();
  EXPECT_THAT(known, HasSubstr("In _layouts/default.html, "));
  EXPECT_THAT(known, HasSubstr("<moby-search endpoint=\"https://find.example\">"));
  EXPECT_THAT(known, HasSubstr("- uses: OWNER/mobysearch@v"));
  EXPECT_THAT(known, HasSubstr("add /blog.mobydb to .gitignore"));
  write(".gitignore", "_site\n*.mobydb\n");
  EXPECT_THAT(steps(), Not(HasSubstr(".gitignore")));
}

TEST_F(NextSteps, NameALayoutFromTheRoot) {
  write("_config.yml", "source: src\n");
  write("src/_layouts/post.html", "x");
  write("src/_posts/2019-01-02-a.md", "---\n---\nText\n");
  EXPECT_THAT(steps(), HasSubstr("In src/_layouts/post.html, "));
}

TEST_F(NextSteps, OfAFolderThatIsNoJekyllSiteHaveNoBuiltSite) {
  std::filesystem::remove(dir_ / "_config.yml");
  EXPECT_THAT(steps(), Not(HasSubstr("_site")));
  EXPECT_THAT(steps(), Not(HasSubstr("jekyll build")));
}

}  // namespace
}  // namespace mobysearch::testing
