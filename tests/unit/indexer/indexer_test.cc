// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/indexer.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "search/index.h"
#include "search/post_reader.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;
using testing::read_file;
using testing::TempDir;

std::string post(const std::string& title, const std::string& body) {
  return "---\ntitle: " + title + "\n---\n" + body;
}

/// A site in site/, and the options to index it into blog.mobydb beside it.
class Indexer : public ::testing::Test {
 protected:
  void SetUp() override {
    ::setenv("SOURCE_DATE_EPOCH", "1500000000", 1);
    directory_.write_all({
        {"site/_config.yml", "title: Moby\nurl: https://example.org\ntimezone: UTC\n"},
        {"site/_posts/2017-01-01-old.md", post("Old", "Containers.\n\n## Swarm kit\n\nIt runs.\n")},
        {"site/_posts/2017-06-26-new.md", post("New", "More containers.\n")},
    });
    options_.source = directory_ / "site";
    options_.db = directory_ / "blog.mobydb";
  }
  void TearDown() override { ::unsetenv("SOURCE_DATE_EPOCH"); }

  std::vector<std::string> titles() const {
    std::vector<std::string> all;
    const auto index = Index::open(options_.db, {.verify_checksum = true});
    if (!index) return {index.error().message};
    EXPECT_TRUE(for_each_post(**index, [&](const Post& p) { all.push_back(p.title); }));
    return all;
  }

  void many_posts(int count) const {
    for (int i = 0; i < count; ++i) {
      std::string body;
      for (int word = 0; word < 200; ++word) body += "w" + std::to_string(i * 200 + word) + ' ';
      directory_.write("site/_posts/2016-01-01-p" + std::to_string(i) + ".md", post("P", body));
    }
  }

  TempDir directory_;
  IndexerOptions options_;
};

TEST_F(Indexer, PublishesPostsNewestFirst) {
  const auto report = run_indexer(options_);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->posts, 2);
  EXPECT_EQ(report->sections, 3);
  EXPECT_EQ(report->bytes, fs::file_size(options_.db));
  EXPECT_EQ(titles(), (std::vector<std::string>{"New", "Old"}));
  const auto index = Index::open(options_.db);
  EXPECT_EQ((*index)->info().revision, report->revision);
  EXPECT_EQ((*index)->info().site_title, "Moby");
  EXPECT_EQ((*index)->info().built_at, "2017-07-14T02:40:00Z");
}

TEST_F(Indexer, SameSourceSameBytes) {
  many_posts(600);
  ASSERT_TRUE(run_indexer(options_));
  const std::string first = read_file(options_.db);
  options_.threads = 1;
  ASSERT_TRUE(run_indexer(options_));
  EXPECT_TRUE(first == read_file(options_.db));
}

TEST_F(Indexer, StrictPublishesNothingWhenAFileIsSkipped) {
  ASSERT_TRUE(run_indexer(options_));
  const std::string before = read_file(options_.db);
  directory_.write("site/_posts/2017-07-01-bad.md", "---\ndate: soon\n---\n");
  options_.strict = true;
  const auto strict = run_indexer(options_);
  ASSERT_TRUE(strict) << strict.error().message;
  ASSERT_EQ(strict->skipped.size(), 1U);
  EXPECT_EQ(strict->skipped[0].path, "_posts/2017-07-01-bad.md");
  EXPECT_TRUE(strict->revision.empty());
  EXPECT_TRUE(before == read_file(options_.db));
  options_.strict = false;
  const auto lenient = run_indexer(options_);
  ASSERT_TRUE(lenient);
  EXPECT_EQ(lenient->posts, 2);
  EXPECT_FALSE(lenient->revision.empty());
}

TEST_F(Indexer, AFileWhoseFrontMatterCannotBeReadIsIndexedAndFailsUnderStrict) {
  directory_.write("site/_posts/2017-07-01-bad.md", "---\ntitle: [\n---\nText\n\n## Tides\n");
  const auto lenient = run_indexer(options_);
  ASSERT_TRUE(lenient);
  EXPECT_TRUE(lenient->published);
  EXPECT_EQ(lenient->posts, 3);
  EXPECT_TRUE(lenient->skipped.empty());
  ASSERT_EQ(lenient->faults.size(), 1U);
  EXPECT_EQ(lenient->faults[0].path, "_posts/2017-07-01-bad.md");
  EXPECT_EQ(titles(), (std::vector<std::string>{"Tides", "New", "Old"}));
  const auto& file = lenient->files.back();
  EXPECT_EQ(file.outcome, FileReport::Outcome::kIndexed);
  EXPECT_EQ(file.reason, "line 3, column 1: " + lenient->faults[0].reason);
  options_.strict = true;
  const auto strict = run_indexer(options_);
  ASSERT_TRUE(strict);
  EXPECT_FALSE(strict->published);
  EXPECT_EQ(strict->faults.size(), 1U);
}

TEST_F(Indexer, AMissingSourceLeavesTheIndex) {
  ASSERT_TRUE(run_indexer(options_));
  options_.source = directory_ / "nowhere";
  const auto report = run_indexer(options_);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kInputUnreadable);
  EXPECT_EQ(titles().size(), 2U);
}

TEST_F(Indexer, TakingItsDirectoryAwayLeavesTheIndex) {
  ASSERT_TRUE(run_indexer(options_));
  const std::string before = read_file(options_.db);
  many_posts(600);
  options_.threads = 1;
  options_.progress = [&](const Progress&) { fs::remove_all(directory_ / ".blog.mobydb.tmp"); };
  const auto report = run_indexer(options_);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kOutputUnwritable) << report.error().message;
  EXPECT_TRUE(before == read_file(options_.db));
}

// A limit on the size of files fails the writes of Xapian itself, as a full disk does.
TEST_F(Indexer, AFullDiskLeavesTheIndex) {
  ASSERT_TRUE(run_indexer(options_));
  const std::string before = read_file(options_.db);
  many_posts(600);
  std::signal(SIGXFSZ, SIG_IGN);
  struct rlimit unlimited {};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &unlimited), 0);
  for (const rlim_t bytes : {0U, 20'000U, 200'000U, 1'000'000U}) {
    struct rlimit limited = unlimited;
    limited.rlim_cur = bytes;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limited), 0);
    const auto report = run_indexer(options_);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &unlimited), 0);
    ASSERT_FALSE(report) << bytes;
    EXPECT_EQ(report.error().code, ErrorCode::kOutputUnwritable);
    EXPECT_EQ(report.error().message.find(options_.db), 0U) << report.error().message;
    EXPECT_TRUE(before == read_file(options_.db)) << bytes;
    EXPECT_FALSE(fs::exists(directory_ / ".blog.mobydb.tmp")) << bytes;
  }
  std::signal(SIGXFSZ, SIG_DFL);
}

TEST_F(Indexer, AReadOnlyDirectorySaysSo) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::create_directory(directory_ / "locked");
  ::chmod((directory_ / "locked").c_str(), 0555);
  options_.db = directory_ / "locked/blog.mobydb";
  const auto report = run_indexer(options_);
  ::chmod((directory_ / "locked").c_str(), 0755);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kOutputUnwritable);
  EXPECT_FALSE(report.error().hint.empty());
}

}  // namespace
}  // namespace mobysearch
