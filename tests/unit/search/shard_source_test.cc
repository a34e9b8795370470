// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/shard_source.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::string names_of(std::string_view text) {
  const auto source = parse_shard_source(text);
  if (!source) return source.error().message;
  std::string names;
  for (const ShardAddress& address : *source) (names += address.name()) += ' ';
  return names;
}

TEST(ShardSource, IsAServerOrItsReplicasOrAFile) {
  EXPECT_EQ(names_of("tcp://10.0.0.21:7001"), "tcp://10.0.0.21:7001 ");
  EXPECT_EQ(names_of("tcp://a:1,b:2,tcp://c:3"), "tcp://a:1 tcp://b:2 tcp://c:3 ");
  EXPECT_EQ(names_of("blog-1-of-2.mobydb"), "blog-1-of-2.mobydb ");
  EXPECT_EQ(names_of("a,b:1"), "a,b:1 ") << "a file may be called so";
  EXPECT_TRUE(parse_shard_source("a,b:1")->front().is_file());
}

TEST(ShardSource, SaysWhatIsWrongWithAnAddress) {
  EXPECT_EQ(names_of("tcp://"), "tcp://: has no port");
  EXPECT_EQ(names_of("tcp://host"), "tcp://host: has no port");
  EXPECT_EQ(names_of("tcp://:7001"), "tcp://:7001: has no host");
  EXPECT_EQ(names_of("tcp://host:"), "tcp://host:: nothing is no port (1 to 65535)");
  EXPECT_EQ(names_of("tcp://host:0"), "tcp://host:0: 0 is no port (1 to 65535)");
  EXPECT_EQ(names_of("tcp://host:65536"), "tcp://host:65536: 65536 is no port (1 to 65535)");
  EXPECT_EQ(names_of("tcp://host:70x"), "tcp://host:70x: 70x is no port (1 to 65535)");
  EXPECT_EQ(names_of("tcp://[::1]:7001"), "tcp://[::1]:7001: is no host and port");
  EXPECT_EQ(names_of("tcp://a:1,"), "tcp://a:1,: has no port");
  EXPECT_EQ(names_of("tcp://u@h/x:1"), "tcp://u@h/x:1: is no host and port");
}

TEST(ShardSource, TellsWhichAddressesArePrivate) {
  for (const char* host : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
                           "169.254.7.7", "shard1.internal"}) {
    EXPECT_TRUE((ShardAddress{.host = host, .port = 1}.is_private())) << host;
  }
  for (const char* host : {"8.8.8.8", "172.32.0.1", "192.169.1.1", "11.0.0.1", "126.0.0.1"}) {
    EXPECT_FALSE((ShardAddress{.host = host, .port = 1}.is_private())) << host;
  }
  EXPECT_TRUE(ShardAddress{.path = "8.8.8.8"}.is_private()) << "a file";
}

}  // namespace
}  // namespace mobysearch
