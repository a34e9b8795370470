// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/parse_guard.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/support/no_descriptors.h"

namespace mobysearch {
namespace {

enum : std::size_t {
  kLarge,
  kUnreadable,
  kEndless,
  kCrashing,
  kKilled,
  kLeaving,
  kStopped,
  kHungry,
  kGreedy,
  kBusy,
  kStoring,
  kUnlikeAnother,
  kLocated,
  kFirstGood
};

/// The process that loads kStopped, as soon as it does: memory that it shares with the test.
std::atomic<pid_t>& stopped_process() {
  static auto* const shared = static_cast<std::atomic<pid_t>*>(
      ::mmap(nullptr, sizeof(pid_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  return *shared;
}

bool is_stopped(pid_t process) {
  std::string pid, name, state;
  std::ifstream("/proc/" + std::to_string(process) + "/stat") >> pid >> name >> state;
  return state == "T";
}

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
    case kKilled:
      std::raise(SIGKILL);
      return post;
    case kLeaving:
      ::_exit(0);
    case kStopped:
      stopped_process() = ::getpid();
      std::raise(SIGSTOP);
      post.title = std::to_string(::alarm(0));
      return post;
    case kHungry:
      throw std::bad_alloc();
    case kGreedy:
      // Not by new: the sanitizers' ends the process.
      if (::mmap(nullptr, 2 * kPostMemory, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                 0) == MAP_FAILED) {
        throw std::bad_alloc();
      }
      return post;
    case kBusy:
      for (const std::clock_t begin = std::clock();
           std::clock() - begin < CLOCKS_PER_SEC * 6 / 10;) {
      }
      return post;
    case kStoring:
      if (::mmap(nullptr, kPostMemory * 6 / 10, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                 -1, 0) == MAP_FAILED) {
        throw std::bad_alloc();
      }
      return post;
    case kUnlikeAnother: {
      static bool was_loaded = false;
      if (std::exchange(was_loaded, true)) ::_exit(1);
      return post;
    }
    case kLocated:
      post.title = std::to_string(::getpid());
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

TEST(ParseGuard, LoadsInOneProcessUntilAPostEndsIt) {
  ParseGuard guard(load);
  const std::string first = guard.load(kLocated).value().title;
  EXPECT_NE(first, std::to_string(::getpid()));
  EXPECT_EQ(guard.load(kLocated).value().title, first);
  EXPECT_NE(reason_of(guard.load(kCrashing)), "");
  EXPECT_NE(guard.load(kLocated).value().title, first);
}

TEST(ParseGuard, BlamesNoPostForWhatAnotherLeft) {
  ParseGuard guard(load);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(reason_of(guard.load(kUnlikeAnother)), "");
}

TEST(ParseGuard, GivesEachPostAllOfItsTimeAndMemory) {
  ParseGuard guard(load, 1);
  const std::string process = guard.load(kLocated).value().title;
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(reason_of(guard.load(kBusy)), "");
    EXPECT_EQ(reason_of(guard.load(kStoring)), "");
  }
  EXPECT_EQ(guard.load(kLocated).value().title, process);
}

TEST(ParseGuard, GivesUpWhatNeverEndsAndGoesOn) {
  ParseGuard guard(load, 1);
  EXPECT_EQ(reason_of(guard.load(kEndless)), "takes more than 1 s of processor time to parse");
  EXPECT_EQ(guard.load(kFirstGood).value().title, std::to_string(kFirstGood));
}

TEST(ParseGuard, SurvivesACrashAndGoesOn) {
  ParseGuard guard(load);
  EXPECT_EQ(reason_of(guard.load(kCrashing)),
            "cannot be parsed: it makes the parser crash: Aborted");
  EXPECT_EQ(guard.load(kFirstGood).value().title, std::to_string(kFirstGood));
}

TEST(ParseGuard, TakesNothingForACrashThatIsNone) {
  ParseGuard guard(load);
  EXPECT_EQ(reason_of(guard.load(kKilled)),
            "cannot be parsed: the process that parses it is killed: the system may lack memory");
  EXPECT_EQ(reason_of(guard.load(kLeaving)),
            "cannot be parsed: the process that parses it ends early");
}

TEST(ParseGuard, WaitsForAProcessThatHasNoTurnForLongerThanItsBudget) {
  stopped_process() = 0;
  ParseGuard guard(load, 1);
  std::jthread busy_machine([](const std::stop_token& end) {
    while (!is_stopped(stopped_process())) {
      if (end.stop_requested()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    ::kill(stopped_process(), SIGCONT);
  });
  const auto loaded = guard.load(kStopped);
  ASSERT_TRUE(loaded) << reason_of(loaded);
  EXPECT_EQ(loaded->title, "0") << "seconds until an alarm would have ended it";
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
  EXPECT_EQ(titles, (std::vector<std::string>{"13", "14", "15", "16"}));
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
