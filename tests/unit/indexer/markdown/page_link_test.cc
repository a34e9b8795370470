// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/page_link.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PageLink, CanBeFollowedFromItsPage) {
  const struct {
    std::string page, link, expected;
  } cases[] = {
      {"/a/b.html", " https://a.example/x y ", "https://a.example/x%20y"},
      {"/a/b.html", "HTTPS://a.example/", "HTTPS://a.example/"},
      {"/a/b.html", "//a.example/", "https://a.example/"},
      {"/a/b.html", "/c.pdf", "/c.pdf"},
      {"/a/b.html", "c.pdf?d=1#e", "/a/c.pdf?d=1#e"},
      {"/a/b.html", "./c.pdf", "/a/c.pdf"},
      {"/a/b/", "c.pdf", "/a/b/c.pdf"},
      {"/a/b/", "../c.pdf", "/a/c.pdf"},
      {"/a/b/", "../../../c.pdf", "/c.pdf"},
      {"/a/b/", "../..", "/"},
      {"/a/b/", "../c//d.pdf", "/a/c//d.pdf"},
      {"/a.html", "..//b.example/c", "/b.example/c"},
      {"/a.html", "/\t/b.example/c", "/b.example/c"},
      {"/a.html", "/\\b.example/c", "/b.example/c"},
      {"/a.html", "..///////", "/"},
      {"/a/b.html", "?page=2", "/a/b.html?page=2"},
      {"/a/b.html", "c d.pdf", "/a/c%20d.pdf"},
      {"/a/b.html", "c/d:e.pdf", "/a/c/d:e.pdf"},
      {"", "/c.pdf", "/c.pdf"},
  };
  for (const auto& c : cases) EXPECT_EQ(clean_link(c.link, c.page), c.expected) << c.link;
}

TEST(PageLink, IsNothingWhereItLeadsNowhereElse) {
  for (const char* link : {"javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x",
                           "mailto:a@b.c", "#here", "", "  ", "ftp://a.example/b"}) {
    EXPECT_EQ(clean_link(link, "/a/b.html"), "") << link;
  }
  EXPECT_EQ(clean_link("c.pdf", ""), "") << "a page without a path";
}

}  // namespace
}  // namespace mobysearch
