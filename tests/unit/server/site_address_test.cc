// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/site_address.h"

#include <gtest/gtest.h>

#include "server/site_name.h"

namespace mobysearch {
namespace {

const HostMap kHosts = *HostMap::parse("a.example mapped\n", "hosts");

TEST(RequestedSite, IsTheFirstPartOfThePath) {
  for (const char* target : {"/blog/search?q=a/b", "/blog/", "/blog", "/blog?q=/x"}) {
    const auto address = address_of(target, "b.example", kHosts);
    ASSERT_TRUE(address) << target;
    EXPECT_EQ(address->name, "blog");
    EXPECT_EQ(address->root, "/blog");
  }
}

TEST(RequestedSite, IsTheHostsWhereThatIsASite) {
  const auto address = address_of("/blog/search", "A.example:80", kHosts);
  ASSERT_TRUE(address);
  EXPECT_EQ(address->name, "mapped");
  EXPECT_EQ(address->root, "");
}

TEST(RequestedSite, IsNothingForWhatIsNoName) {
  for (const char* target : {"", "/", "//blog/", "/?q=x", "/../blog", "/.blog/", "/%62log/",
                             "/blog%2fsearch", "/a%00/", "/a b/", "blog/search", "/\xC3\xA9/"}) {
    EXPECT_FALSE(address_of(target, "b.example", kHosts)) << target;
  }
}

TEST(SiteName, IsAFilesNameAndNeedsNoEscapes) {
  for (const char* name : {"a", "7", "blog.example.org", "My_blog-2", "a..b"}) {
    EXPECT_TRUE(is_site_name(name)) << name;
  }
  EXPECT_TRUE(is_site_name(std::string(64, 'a')));
  for (const std::string& name :
       {std::string(), std::string("."), std::string(".."), std::string("-a"), std::string("_a"),
        std::string("a/b"), std::string("a\0b", 3), std::string("a b"), std::string("a\n"),
        std::string("\xC3\xA9"), std::string(65, 'a')}) {
    EXPECT_FALSE(is_site_name(name)) << name;
  }
}

}  // namespace
}  // namespace mobysearch
