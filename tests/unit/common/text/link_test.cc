// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/link.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/repeated.h"

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

TEST(LinkTerms, AreHostsAndLeadingPaths) {
  using Terms = std::vector<std::string>;
  const struct {
    const char* url;
    Terms terms;
  } cases[] = {
      {"https://www.slideshare.net/Docker/talk?slide=2#x",
       {"www.slideshare.net", "slideshare.net", "slideshare.net/docker",
        "slideshare.net/docker/talk"}},
      {"HTTP://GitHub.com:443/Moby/moby/",
       {"github.com", "github.com/moby", "github.com/moby/moby"}},
      {"https://user@example.org", {"example.org"}},
      {"http://localhost/x", {"localhost", "localhost/x"}},
      {"/about/", {}},
      {"mailto:ada@example.org", {}},
      {"https://", {}},
      {"", {}},
  };
  for (const auto& c : cases) EXPECT_EQ(link_terms(c.url), c.terms) << c.url;
}

TEST(LinkTerms, AreAskedForAsPeopleTypeLinks) {
  for (const char* typed : {"github.com/moby", "https://GitHub.com/moby/", "www.github.com/moby#x",
                            "http://www.github.com/moby/?tab=repositories"}) {
    EXPECT_EQ(link_term(typed), "github.com/moby") << typed;
  }
  EXPECT_EQ(link_term(""), "");
}

TEST(LinkTerms, AreFewHoweverLongTheUrl) {
  using testing::repeated;
  const std::string url = "https://" + repeated("a.", 1000) + "org" + repeated("/b", 1000);
  EXPECT_LE(link_terms(url).size(), 14U);
}

std::string written(std::string_view url) {
  const IssueReference reference = IssueReference::of(url);
  if (reference.empty()) return "";
  return std::string(reference.repository) + "#" + std::string(reference.number);
}

TEST(PageTerm, IsThePathHoweverItIsWritten) {
  for (const char* url : {"/2017/06/Recap/", "/2017/06/recap", "/2017/06/recap.html?x=1#top",
                          "https://blog.example.org/2017/06/recap/index.html"})
    EXPECT_EQ(page_term(url), "/2017/06/recap") << url;
  for (const char* url : {"", "/", "/index.html", "https://example.org", "https://example.org/"})
    EXPECT_EQ(page_term(url), "") << url;
}

TEST(IssueReference, IsWhatPeopleWriteForALinkToAForge) {
  const struct {
    std::string url, expected;
  } cases[] = {
      {"https://github.com/moby/moby/issues/32925", "moby/moby#32925"},
      {"https://github.com/moby/moby/issues/33002#issuecomment-299041162", "moby/moby#33002"},
      {"http://www.github.com/moby/moby/pull/32677/files", "moby/moby#32677"},
      {"https://github.com/moby/moby/pull/32677?w=1", "moby/moby#32677"},
      {"https://gitlab.com/group/sub/tool/-/issues/7", "group/sub/tool#7"},
      {"https://gitlab.com/group/tool/-/merge_requests/12", "group/tool#12"},
      {"https://github.com/moby/moby", ""},
      {"https://github.com/moby/moby/issues", ""},
      {"https://github.com/moby/moby/issues/new", ""},
      {"https://github.com/moby/moby/issues/12abc", ""},
      {"https://example.org/moby/moby/issues/12", ""},
      {"moby/moby/issues/12", ""},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(written(c.url), c.expected) << c.url;
}

}  // namespace
}  // namespace mobysearch
