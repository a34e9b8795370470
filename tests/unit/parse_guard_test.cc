// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse_guard.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace mobysearch {
namespace {

std::string reason_of(const Result<Post>& post) { return post ? "" : post.error().message; }

TEST(ParseGuard, HandsOverWhatComesOfIt) {
  Post post;
  post.title = "Large";
  post.sections.resize(1);
  post.sections[0].text = std::string(5'000'000, 'x');
  const auto loaded = load_guarded([&]() -> Result<Post> { return post; });
  ASSERT_TRUE(loaded) << reason_of(loaded);
  EXPECT_EQ(*loaded, post);
  EXPECT_EQ(reason_of(load_guarded([]() -> Result<Post> {
              return fail(ErrorCode::kInputUnreadable, "is not UTF-8");
            })),
            "is not UTF-8");
}

TEST(ParseGuard, GivesUpWhatNeverEnds) {
  const auto never = []() -> Result<Post> {
    std::atomic<unsigned> i = 0;
    while (true) ++i;
  };
  EXPECT_EQ(reason_of(load_guarded(never, 1)), "takes more than 1 s to parse");
}

TEST(ParseGuard, SurvivesACrash) {
  const auto crash = []() -> Result<Post> {
    std::signal(SIGABRT, SIG_DFL);
    std::abort();
  };
  EXPECT_EQ(reason_of(load_guarded(crash)), "cannot be parsed: it makes the parser crash");
}

TEST(ParseGuard, WorksFromSeveralThreads) {
  std::vector<std::jthread> threads;
  std::vector<std::string> titles(4);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    threads.emplace_back([i, &titles] {
      const auto post = load_guarded([i]() -> Result<Post> {
        Post made;
        made.title = std::to_string(i);
        return made;
      });
      if (post) titles[i] = post->title;
    });
  }
  threads.clear();
  EXPECT_EQ(titles, (std::vector<std::string>{"0", "1", "2", "3"}));
}

}  // namespace
}  // namespace mobysearch
