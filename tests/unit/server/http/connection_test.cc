// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/connection.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "server/http/trusted_proxies.h"

namespace mobysearch {
namespace {

template <class Address>
sockaddr_storage storage_of(const Address& address) {
  sockaddr_storage storage{};
  std::memcpy(&storage, &address, sizeof address);
  return storage;
}

TEST(Connection, NamesThePeer) {
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  inet_pton(AF_INET, "192.0.2.7", &v4.sin_addr);
  EXPECT_EQ(address_of(storage_of(v4)), "192.0.2.7");
  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  inet_pton(AF_INET6, "2001:db8::7", &v6.sin6_addr);
  EXPECT_EQ(address_of(storage_of(v6)), "2001:db8::7");
  sockaddr_un local{};
  local.sun_family = AF_UNIX;
  EXPECT_EQ(address_of(storage_of(local)), kUnixPeer);
}

TEST(Connection, TakesOneHeadOfSeveral) {
  const std::string first = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
  std::string buffer = first + "GET /b HTTP/1.1\r\nHost: x\r\n";
  EXPECT_EQ(ready_size(buffer), first.size());
  EXPECT_EQ(front_head(buffer).target, "/a");
  EXPECT_EQ(front_head(buffer).refusal.status, 0);
  buffer.erase(0, first.size());
  EXPECT_EQ(ready_size(buffer), 0U) << "the second may still become whole";
}

TEST(Connection, RefusesWhatCanNeverBecomeAHead) {
  struct Case {
    std::string bytes;
    int status;
  };
  const Case cases[] = {{"GET / HTTP/1.1\nHost: x\n\n", 400},
                        {"GET /" + std::string(kMaxHeadBytes, 'a'), 431}};
  for (const Case& c : cases) {
    EXPECT_EQ(ready_size(c.bytes), c.bytes.size());
    const RequestHead head = front_head(c.bytes);
    EXPECT_FALSE(head.keep_alive);
    EXPECT_EQ(head.refusal.status, c.status);
  }
}

class SendNow : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends_), 0); }
  ~SendNow() override {
    close(ends_[0]);
    if (ends_[1] >= 0) close(ends_[1]);
  }
  int ends_[2] = {-1, -1};
  bool broken_ = false;
};

TEST_F(SendNow, ReturnsWhatTheSocketDoesNotTake) {
  EXPECT_EQ(send_now(ends_[0], "hello", broken_), "");
  const std::string much(8 << 20, 'x');
  const auto rest = send_now(ends_[0], much, broken_);
  EXPECT_FALSE(rest.empty());
  EXPECT_LT(rest.size(), much.size());
  EXPECT_FALSE(broken_);
}

TEST_F(SendNow, SaysThatThePeerIsGone) {
  close(ends_[1]);
  ends_[1] = -1;
  EXPECT_EQ(send_now(ends_[0], "hello", broken_), "hello");
  EXPECT_TRUE(broken_);
}

}  // namespace
}  // namespace mobysearch
