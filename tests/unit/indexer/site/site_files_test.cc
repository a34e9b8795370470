// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

class SiteFilesTest : public ::testing::Test {
 protected:
  std::vector<std::string> found(const std::string& config = "") {
    dir_.write("_config.yml", config);
    std::vector<std::string> found;
    for (const SiteFile& file : find_site_files(*read_site_config(dir_.path().string(), {}))) {
      found.push_back(file.collection + " " + file.path +
                      (file.problem.empty() ? "" : ": " + file.problem));
    }
    return found;
  }

  const testing::TempDir dir_;
};

TEST_F(SiteFilesTest, FindsWhatJekyllLooksAt) {
  for (const char* name : {"_posts/a.md", "_posts/.b.md", "_posts/c.md~", "blog/_posts/d.md",
                           "_other/e.md", ".git/f.md", "#g.md", "vendor/bundle/h.md", "README.md",
                           "_posts/sub/_i.md", "_posts/_under/j.md", "style.css", "_drafts/k.md"}) {
    dir_.write(name, "x");
  }
  std::filesystem::create_symlink(dir_ / "README.md", dir_ / "_posts/good.md");
  EXPECT_THAT(found(), ElementsAre("pages README.md", "posts _posts/a.md", "posts _posts/good.md",
                                   "posts blog/_posts/d.md"));
  EXPECT_THAT(found("exclude: [blog, 'READ*']\ninclude: [_i.md, _other]\nshow_drafts: true"),
              ElementsAre("posts _drafts/k.md", "pages _other/e.md", "posts _posts/a.md",
                          "posts _posts/good.md", "posts _posts/sub/_i.md"));
}

TEST_F(SiteFilesTest, CollectionsAreAtTheTopOrInTheirDirectory) {
  for (const char* name : {"_talks/a.md", "_talks/sub/b.md", "sub/_talks/c.md", "all/_talks/d.md",
                           "_posts/e.md", "all/_posts/f.md", "all/x/_posts/g.md", "_notes/h.md"}) {
    dir_.write(name, "x");
  }
  const std::string collections = "collections: {talks: {output: true}, notes: {}}\n";
  EXPECT_THAT(found(collections),
              ElementsAre("posts _posts/e.md", "talks _talks/a.md", "talks _talks/sub/b.md",
                          "posts all/_posts/f.md", "posts all/x/_posts/g.md"));
  EXPECT_THAT(
      found(collections + "collections_dir: all"),
      ElementsAre("posts all/_posts/f.md", "talks all/_talks/d.md", "posts all/x/_posts/g.md"));
}

TEST_F(SiteFilesTest, SaysWhichPostsAreNoFilesOfTheSite) {
  dir_.write("_posts/a.md", "x");
  std::filesystem::create_symlink("/etc/passwd", dir_ / "_posts/out.md");
  std::filesystem::create_symlink("gone", dir_ / "_posts/broken.md");
  std::filesystem::create_directory_symlink(".", dir_ / "_posts/loop");
  ASSERT_EQ(mkfifo((dir_ / "_posts/fifo.md").c_str(), 0600), 0);
  EXPECT_THAT(found(),
              ElementsAre("posts _posts/a.md",
                          "posts _posts/broken.md: is a symbolic link that leads out of the site",
                          "posts _posts/fifo.md: is not a regular file",
                          "posts _posts/out.md: is a symbolic link that leads out of the site"));
}

TEST_F(SiteFilesTest, WhatABuildLeftIsNoSource) {
  dir_.write("public/index.html", "x");
  dir_.write("index.html", "x");
  EXPECT_THAT(found("destination: public"), ElementsAre("pages index.html"));
}

TEST(SiteFiles, IncludeWinsOverExcludeAndOverMarks) {
  SiteConfig config;
  config.include = {".well-known", "keep/*.md", "kept"};
  config.exclude = {"docs", "/tmp/", "*.txt", "keep", "kept"};
  const struct {
    const char *base, *entry;
    bool is_directory, kept;
  } cases[] = {{"", "a.md", false, true},          {"", "_a.md", false, false},
               {"", "a.md~", false, false},        {"", "#a", false, false},
               {"", "a.", false, false},           {"", ".well-known", true, true},
               {"", "docs", true, false},          {"", "docsify.md", false, false},
               {"blog", "docs", true, true},       {"", "tmp", true, false},
               {"", "tmp", false, true},           {"blog", "a.txt", false, false},
               {"", "keep/a.md", false, true},     {"", "keep/a.html", false, false},
               {"", "kept/a.md", false, true},     {"_posts", "a/_b/c.md", false, true},
               {"_posts", "_a/c.md", false, false}};
  for (const auto& c : cases) {
    EXPECT_EQ(is_content(config, c.base, c.entry, c.is_directory), c.kept)
        << c.base << " " << c.entry;
  }
}

}  // namespace
}  // namespace mobysearch
