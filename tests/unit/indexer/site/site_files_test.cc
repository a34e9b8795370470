// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
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
    for (const SiteFile& file :
         find_site_files(*read_site_config(dir_.path().string(), {})).files) {
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

TEST_F(SiteFilesTest, NamesFoldersOfPostsAndCollectionsThatAreNotRead) {
  for (const char* name : {"_posts/a.md", "_talks/b.md", "all/_posts/c.md", "all/_talks/d.md",
                           "all/x/_talks/e.md", "sub/_posts/f.md", "sub/_data/g.yml"}) {
    dir_.write(name, "x");
  }
  EXPECT_THAT(found("collections: {talks: {output: true}, data: {output: true}}\n"
                    "collections_dir: all\n"),
              ElementsAre("posts all/_posts/c.md", "talks all/_talks/d.md"));
  const auto left_out = find_site_files(*read_site_config(dir_.path().string(), {})).left_out;
  std::vector<std::string> named;
  for (const LeftOut& folder : left_out) {
    if (folder.path.ends_with('/')) named.push_back(folder.path + ": " + folder.reason);
    EXPECT_EQ(folder.is_problem, folder.path.ends_with("_posts/")) << folder.path;
  }
  const std::string no_content = "is excluded, or marked as no content";
  const std::string not_read = "is not read: posts are in `collections_dir`";
  EXPECT_THAT(named, ElementsAre("_posts/: " + not_read, "_talks/: " + no_content,
                                 "all/x/_talks/: " + no_content, "sub/_data/: " + no_content,
                                 "sub/_posts/: " + not_read));
}

TEST_F(SiteFilesTest, SaysWhichPostsAreNoFilesOfTheSite) {
  dir_.write("_posts/a.md", "x");
  std::filesystem::create_symlink("/etc/passwd", dir_ / "_posts/out.md");
  std::filesystem::create_symlink("gone", dir_ / "_posts/broken.md");
  std::filesystem::create_directory_symlink(".", dir_ / "_posts/loop");
  ASSERT_EQ(mkfifo((dir_ / "_posts/fifo.md").c_str(), 0600), 0);
  EXPECT_THAT(found(),
              ElementsAre("posts _posts/a.md",
                          "posts _posts/broken.md: is a symbolic link that leads nowhere",
                          "posts _posts/fifo.md: is not a regular file",
                          "posts _posts/out.md: is a symbolic link that leads out of the site"));
}

TEST_F(SiteFilesTest, NamesAnIncludesFolderThatLeadsOutThoughItIsNoContent) {
  const testing::TempDir outside;
  dir_.write("_config.yml", "title: T\n");
  dir_.write("_posts/a.md", "x");
  std::filesystem::create_directory_symlink(outside.path(), dir_ / "_includes");
  const auto left_out = find_site_files(*read_site_config(dir_.path().string(), {})).left_out;
  const auto includes = std::ranges::find(left_out, "_includes", &LeftOut::path);
  ASSERT_NE(includes, left_out.end());
  EXPECT_TRUE(includes->is_problem);
  EXPECT_EQ(includes->reason, "is a symbolic link that leads out of the site");
}

TEST_F(SiteFilesTest, FollowsLinksToFoldersOfTheSiteAndNamesThoseThatLeadOut) {
  const testing::TempDir outside;
  outside.write("2020-01-01-out.md", "x");
  outside.write("_posts/2020-01-02-out.md", "x");
  dir_.write("inside/_posts/a.md", "x");
  dir_.write("_includes/own.html", "x");
  std::filesystem::create_directory_symlink("inside", dir_ / "alias");
  std::filesystem::create_directory_symlink("..", dir_ / "inside/up");
  std::filesystem::create_directory_symlink("inside/_posts", dir_ / "_posts");
  std::filesystem::create_directory_symlink(outside.path(), dir_ / "en");
  std::filesystem::create_directory_symlink(outside.path(), dir_ / "inside/_posts/en");
  std::filesystem::create_symlink(outside / "2020-01-01-out.md", dir_ / "_includes/leak.html");
  const std::string out = "/en: is a symbolic link that leads out of the site";
  EXPECT_THAT(found(), ElementsAre("posts _posts/a.md", "posts _posts" + out,
                                   "posts alias/_posts/a.md", "posts alias/_posts" + out,
                                   "posts inside/_posts/a.md", "posts inside/_posts" + out));
  std::filesystem::remove(dir_ / "_posts");
  std::filesystem::create_directory_symlink(outside.path(), dir_ / "_posts");
  EXPECT_THAT(found(), ElementsAre("posts alias/_posts/a.md", "posts alias/_posts" + out,
                                   "posts inside/_posts/a.md", "posts inside/_posts" + out));
  std::vector<std::string> problems;
  const SiteFiles files = find_site_files(*read_site_config(dir_.path().string(), {}));
  for (const LeftOut& left_out : files.left_out) {
    if (left_out.is_problem) problems.push_back(left_out.path);
  }
  EXPECT_THAT(problems, ElementsAre("_includes/leak.html", "_posts", "en"));
}

TEST_F(SiteFilesTest, NamesThatAreNoUtf8AreEscapedAndNotRead) {
  for (const char* name : {"_posts/caf\xE9.md", "_posts/caf\u00e9.md", "\xFF.md", "b\xFF.png",
                           "c\xFF/_posts/d.md", "_posts/e\xFF/f.md"}) {
    dir_.write(name, "x");
  }
  const std::string bad = ": its name is not valid UTF-8";
  EXPECT_THAT(found(), ElementsAre("pages \\xFF.md" + bad, "posts _posts/caf\\xE9.md" + bad,
                                   "posts _posts/caf\u00e9.md", "posts _posts/e\\xFF" + bad,
                                   "posts c\\xFF" + bad));
}

TEST_F(SiteFilesTest, DraftsThatAreNotReadAreNamed) {
  dir_.write("_drafts/a.md", "x");
  dir_.write("_config.yml", "title: T\n");
  const SiteFiles files = find_site_files(*read_site_config(dir_.path().string(), {}));
  const auto drafts = std::ranges::find(files.left_out, "_drafts/", &LeftOut::path);
  ASSERT_NE(drafts, files.left_out.end());
  EXPECT_EQ(drafts->reason, "holds drafts: use --drafts");
}

TEST_F(SiteFilesTest, GitIsNeverRead) {
  dir_.write(".git/config.md", "x");
  dir_.write("a.md", "x");
  std::filesystem::create_symlink(".git/config.md", dir_ / "notes.md");
  EXPECT_THAT(found("include: [.git]"), ElementsAre("pages a.md"));
}

TEST_F(SiteFilesTest, DirectoriesOfTheConfigurationAreInTheSite) {
  const testing::TempDir outside;
  outside.write("_docs/a.md", "x");
  dir_.write("stuff/_docs/b.md", "x");
  dir_.write("stuff/_posts/c.md", "x");
  const std::string docs = "collections: {docs: {output: true}}\ncollections_dir: ";
  EXPECT_THAT(found(docs + "/stuff"), ElementsAre("docs stuff/_docs/b.md"))
      << "Jekyll finds no posts there";
  EXPECT_THAT(found(docs + "stuff"),
              ElementsAre("docs stuff/_docs/b.md", "posts stuff/_posts/c.md"));
  EXPECT_THAT(found(docs + outside.path().string()), ElementsAre());
}

TEST_F(SiteFilesTest, LinksRoundInACircleEnd) {
  dir_.write("a/_posts/a.md", "x");
  dir_.write("b/_posts/b.md", "x");
  std::filesystem::create_directory_symlink("../b", dir_ / "a/b");
  std::filesystem::create_directory_symlink("../a", dir_ / "b/a");
  EXPECT_THAT(found(), ElementsAre("posts a/_posts/a.md", "posts a/b/_posts/b.md",
                                   "posts b/_posts/b.md", "posts b/a/_posts/a.md"));
}

TEST_F(SiteFilesTest, OfAHugoSiteOnlyItsContentIsRead) {
  dir_.write_all({{"hugo.toml", ""},
                  {"README.md", "x"},
                  {"archetypes/default.md", "x"},
                  {"content/post/a.md", "x"},
                  {"layouts/shortcodes/code.html", "x"},
                  {"content/b.adoc", "x"}});
  const SiteFiles files = find_site_files(*read_site_config(dir_.path().string(), {}));
  ASSERT_EQ(files.files.size(), 1U);
  EXPECT_EQ(files.files[0].path, "content/post/a.md");
  std::vector<std::string> left_out;
  for (const LeftOut& each : files.left_out) left_out.push_back(each.path + ": " + each.reason);
  EXPECT_THAT(
      left_out,
      ElementsAre("README.md: is outside `content`", "archetypes/default.md: is outside `content`",
                  "content/b.adoc: is AsciiDoc, which is not read: convert it to Markdown",
                  "hugo.toml: is neither Markdown nor HTML",
                  "layouts/shortcodes/code.html: is outside `content`"));
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
