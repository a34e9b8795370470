// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/parse_guard.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/no_descriptors.h"

namespace mobysearch {
namespace {

enum : std::size_t { kLarge, kUnreadable, kEndless, kCrashing, kHungry, kGreedy, kFirstGood };

Result<Post> load(std::size_t number) {
  Post post;
  post.title = std::to_string(number);
  switch (number) {
    case kLarge:
      post.sections.resize(1);
      post.sections[0].text = std::string(5'000'000, 'x');
      return post;
    case kUnreadable:
      return fail(ErrorCode::kInputUnreadable, "is not UTF-8");
    case kEndless: {
      std::atomic<unsigned> i = 0;
      while (true) ++i;
    }
    case kCrashing:
      std::signal(SIGABRT, SIG_DFL);
      std::abort();
    case kHungry:
      throw std::bad_alloc();
    case kGreedy:
      // Not by new: the sanitizers' ends the process.
      if (::mmap(nullptr, 2 * kPostMemory, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                 0) == MAP_FAILED) {
        throw std::bad_alloc();
      }
      return post;
    default:
      return post;
  }
}

std::string reason_of(const Result<Post>& post) { return post ? "" : post.error().message; }

TEST(ParseGuard, HandsOverWhatComesOfIt) {
  ParseGuard guard(load);
  const auto loaded = guard.load(kLarge);
  ASSERT_TRUE(loaded) << reason_of(loaded);
  EXPECT_EQ(*loaded, *load(kLarge));
  EXPECT_EQ(reason_of(guard.load(kUnreadable)), "is not UTF-8");
}

TEST(ParseGuard, GivesUpWhatNeverEndsAndGoesOn) {
  ParseGuard guard(load, 1);
  EXPECT_EQ(reason_of(guard.load(kEndless)), "takes more than 1 s to parse");
  EXPECT_EQ(guard.load(kFirstGood).value().title, std::to_string(kFirstGood));
}

TEST(ParseGuard, SurvivesACrashAndGoesOn) {
  ParseGuard guard(load);
  EXPECT_EQ(reason_of(guard.load(kCrashing)), "cannot be parsed: it makes the parser crash");
  EXPECT_EQ(guard.load(kFirstGood).value().title, std::to_string(kFirstGood));
}

TEST(ParseGuard, OneForEachThread) {
  std::vector<std::string> titles(4);
  {
    std::vector<std::unique_ptr<ParseGuard>> guards;
    for (std::size_t i = 0; i < titles.size(); ++i) {
      guards.push_back(std::make_unique<ParseGuard>(load));
    }
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < titles.size(); ++i) {
      threads.emplace_back([&, i] {
        if (const auto post = guards[i]->load(kFirstGood + i)) titles[i] = post->title;
      });
    }
  }
  EXPECT_EQ(titles, (std::vector<std::string>{"6", "7", "8", "9"}));
}

TEST(ParseGuard, GivesEachPostSomeMemory) {
  ParseGuard guard(load);
  EXPECT_EQ(reason_of(guard.load(kGreedy)), "takes too much memory to parse");
  EXPECT_EQ(guard.load(kFirstGood).value().title, std::to_string(kFirstGood));
}

TEST(ParseGuard, SaysWhatTheSystemDidNotGive) {
  if (testing::kHasAddressSanitizer) GTEST_SKIP() << "the sanitizers need descriptors";
  ParseGuard guard(load);
  EXPECT_EQ(reason_of(guard.load(kHungry)), "takes too much memory to parse");
  const testing::NoDescriptors none;
  ParseGuard without(load);
  EXPECT_EQ(reason_of(without.load(kFirstGood)),
            "cannot be parsed: there is no process to do it in: Too many open files");
}

}  // namespace
}  // namespace mobysearch
