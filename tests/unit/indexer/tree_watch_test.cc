// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tree_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TempDir;
using ::testing::UnorderedElementsAre;

using Changes = std::set<std::string>;

/// All but what lies in a folder `skipped`, or is called so.
WatchedPaths all_but_skipped() {
  const auto is_wanted = [](const std::string& path) {
    return path.find("skipped") == std::string::npos;
  };
  return {is_wanted, is_wanted};
}

class TreeWatchTest : public ::testing::Test {
 protected:
  TreeWatch watch(std::vector<std::string> others = {},
                  std::size_t most = TreeWatch::kMaxFolders) const {
    auto begun = TreeWatch::begin(root(), std::move(others), all_but_skipped(), most);
    EXPECT_TRUE(begun) << begun.error().message;
    return std::move(*begun);
  }
  std::string root() const { return dir_ / "site"; }
  void write(const std::string& path) const { dir_.write("site/" + path, "text"); }
  void rename(const std::string& from, const std::string& to) const {
    fs::rename(root() + "/" + from, root() + "/" + to);
  }

  TempDir dir_;
};

TEST_F(TreeWatchTest, TellsWhatIsWrittenRenamedAndRemoved) {
  write("_posts/a.md");
  write("_posts/b.md");
  TreeWatch tree = watch();
  EXPECT_THAT(tree.take_changes(), IsEmpty());
  write("_posts/a.md");
  EXPECT_THAT(tree.take_changes(), ElementsAre("_posts/a.md"));
  rename("_posts/a.md", "c.md");
  EXPECT_THAT(tree.take_changes(), UnorderedElementsAre("_posts/a.md", "c.md"));
  fs::remove(root() + "/_posts/b.md");
  EXPECT_THAT(tree.take_changes(), ElementsAre("_posts/b.md"));
  fs::permissions(root() + "/c.md", fs::perms::owner_write);
  EXPECT_THAT(tree.take_changes(), ElementsAre("c.md"));
}

TEST_F(TreeWatchTest, CanBeWaitedFor) {
  write("a.md");
  TreeWatch tree = watch();
  pollfd waiting{tree.descriptor(), POLLIN, 0};
  EXPECT_EQ(::poll(&waiting, 1, 0), 0);
  write("b.md");
  EXPECT_EQ(::poll(&waiting, 1, 0), 1);
}

TEST_F(TreeWatchTest, WatchesFoldersThatAreMadeLater) {
  write("a.md");
  TreeWatch tree = watch();
  write("new/deep/b.md");
  EXPECT_THAT(tree.take_changes(), Contains("new/"));
  write("new/deep/b.md");
  EXPECT_THAT(tree.take_changes(), ElementsAre("new/deep/b.md"));
  rename("new", "newer");
  EXPECT_THAT(tree.take_changes(), UnorderedElementsAre("new/", "newer/"));
  write("newer/deep/b.md");
  EXPECT_THAT(tree.take_changes(), ElementsAre("newer/deep/b.md"));
  fs::rename(root() + "/newer", dir_ / "away");
  EXPECT_THAT(tree.take_changes(), ElementsAre("newer/"));
  dir_.write("away/deep/b.md", "no longer in the site");
  EXPECT_THAT(tree.take_changes(), IsEmpty());
}

TEST_F(TreeWatchTest, LooksAwayFromWhatDoesNotCount) {
  write("skipped/a.md");
  write("b.md");
  TreeWatch tree = watch();
  write("skipped/a.md");
  write("more/skipped/c.md");
  write("skipped.md");
  EXPECT_THAT(tree.take_changes(), ElementsAre("more/"));
}

TEST_F(TreeWatchTest, TellsOfFilesElsewhere) {
  write("a.md");
  const std::string other = dir_.write("other.yml", "");
  TreeWatch tree = watch({other});
  dir_.write("unrelated.yml", "");
  dir_.write("other.yml", "title: x");
  EXPECT_THAT(tree.take_changes(), ElementsAre(other));
}

TEST_F(TreeWatchTest, BeginsAnewWhereTheRootIsReplaced) {
  write("a.md");
  TreeWatch tree = watch();
  fs::rename(root(), dir_ / "old");
  EXPECT_THAT(tree.take_changes(), IsEmpty()) << "there is none";
  EXPECT_EQ(tree.descriptor(), -1);
  write("b.md");
  EXPECT_THAT(tree.take_changes(), ElementsAre(TreeWatch::kWhole));
  write("b.md");
  EXPECT_THAT(tree.take_changes(), ElementsAre("b.md"));
}

TEST_F(TreeWatchTest, TellsOfTheWholeWhenMuchHasChanged) {
  write("a.md");
  TreeWatch tree = watch();
  for (std::size_t i = 0; i <= TreeWatch::kMaxChanges; ++i) write(std::to_string(i) + ".md");
  const Changes changes = tree.take_changes();
  EXPECT_THAT(changes, Contains(TreeWatch::kWhole));
  EXPECT_LE(changes.size(), TreeWatch::kMaxChanges + 1);
}

TEST_F(TreeWatchTest, LooksAgainWhenTheKernelHasDroppedChanges) {
  write("a.md");
  write("b.md");
  TreeWatch tree = watch();
  int most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  if (most == 0 || most > 100'000) GTEST_SKIP() << "the queue is too long to fill: " << most;
  // Alternately: of equal events in a row the kernel keeps one.
  for (int i = 0; i <= most / 2; ++i) {
    for (const char* name : {"/a.md", "/b.md"}) ::chmod((root() + name).c_str(), 0644);
  }
  write("new/c.md");
  EXPECT_THAT(tree.take_changes(), UnorderedElementsAre(TreeWatch::kWhole, "a.md", "b.md"));
  write("new/c.md");
  EXPECT_THAT(tree.take_changes(), ElementsAre("new/c.md"));
}

TEST_F(TreeWatchTest, SaysWhereItDoesNotSee) {
  write("a/a.md");
  write("b/b.md");
  write("c/c.md");
  EXPECT_THAT(watch().problem(), IsEmpty());
  const std::string problem = watch({}, 2).problem();
  EXPECT_THAT(problem, HasSubstr(" and 1 more folders: changes there are not seen"));
  EXPECT_THAT(problem, HasSubstr("fs.inotify.max_user_watches"));
}

TEST_F(TreeWatchTest, FailsWithoutADirectory) {
  const auto begun = TreeWatch::begin(dir_ / "none", {}, all_but_skipped());
  ASSERT_FALSE(begun);
  EXPECT_EQ(begun.error().code, ErrorCode::kInputUnreadable);
}

}  // namespace
}  // namespace mobysearch
