// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/source_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kLeadsOut = "is a symbolic link that leads out of the site";

class SourceTreeTest : public ::testing::Test {
 protected:
  SourceTree tree() const { return *SourceTree::open(dir_.path()); }

  /// The text, or the reason why there is none.
  static std::string read(const SourceTree& tree, const std::string& path) {
    const auto text = tree.read(path, 100);
    return text ? *text : text.error().message;
  }

  const testing::TempDir dir_;
};

TEST_F(SourceTreeTest, ReadsFilesBelow) {
  dir_.write("a/b", "text");
  fs::create_symlink("/etc/passwd", dir_ / "out");
  fs::create_symlink("gone", dir_ / "broken");
  EXPECT_EQ(read(tree(), "a/b"), "text");
  EXPECT_EQ(read(tree(), "a"), "is not a regular file");
  EXPECT_EQ(read(tree(), "none"), "cannot be read: No such file or directory");
  EXPECT_EQ(read(tree(), "out"), kLeadsOut);
  EXPECT_EQ(read(tree(), "broken"), "is a symbolic link that leads nowhere");
  EXPECT_FALSE(read(SourceTree(), "a/b").empty());
  EXPECT_FALSE(SourceTree::open(dir_ / "none"));
}

TEST_F(SourceTreeTest, LeavesGitAloneAndWhatALinkWouldUncover) {
  dir_.write(".git/config", "secret");
  dir_.write(".env", "secret");
  dir_.write(".shown/a", "text");
  fs::create_symlink(".git/config", dir_ / "notes.md");
  fs::create_symlink(".git", dir_ / "folder");
  fs::create_symlink(".env", dir_ / "env.md");
  fs::create_symlink("../.shown/a", dir_ / ".shown/b");
  fs::create_symlink(".shown/a", dir_ / "a.md");
  for (const char* path : {"notes.md", "folder/config", ".git/config"}) {
    EXPECT_EQ(read(tree(), path), "is git's, not the site's") << path;
  }
  EXPECT_THAT(read(tree(), "env.md"), HasSubstr("to a hidden file"));
  EXPECT_THAT(read(tree(), "a.md"), HasSubstr("to a hidden file"));
  EXPECT_EQ(read(tree(), ".shown/b"), "text") << "the path says it, not the link";
  SourceTree shown = tree();
  shown.show_hidden({".shown", ".git"});
  EXPECT_EQ(read(shown, "a.md"), "text");
  EXPECT_EQ(read(shown, "notes.md"), "is git's, not the site's");
}

TEST_F(SourceTreeTest, ListsAndTellsWhatThereIs) {
  dir_.write("b.md", "x");
  dir_.write("a/x", "x");
  fs::create_symlink("a", dir_ / "c");
  fs::create_symlink("/etc", dir_ / "d");
  ASSERT_EQ(mkfifo((dir_ / "e").c_str(), 0600), 0);
  const SourceListing listing = tree().list("");
  std::vector<std::string> seen;
  for (const SourceEntry& entry : listing.entries) {
    seen.push_back(entry.name + (entry.is_directory ? "/" : "") +
                   (entry.is_link ? " -> " + entry.real_path : "") +
                   (entry.problem.empty() ? "" : ": " + entry.problem));
  }
  EXPECT_THAT(seen, ElementsAre("a/", "b.md", "c/ -> a", std::string("d -> : ") + kLeadsOut,
                                "e: is not a regular file"));
  EXPECT_EQ(tree().list("c").real_path, "a");
  EXPECT_EQ(tree().list("none").problem, "");
  EXPECT_EQ(tree().list("d").problem, kLeadsOut);
  EXPECT_EQ(tree().status("b.md")->bytes, 1U);
  EXPECT_EQ(tree().status("none")->kind, FileStatus::Kind::kMissing);
  EXPECT_EQ(tree().status("e")->kind, FileStatus::Kind::kOther);
  EXPECT_FALSE(tree().status("d"));
  EXPECT_TRUE(tree().has_directory("c") && tree().has_file("c/x") && !tree().has_file("c"));
}

TEST_F(SourceTreeTest, ASubtreeIsATreeOfItsOwn) {
  dir_.write("src/a", "text");
  dir_.write("b", "text");
  fs::create_symlink("../b", dir_ / "src/b");
  const auto subtree = tree().subtree("src");
  ASSERT_TRUE(subtree);
  EXPECT_EQ(subtree->path(), fs::canonical(dir_ / "src").string());
  EXPECT_EQ(read(*subtree, "a"), "text");
  EXPECT_EQ(read(*subtree, "b"), kLeadsOut);
  EXPECT_FALSE(tree().subtree("none"));
  EXPECT_FALSE(tree().subtree(".."));
}

TEST_F(SourceTreeTest, ConfiguredDirectoriesAreBelow) {
  const struct {
    const char *configured, *place;
  } cases[] = {{"_includes", "_includes"}, {"/etc", "etc"}, {"../..//a/", "a"},
               {"a/../../b", "b"},         {"", ""},        {"/", ""},
               {"./x/y/", "x/y"},          {"~/x", "~/x"}};
  for (const auto& c : cases) EXPECT_EQ(tree().place_of(c.configured), c.place) << c.configured;
  EXPECT_EQ(tree().place_of(tree().path() + "/a/b"), "a/b");
  EXPECT_EQ(tree().place_of(tree().path() + "/../b"),
            fs::path(tree().path()).parent_path().relative_path() / "b");
}

}  // namespace
}  // namespace mobysearch
