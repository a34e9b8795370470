// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_address.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(SiteAddress, BaseurlIsWhatRelativeUrlMakesOfIt) {
  const struct {
    const char *written, *baseurl;
  } cases[] = {{"", ""},
               {"blog", "/blog"},
               {"/blog", "/blog"},
               {"blog/", "/blog"},
               {"/blog/", "/blog"},
               {"//blog//", "/blog"},
               {"/", ""},
               {"//", ""},
               {".", ""},
               {"./", ""},
               {"..", ""},
               {"/a/../b", "/b"},
               {"/a/./b", "/a/b"},
               {"a//b", "/a//b"},
               {"my blog", "/my%20blog"},
               {"bl\u00f6g", "/bl%C3%B6g"},
               {"/a%20b", "/a%20b"},
               {"/~me", "/~me"},
               {" blog ", "/blog"},
               {"/Blog/x.y/", "/Blog/x.y"},
               {"\"q\"", "/%22q%22"}};
  for (const auto& c : cases)
    EXPECT_EQ(site_address("", c.written).baseurl, c.baseurl) << c.written;
}

TEST(SiteAddress, UrlKeepsItsPathAndLosesTheSlashesBehindIt) {
  const struct {
    const char *written, *url;
  } cases[] = {{"", ""},
               {"/", ""},
               {"https://example.org", "https://example.org"},
               {" https://example.org// ", "https://example.org"},
               {"HTTPS://Example.ORG/Blog/", "https://example.org/Blog"},
               {"http://localhost:4000", "http://localhost:4000"},
               {"//example.org", "https://example.org"},
               {"example.org", "https://example.org"},
               {"example.org/blog", "https://example.org/blog"},
               {"localhost:4000", "https://localhost:4000"},
               {"javascript:alert(1)", ""},
               {"javascript:alert(1.0)//", ""},
               {"javascript://example.org/%0aalert(1)", ""},
               {"data:text/html,a.b", ""},
               {"https://", ""},
               {"https:///path", ""},
               {"https://user@example.org", ""},
               {"https://example.org:x", ""},
               {"https://a.example/\"><script>", ""},
               {"https://a.example\nb", ""},
               {"http://[::1]:4000", "http://[::1]:4000"},
               {"https://b\u00fccher.example", "https://b\u00fccher.example"},
               {"example.org:8080/x", "https://example.org:8080/x"},
               {"ftp://example.org", ""},
               {"/blog", ""},
               {"yourname", ""}};
  for (const auto& c : cases) EXPECT_EQ(site_address(c.written, "").url, c.url) << c.written;
}

TEST(SiteAddress, ABaseurlThatIsAWholeUrlIsTakenApart) {
  const SiteAddress alone = site_address("", "https://example.org/blog/");
  EXPECT_EQ(alone.url, "https://example.org");
  EXPECT_EQ(alone.baseurl, "/blog");
  const SiteAddress beside = site_address("https://own.example", "https://example.org");
  EXPECT_EQ(beside.url, "https://own.example");
  EXPECT_EQ(beside.baseurl, "");
}

TEST(SiteAddress, AWholeAddressMayEndInTheBaseurl) {
  const struct {
    const char *written, *baseurl, *url;
  } cases[] = {{"https://example.org/blog", "/blog", "https://example.org"},
               {"example.org/blog/", "/blog", "https://example.org"},
               {"https://example.org/a/blog", "/blog", "https://example.org/a"},
               {"https://example.org/a/blog", "/a/blog", "https://example.org"},
               {"https://example.org", "/blog", "https://example.org"},
               {"https://blog", "/blog", "https://blog"},
               {"https://example.org/myblog", "/blog", "https://example.org/myblog"},
               {"https://example.org/blog", "", "https://example.org/blog"},
               {"/blog", "/blog", ""}};
  for (const auto& c : cases) {
    EXPECT_EQ(url_of_whole_address(c.written, c.baseurl), c.url) << c.written << ' ' << c.baseurl;
  }
}

}  // namespace
}  // namespace mobysearch
