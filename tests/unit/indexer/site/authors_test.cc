// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/authors.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

using testing::yaml;

TEST(Authors, ReadsAuthorsTheManyWaysBlogsWriteThem) {
  const AuthorDirectory known = {{"ada", {"Ada Quay", "https://a.example/"}}};
  const auto names = [&](const std::string& text) {
    std::string out;
    for (const Author& author : authors_of(yaml(text), known)) {
      out += author.name + (author.url.empty() ? "" : "<" + author.url + ">") + ";";
    }
    return out;
  };
  EXPECT_EQ(names("author: Grete Mole"), "Grete Mole;");
  EXPECT_EQ(names("author: ada"), "Ada Quay<https://a.example/>;");
  EXPECT_EQ(names("authors: [ada, Linus Pier]"), "Ada Quay<https://a.example/>;Linus Pier;");
  EXPECT_EQ(names("author: Ada Quay and Grete Mole"), "Ada Quay;Grete Mole;");
  EXPECT_EQ(names("author: Ada Quay, Grete Mole & Linus Pier"), "Ada Quay;Grete Mole;Linus Pier;");
  EXPECT_EQ(names("author: Ada Quay, Jr."), "Ada Quay, Jr.;");
  EXPECT_EQ(names("author: {name: X, twitter: '@xx'}"), "X<https://twitter.com/xx>;");
  EXPECT_EQ(names("author: X\nauthor-url: https://x.example/"), "X<https://x.example/>;");
  EXPECT_EQ(names("author: X\nauthor-url: <!--invalid link-->"), "X;");
  EXPECT_EQ(names("title: none"), "");
}

}  // namespace
}  // namespace mobysearch
