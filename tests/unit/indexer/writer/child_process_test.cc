// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/child_process.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <stdexcept>

#include "tests/support/no_descriptors.h"

namespace mobysearch {
namespace {

/// Sends back all that it gets.
void echo(int socket) {
  for (char byte = 0; read_all(socket, &byte, 1);) write_all(socket, &byte, 1);
}

TEST(ChildProcess, HasASocketToThisOne) {
  const ChildProcess child([](int socket) {
    const pid_t pid = ::getpid();
    write_all(socket, &pid, sizeof pid);
  });
  pid_t pid = 0;
  ASSERT_TRUE(read_all(child.socket(), &pid, sizeof pid));
  EXPECT_NE(pid, ::getpid());
}

TEST(ChildProcess, EndsWhenTheSocketIsShutThoughALaterChildHasItToo) {
  ChildProcess first(echo);
  const ChildProcess second(echo);
  const int status = first.end();
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  char byte = 'b';
  EXPECT_TRUE(write_all(second.socket(), &byte, 1));
  EXPECT_TRUE(read_all(second.socket(), &byte, 1));
}

TEST(ChildProcess, TellsHowItEnded) {
  ChildProcess killed([](int) { std::raise(SIGKILL); });
  const int status = killed.end();
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGKILL);
}

TEST(ChildProcess, NeverLeavesItsFunction) {
  ChildProcess throwing([](int) { throw std::runtime_error("of the child"); });
  const int status = throwing.end();
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 1);
}

TEST(ChildProcess, SaysWhyThereIsNone) {
  if (testing::kHasAddressSanitizer) GTEST_SKIP() << "the sanitizers need descriptors";
  const testing::NoDescriptors none;
  ChildProcess child(echo);
  EXPECT_EQ(child.error(), EMFILE);
  EXPECT_EQ(child.end(), 0);
}

}  // namespace
}  // namespace mobysearch
