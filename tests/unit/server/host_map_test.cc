// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/host_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::Optional;

TEST(HostMap, NamesTheSiteOfAHost) {
  const auto map = HostMap::parse(
      "# comment\n\nSearch.Example  one\nb.example.\ttwo # the other\r\nc.example:8080 two",
      "hosts");
  ASSERT_TRUE(map) << map.error().message;
  for (const char* host : {"search.example", "SEARCH.example", "search.example:443",
                           "search.example.", "search.example.:80"}) {
    EXPECT_THAT(map->site_of(host), Optional(std::string("one"))) << host;
  }
  EXPECT_THAT(map->site_of("b.example"), Optional(std::string("two")));
  EXPECT_THAT(map->site_of("c.example"), Optional(std::string("two")));
  for (const char* host : {"", "example", "x.search.example", "search.example:x", "[::1]:80"}) {
    EXPECT_EQ(map->site_of(host), std::nullopt) << host;
  }
}

TEST(HostMap, NamesTheLineThatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"a.example", "hosts:1: a line is a host and a site's name"},
      {"a.example one\nb.example one two\n", "hosts:2: a line is a host and a site's name"},
      {"\n\nhttps://a.example one", "hosts:3: 'https://a.example' is no host"},
      {"a.example ../one", "hosts:1: '../one' is no name of a site"},
      {"a.example one\nA.example. two", "hosts:2: 'a.example' is there twice"},
  };
  for (const auto& [text, message] : cases) {
    const auto map = HostMap::parse(text, "hosts");
    ASSERT_FALSE(map) << text;
    EXPECT_EQ(map.error().code, ErrorCode::kInputUnreadable);
    EXPECT_EQ(map.error().message, message);
    EXPECT_NE(map.error().hint, "");
  }
}

TEST(HostMap, IsEmptyWithoutAFile) {
  const testing::TempDir dir;
  const auto none = HostMap::read(dir / "hosts");
  ASSERT_TRUE(none);
  EXPECT_EQ(none->site_of("a.example"), std::nullopt);
  const auto read = HostMap::read(dir.write("hosts", "a.example one\n"));
  ASSERT_TRUE(read);
  EXPECT_THAT(read->site_of("a.example"), Optional(std::string("one")));
  const auto folder = HostMap::read(dir.path().string());
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::kInputUnreadable);
}

}  // namespace
}  // namespace mobysearch
