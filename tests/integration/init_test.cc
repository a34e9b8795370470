// SPDX-License-Identifier: GPL-2.0-or-later
// mobysearch init as an author meets it: at a terminal, and with the other commands after it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/support/binary.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kConfig = "title: Ours\nexclude:\n  - notes  # for us\n\nlang: en\n";

class InitTest : public ::testing::Test {
 protected:
  InitTest() {
    dir_.write("site/_config.yml", kConfig);
    dir_.write("site/_posts/2020-01-02-tide.md", "---\ntitle: Tides\n---\n## Ebb\n\nText.\n");
  }
  std::string site() const { return dir_ / "site"; }
  std::string config() const { return read_file(dir_ / "site/_config.yml"); }

  /// Runs init at a terminal of its own and answers its question; returns all that was shown.
  std::string answer(const std::string& text) const {
    int terminal = -1;
    const std::string binary = mobysearch_binary();
    const std::string directory = site();
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
      ::execl(binary.c_str(), binary.c_str(), "init", directory.c_str(), nullptr);
      ::_exit(127);
    }
    std::string shown;
    bool is_answered = false;
    char buffer[4096];
    constexpr int kPatienceMs = 60'000;
    pollfd waiting{terminal, POLLIN, 0};
    while (::poll(&waiting, 1, kPatienceMs) == 1) {
      const ssize_t size = ::read(terminal, buffer, sizeof buffer);
      if (size <= 0) break;
      shown.append(buffer, static_cast<std::size_t>(size));
      if (is_answered || shown.find("[y/N]") == std::string::npos) continue;
      is_answered = ::write(terminal, text.data(), text.size()) > 0;
    }
    ::close(terminal);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    return shown;
  }

  TempDir dir_;
};

TEST_F(InitTest, AsksBeforeItEditsTheConfiguration) {
  EXPECT_THAT(answer("n\n"), HasSubstr("so that Jekyll does not publish them:"));
  EXPECT_EQ(config(), kConfig);
  EXPECT_THAT(answer("\n"), HasSubstr("so that Jekyll does not publish them:"));
  EXPECT_EQ(config(), kConfig);
  EXPECT_THAT(answer("y\n"), Not(HasSubstr("so that Jekyll does not publish them:")));
  EXPECT_EQ(config(),
            "title: Ours\nexclude:\n  - notes  # for us\n  - blog.mobydb\n  - mobysearch.yml\n"
            "  - search-golden.yml\n\nlang: en\n");
  EXPECT_THAT(answer("y\n"), Not(HasSubstr("[y/N]"))) << "there is nothing left to ask";
}

TEST_F(InitTest, LeadsToAnIndexThatHoldsWhatItProposed) {
  const auto in_site = [&](std::vector<std::string> arguments) {
    return mobysearch(std::move(arguments), {}, site());
  };
  const Finished init = in_site({"init", "--yes"});
  ASSERT_EQ(init.exit_code, 0) << init.err;
  const Finished index = in_site({"index", "."});
  EXPECT_EQ(index.exit_code, 0) << index.err;
  EXPECT_TRUE(std::filesystem::exists(dir_ / "site/blog.mobydb")) << "as its settings say";
  const Finished check = in_site({"check"});
  EXPECT_EQ(check.exit_code, 0) << check.out;
  EXPECT_THAT(check.err, HasSubstr("golden queries: 2 of 2 passed"));
}

TEST_F(InitTest, HasJekyllPublishNothingOfIt) {
  if (run({"jekyll", "--version"}).exit_code != 0) GTEST_SKIP() << "jekyll is missing";
  ASSERT_EQ(mobysearch({"init", site(), "--yes"}).exit_code, 0);
  dir_.write("site/blog.mobydb", "an index");
  const Finished built =
      run({"jekyll", "build", "--source", site(), "--destination", dir_ / "out"});
  ASSERT_EQ(built.exit_code, 0) << built.err;
  EXPECT_TRUE(std::filesystem::exists(dir_ / "out/2020/01/02/tide.html"));
  for (const char* name : {"out/blog.mobydb", "out/mobysearch.yml", "out/search-golden.yml"}) {
    EXPECT_FALSE(std::filesystem::exists(dir_ / name)) << name;
  }
}

}  // namespace
}  // namespace mobysearch::testing
