// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/link_parts.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(LinkParts, SayWhereALinkLeads) {
  const struct {
    std::string link, host, path, query;
  } cases[] = {
      {"https://Ada@WWW.Example.org:8080/A/b?c=d#e", "www.example.org", "/A/b", "c=d"},
      {"HTTP://example.org", "example.org", "", ""},
      {"https://example.org?a", "example.org", "", "a"},
      {"https://example.org#?a", "example.org", "", ""},
      {"/a/b?c#d", "", "/a/b", "c"},
      {"ftp://example.org/a", "", "ftp://example.org/a", ""},
      {"https://", "", "", ""},
      {"", "", "", ""},
  };
  for (const auto& c : cases) {
    const LinkParts parts = split_link(c.link);
    EXPECT_EQ(parts.host, c.host) << c.link;
    EXPECT_EQ(parts.path, c.path) << c.link;
    EXPECT_EQ(parts.query, c.query) << c.link;
  }
}

TEST(LinkParts, WwwNamesNobody) {
  EXPECT_EQ(without_www("www.example.org"), "example.org");
  EXPECT_EQ(without_www("www2.example.org"), "www2.example.org");
}

}  // namespace
}  // namespace mobysearch
