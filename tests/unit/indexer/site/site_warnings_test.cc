// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_warnings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The warnings of a site of these files.
std::vector<std::string> warnings(const std::map<std::string, std::string>& files,
                                  std::vector<std::string> include = {}) {
  const testing::TempDir dir;
  dir.write_all(files);
  SiteOptions options;
  options.include = std::move(include);
  const auto site = read_site(dir.path().string(), options);
  return site ? site->warnings : std::vector<std::string>{site.error().message};
}

const std::pair<const std::string, std::string> kSomePost = {"_posts/2020-01-01-a.md", "x"};

TEST(SiteWarnings, APlainSiteHasNone) {
  EXPECT_THAT(warnings({{"_config.yml", "markdown: kramdown\nplugins: [jekyll-feed]\n"},
                        {"_data/a.yml", "- a\n- b\n"},
                        {"_data/b.json", "[1, {\"a\": 2}]"},
                        {"_plugins/filter.rb", "module Liquid; end"},
                        kSomePost}),
              IsEmpty());
  EXPECT_THAT(warnings({{"x.md", "x"}}), IsEmpty());
}

TEST(SiteWarnings, NamesTheRootOfWhichOnlyAFolderIsIndexed) {
  const testing::TempDir dir;
  dir.write_all({{"blog/_config.yml", ""}, {"blog/src/notes/a.md", "x"}, kSomePost});
  const auto said = [&](const std::string& folder, SiteOptions options) {
    const auto site = read_site(dir / folder, options);
    return site ? site->warnings : std::vector<std::string>{site.error().message};
  };
  const std::string root = std::filesystem::canonical(dir / "blog").string();
  EXPECT_THAT(said("blog/src/notes", {}),
              ElementsAre((dir / "blog/src/notes") + ": has no _config.yml, and " + root +
                          " has one: if that is the site's root, index that, or URLs and dates are "
                          "not the site's"));
  SiteOptions with_config;
  with_config.configs = {dir / "blog/_config.yml"};
  EXPECT_THAT(said("blog/src/notes", with_config),
              ::testing::Not(::testing::Contains(HasSubstr("has no _config.yml"))));
  EXPECT_THAT(said("_posts", {}), IsEmpty());
}

TEST(SiteWarnings, NamesAnotherConverter) {
  EXPECT_THAT(warnings({{"_config.yml", "markdown: redcarpet\n"}, kSomePost}),
              ElementsAre(HasSubstr("`markdown: redcarpet`")));
  EXPECT_THAT(warnings({{"_config.yml", "markdown: CommonMarkGhPages\n"}, kSomePost}), IsEmpty());
}

TEST(SiteWarnings, NamesWhatNothingConverts) {
  const std::map<std::string, std::string> posts = {{"_config.yml", ""},
                                                    {"_posts/2020-01-01-a.adoc", "== Manual"},
                                                    {"_posts/2020-01-02-b.textile", "h2. One"},
                                                    {"_posts/2020-01-03-c.textile", "h2. Two"}};
  EXPECT_THAT(warnings(posts), ElementsAre(HasSubstr("_posts/2020-01-01-a.adoc: is AsciiDoc, which "
                                                     "no plugin of the site converts"),
                                           HasSubstr(".textile (and 1 more): is Textile")));
}

TEST(SiteWarnings, NamesPluginsWhosePagesAreNotInTheSource) {
  EXPECT_THAT(warnings({{"_config.yml", "plugins: [jekyll-feed, jekyll-scholar]\n"},
                        {"_plugins/tags.rb", "class Tags < Jekyll::Generator\nend"},
                        kSomePost}),
              ElementsAre(HasSubstr("jekyll-scholar"), HasSubstr("_plugins/tags.rb")));
}

TEST(SiteWarnings, NamesAnIncludeOfWhatIsNotThere) {
  const std::map<std::string, std::string> site = {
      {"_config.yml", "collections: {talks: {output: true}, notes: {}}\n"}, kSomePost};
  EXPECT_THAT(warnings(site, {"pages", "talks"}), IsEmpty());
  EXPECT_THAT(
      warnings(site, {"talk", "notes"}),
      ElementsAre("--include talk: the site has no such collection; there are: pages, talks",
                  HasSubstr("--include notes: the site does not publish this collection")));
}

TEST(SiteWarnings, SaysThatAnotherGeneratorsUrlsAreNotKnown) {
  const std::pair<std::string, std::string> config = {"config.toml", "base_url = '/'\n"};
  EXPECT_THAT(warnings({config,
                        {"content/a.md", "+++\npath = 'a'\n+++\n"},
                        {"content/b.md", "+++\ntitle = 'b'\n+++\n"}}),
              ElementsAre(HasSubstr("Zola site: the URLs of 1 of 2 posts are not known")));
  EXPECT_THAT(warnings({config, {"content/a.md", "+++\npath = 'a'\n+++\n"}}), IsEmpty());
  EXPECT_THAT(warnings({{"hugo.toml", ""}, {"content/b.md", "---\ntitle: b\n---\n"}}), IsEmpty());
}

TEST(SiteWarnings, NamesLabelsBeyondTheLimit) {
  std::string list = "tags:\n", words = "tags:";
  for (int i = 0; i < 1001; ++i) {
    list += "- t" + std::to_string(i) + "\n";
    words += " t" + std::to_string(i);
  }
  for (const std::string& matter : {list, words + "\n"}) {
    EXPECT_THAT(
        warnings({{"_config.yml", ""}, {"_posts/2020-01-01-a.md", "---\n" + matter + "---\n"}}),
        ElementsAre("_posts/2020-01-01-a.md: has 1001 tags, of which the first 1000 are indexed"));
  }
}

TEST(SiteWarnings, NamesFoldersBehindLinksThatLeadOut) {
  const testing::TempDir dir, outside;
  dir.write_all({{"_config.yml", ""}, kSomePost});
  std::filesystem::create_directory_symlink(outside.path(), dir / "en");
  const auto site = read_site(dir.path().string(), {});
  ASSERT_TRUE(site);
  EXPECT_THAT(site->warnings, ElementsAre("en: is a symbolic link that leads out of the site"));
}

}  // namespace
}  // namespace mobysearch
