// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/public_link.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PublicLink, LeadsToTheSiteOrTheWebAlone) {
  IndexInfo site;
  site.site_url = "https://blog.example";
  const struct {
    const char *url, *expected;
  } cases[] = {
      {"/a/#b", "https://blog.example/a/#b"},
      {"https://other.example/x", "https://other.example/x"},
      {"http://other.example/x", "http://other.example/x"},
      {"//other.example/x", "#"},
      {"javascript:alert(1)", "#"},
      {"relative", "#"},
      {"", "#"},
  };
  for (const auto& c : cases) EXPECT_EQ(public_link(site, c.url), c.expected) << c.url;
}

TEST(PublicLink, APathStaysOneWhereTheSiteHasNoAddress) {
  EXPECT_EQ(public_link(IndexInfo{}, "/a/"), "/a/");
}

}  // namespace
}  // namespace mobysearch
