// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/poller.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PollerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    int ends[2];
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    here_.reset(ends[0]);
    there_.reset(ends[1]);
    ASSERT_EQ(::write(there_.get(), "x", 1), 1);
  }

  FileDescriptor here_;
  FileDescriptor there_;
  Poller poller_;
};

TEST_F(PollerTest, ReportsAListenerEachTime) {
  poller_.add(here_.get());
  EXPECT_THAT(poller_.wait(1000), ElementsAre(here_.get()));
  EXPECT_THAT(poller_.wait(1000), ElementsAre(here_.get()));
}

TEST_F(PollerTest, ReportsAConnectionOnceForEachTimeItIsExpected) {
  poller_.add_once(here_.get());
  EXPECT_THAT(poller_.wait(1000), ElementsAre(here_.get()));
  EXPECT_THAT(poller_.wait(0), IsEmpty());
  poller_.expect(here_.get(), EPOLLOUT);
  EXPECT_THAT(poller_.wait(1000), ElementsAre(here_.get()));
}

TEST_F(PollerTest, IsWokenOnce) {
  poller_.wake_up();
  poller_.wake_up();
  EXPECT_THAT(poller_.wait(1000), ElementsAre(Poller::kWoken));
  EXPECT_THAT(poller_.wait(0), IsEmpty());
}

}  // namespace
}  // namespace mobysearch
