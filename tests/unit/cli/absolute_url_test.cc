// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/absolute_url.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(AbsoluteUrl, APathGetsTheSitesAddressWhereThereIsOne) {
  struct Case {
    const char* site;
    const char* url;
    const char* absolute;
  };
  const Case cases[] = {
      {"https://blog.example", "/a/#b", "https://blog.example/a/#b"},
      {"https://blog.example", "https://video.example/1", "https://video.example/1"},
      {"https://blog.example", "//video.example/1", "//video.example/1"},
      {"https://blog.example", "", ""},
      {"", "/a/", "/a/"},
      {"javascript:alert(1)", "/a/", "/a/"},
  };
  for (const Case& c : cases) {
    IndexInfo site;
    site.site_url = c.site;
    EXPECT_EQ(absolute_url(site, c.url), c.absolute) << c.site << " " << c.url;
  }
}

}  // namespace
}  // namespace mobysearch
