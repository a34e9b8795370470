// SPDX-License-Identifier: GPL-2.0-or-later
// What read_site() says of what it cannot read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "indexer/site/site.h"
#include "tests/support/as_nobody.h"
#include "tests/support/site_fixture.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using SiteProblems = testing::SiteTest;

TEST_F(SiteProblems, WhatCannotBeReadIsSkippedWithItsReasonAndTheRestStays) {
  write("_posts/2019-01-01-fine.md");
  const struct {
    const char *name, *text;
    int line;
    const char* says;
  } cases[] = {
      {"utf8", "---\ntitle: x\n---\nfine\nbad \xff\n", 5, "not valid UTF-8"},
      {"date", "---\ntitle: x\ndate: someday\n---\n", 3, "`date` is not a date: 'someday'"},
      {"slug", "---\nslug: 42\n---\n", 2, "`slug` is not a string"},
      {"permalink", "---\npermalink: /:nonsense/\n---\n", 2, "nonsense"},
  };
  for (const auto& c : cases) write(std::string("_posts/2018-01-01-") + c.name + ".md", c.text);
  write("_posts/2018-13-45-impossible.md");
  const Site site = read();
  EXPECT_THAT(paths(site), ElementsAre("_posts/2019-01-01-fine.md"));
  EXPECT_EQ(site.skipped.size(), std::size(cases) + 1);
  for (const auto& c : cases) {
    const std::string path = std::string("_posts/2018-01-01-") + c.name + ".md";
    const auto found = std::ranges::find(site.skipped, path, &SkippedFile::path);
    ASSERT_NE(found, site.skipped.end()) << c.name;
    EXPECT_EQ(found->line, c.line) << c.name;
    EXPECT_THAT(found->reason, HasSubstr(c.says));
  }
}

TEST_F(SiteProblems, WhatCannotBeReadIsSkippedAndNamed) {
  write("_config.yml", "timezone: UTC\n");
  for (const char* path :
       {"_posts/2023/2019-01-01-a.md", "_posts/2024/2018-01-01-b.md", "_data/authors/x.yml",
        "_data/broken.yml", "_includes/a.html", "_authors/ada.md", "assets/_posts/2017-01-01-c.md",
        "Gemfile", "_plugins/a.rb"}) {
    write(path);
  }
  dir_.write("_data/broken.yml", "a: [");
  dir_.write("_data/closed.yml", "a: b");
  dir_.write("_authors/broken.md", "---\na: [\n---\n");
  const std::vector<std::string> closed = {
      "_posts/2023",     "_data/authors", "_data/closed.yml", "_includes/a.html",
      "_authors/ada.md", "assets",        "Gemfile",          "_plugins"};
  fs::permissions(dir_.path(), fs::perms(0755));
  for (const std::string& path : closed) fs::permissions(dir_ / path, fs::perms::none);
  const Site site = [&] {
    const testing::AsNobody nobody;
    return read();
  }();
  std::vector<std::string> skipped;
  for (const SkippedFile& file : site.skipped) {
    skipped.push_back(file.path + (file.line == 0 ? ": " + file.reason : ""));
  }
  const std::string denied = ": cannot be read: Permission denied";
  EXPECT_THAT(skipped,
              ElementsAre("Gemfile" + denied, "_authors/ada.md" + denied, "_authors/broken.md",
                          "_data/authors" + denied, "_data/broken.yml", "_data/closed.yml" + denied,
                          "_includes/a.html" + denied, "_plugins" + denied, "_posts/2023" + denied,
                          "assets" + denied));
  EXPECT_EQ(site.documents.size(), 1U);
  for (const std::string& path : closed) fs::permissions(dir_ / path, fs::perms(0755));
}

TEST_F(SiteProblems, IncludesWhoseTextIsLeftOutAreNamed) {
  write("_posts/2019-01-01-a.md", "{% include large.svg %} {% include fine.html %}");
  write("_includes/fine.html", "{% include bad.html %}");
  write("_includes/bad.html", "\xff");
  write("_includes/large.svg", std::string(300 * 1024, 'x'));
  write("_includes/of-a-layout.svg", std::string(300 * 1024, 'x'));
  std::vector<std::string> skipped;
  for (const SkippedFile& file : read().skipped) skipped.push_back(file.path);
  EXPECT_THAT(skipped, ElementsAre("_includes/bad.html", "_includes/large.svg"));
}

TEST_F(SiteProblems, AnotherGeneratorsConfigurationThatCannotBeReadIsNamed) {
  fs::remove(dir_ / "_config.yml");
  write("hugo.toml", "title = 'x'\nlanguage = [\n");
  write("content/a.md");
  const Site site = read();
  EXPECT_EQ(site.documents.size(), 1U);
  ASSERT_EQ(site.skipped.size(), 1U);
  EXPECT_EQ(site.skipped[0].path, "hugo.toml");
  EXPECT_THAT(site.skipped[0].reason, HasSubstr("invalid TOML"));
}

TEST_F(SiteProblems, AConfigurationThatCannotBeReadIsNoPlainFolder) {
  write("_posts/2024-01-01-b.md");
  const auto message = [&] {
    const auto site = read_site(dir_.path().string(), options_);
    return site ? "" : site.error().message;
  };
  fs::remove(dir_ / "_config.yml");
  for (const char* target : {"gone", "/etc/passwd", "_config.yml"}) {
    fs::create_symlink(target, dir_ / "_config.yml");
    EXPECT_THAT(message(), HasSubstr("_config.yml: ")) << target;
    fs::remove(dir_ / "_config.yml");
  }
  write("_config.yml", "title: T\n");
  fs::permissions(dir_.path(), fs::perms(0755));
  fs::permissions(dir_ / "_config.yml", fs::perms::none);
  const testing::AsNobody nobody;
  EXPECT_THAT(message(), HasSubstr("_config.yml: cannot be read: Permission denied"));
}

TEST_F(SiteProblems, WithoutPostsTheMessageSaysWhatWasLeftOut) {
  write("_config.yml", "title: T\n");
  fs::create_directory_symlink("/etc", dir_ / "_posts");
  const auto site = read_site(dir_.path().string(), options_);
  ASSERT_FALSE(site);
  EXPECT_THAT(site.error().message, HasSubstr("no posts found; _posts: is a symbolic link that"));
}

TEST_F(SiteProblems, ASourceThatCannotBeReachedIsNamedWithTheReason) {
  const auto reason = [](const std::string& root) {
    const auto site = read_site(root, {});
    return site ? "" : site.error().message;
  };
  EXPECT_EQ(reason("gone"), "gone: no such directory");
  const std::string endless(300, 'x');
  EXPECT_EQ(reason(endless), endless + ": File name too long");
}

TEST_F(SiteProblems, AnAddressThatIsNoneIsAnError) {
  write("_posts/2019-01-01-a.md");
  options_.site_url = "javascript:alert(1)";
  const auto site = read_site(dir_.path().string(), options_);
  ASSERT_FALSE(site);
  EXPECT_EQ(site.error().code, ErrorCode::kUsage);
}

TEST_F(SiteProblems, NothingToIndexIsAnErrorThatSaysWhatToDo) {
  for (const std::string& root : {dir_.path().string(), dir_ / "missing", dir_ / "_config.yml"}) {
    const auto site = read_site(root, options_);
    ASSERT_FALSE(site) << root;
    EXPECT_EQ(site.error().code, ErrorCode::kInputUnreadable);
    EXPECT_FALSE(site.error().hint.empty()) << root;
  }
}

}  // namespace
}  // namespace mobysearch
