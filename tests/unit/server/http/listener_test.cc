// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

TEST(Listener, PortZeroIsAFreeOneAndIsNamed) {
  const auto listening = listen_on("127.0.0.1", 0);
  ASSERT_TRUE(listening.has_value());
  EXPECT_EQ(listening->sockets.size(), 1U);
  EXPECT_THAT(listening->url, MatchesRegex("http://127.0.0.1:[1-9][0-9]*/"));
}

TEST(Listener, SaysThatAnAddressIsInUse) {
  const auto first = listen_on("127.0.0.1", 0);
  ASSERT_TRUE(first.has_value());
  const int port = std::atoi(first->url.c_str() + first->url.rfind(':') + 1);
  const auto second = listen_on("127.0.0.1", port);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::kAddressInUse);
  EXPECT_THAT(second.error().message, HasSubstr("in use"));
  EXPECT_THAT(second.error().hint, HasSubstr("--port 0"));
}

TEST(Listener, NamesAHostThatIsNone) {
  const auto none = listen_on("999.1.1.1", 0);
  ASSERT_FALSE(none.has_value());
  EXPECT_THAT(none.error().message, HasSubstr("999.1.1.1"));
}

TEST(Listener, ReplacesASocketFileThatNobodyListensOnAndNoOther) {
  const testing::TempDir dir;
  const std::string path = dir / "socket";
  auto first = listen_on_unix(path);
  ASSERT_TRUE(first.has_value()) << first.error().message;
  EXPECT_THAT(first->url, HasSubstr(path));
  const auto taken = listen_on_unix(path);
  ASSERT_FALSE(taken.has_value()) << "somebody listens there";
  EXPECT_THAT(taken.error().hint, HasSubstr("--unix-socket"));
  first->sockets.clear();  // as if the process were gone, its file left
  const auto second = listen_on_unix(path);
  ASSERT_TRUE(second.has_value()) << second.error().message;
  const std::string letter = dir.write("letter", "no socket");
  EXPECT_FALSE(listen_on_unix(letter).has_value());
  EXPECT_EQ(testing::read_file(letter), "no socket");
}

TEST(Listener, LetsOwnerAndGroupAloneConnectWhateverTheUmask) {
  for (const mode_t mask : {mode_t{0}, mode_t{0077}}) {
    const testing::TempDir dir;
    const std::string path = dir / "socket";
    const mode_t before = umask(mask);
    const auto listening = listen_on_unix(path);
    umask(before);
    struct stat status {};
    ASSERT_EQ(stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0660U);
    struct stat bound {};  // what bind() starts from
    ASSERT_EQ(fstat(listening->sockets.front().get(), &bound), 0);
    EXPECT_EQ(bound.st_mode & 0777, 0660U);
  }
}

TEST(Listener, InheritsNothingThatIsMeantForAnotherProcess) {
  unsetenv("LISTEN_PID");
  unsetenv("LISTEN_FDS");
  EXPECT_FALSE(inherited_sockets().has_value());
  setenv("LISTEN_PID", "1", 1);
  setenv("LISTEN_FDS", "1", 1);
  EXPECT_FALSE(inherited_sockets().has_value());
  unsetenv("LISTEN_PID");
  unsetenv("LISTEN_FDS");
}

}  // namespace
}  // namespace mobysearch
