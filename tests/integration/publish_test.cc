// SPDX-License-Identifier: GPL-2.0-or-later
// What happens to the published index when the real indexer is killed, or meets another one.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>

#include "common/file_descriptor.h"
#include "search/index.h"
#include "tests/support/binary.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

namespace fs = std::filesystem;

class Publish : public ::testing::Test {
 protected:
  void write_site(const std::string& word, int posts) const {
    for (int i = 0; i < posts; ++i) {
      std::string body = "---\ntitle: " + word + "\n---\n";
      for (int w = 0; w < 300; ++w) body += word + std::to_string(i * 300 + w) + " and ";
      directory_.write("site/_posts/2020-01-01-" + std::to_string(i) + ".md", body);
    }
  }

  std::vector<std::string> command() const {
    return {mobysearch_binary(), "index", directory_ / "site", "--db", db()};
  }
  std::string db() const { return directory_ / "blog.mobydb"; }

  std::size_t files_beside_site() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(directory_.path()), fs::directory_iterator()) - 1);
  }

  TempDir directory_;
};

TEST_F(Publish, KilledAtAnyMomentTheIndexIsWhole) {
  write_site("old", 100);
  ASSERT_EQ(run(command()).exit_code, 0);
  write_site("new", 200);
  const auto started = std::chrono::steady_clock::now();
  ASSERT_EQ(run(command()).exit_code, 0);
  const auto whole_run = std::chrono::steady_clock::now() - started;
  std::mt19937 rng(1);
  for (int i = 0; i < 25; ++i) {
    write_site(i % 2 == 0 ? "odd" : "even", 10);
    {
      const Background indexer(command());
      std::this_thread::sleep_for(whole_run / 1000 * (rng() % 1100));
      indexer.signal(SIGKILL);
    }
    const auto index = Index::open(db(), {.verify_checksum = true});
    ASSERT_TRUE(index) << index.error().message << " after kill " << i;
    EXPECT_EQ((*index)->info().posts, 200);
  }
  ASSERT_EQ(run(command()).exit_code, 0);
  EXPECT_EQ(files_beside_site(), 1U) << "what the killed ones left is cleared";
}

TEST_F(Publish, ASecondIndexerIsTurnedAwayAtOnce) {
  write_site("word", 10);
  const FileDescriptor lock(
      ::open((directory_ / ".blog.mobydb.lock").c_str(), O_RDWR | O_CREAT, 0644));
  ASSERT_EQ(::flock(lock.get(), LOCK_EX | LOCK_NB), 0);
  const Finished second = run(command());
  EXPECT_EQ(second.exit_code, 5);
  EXPECT_NE(second.err.find("another mobysearch index is writing it"), std::string::npos)
      << second.err;
}

TEST_F(Publish, WhatIsNoIndexIsNotWrittenOver) {
  write_site("word", 10);
  directory_.write("blog.mobydb", "my notes");
  const Finished refused = run(command());
  EXPECT_EQ(refused.exit_code, 5);
  EXPECT_EQ(read_file(db()), "my notes");
  EXPECT_EQ(files_beside_site(), 1U);
}

}  // namespace
}  // namespace mobysearch::testing
