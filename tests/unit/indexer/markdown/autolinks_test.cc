// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/autolinks.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Autolinks, AreFoundAsGitHubFindsThem) {
  const struct {
    std::string_view text, url;
  } cases[] = {
      {"see https://a.example/b_c?d=1&e=2.", "https://a.example/b_c?d=1&e=2"},
      {"(http://a.example/b_(c)), and", "http://a.example/b_(c)"},
      {"www.a.example: x", "http://www.a.example"},
      {"HTTPS://a.example!?", "HTTPS://a.example"},
      {"https://a.example/x&amp;", "https://a.example/x"},
      {"https://a.example<br>", "https://a.example"},
      {"\xE3\x80\x8Chttps://a.example/ x", "https://a.example/"},
      {"xhttps://a.example", ""},
      {"http:// and https://.", ""},
      {"hw", ""},
  };
  for (const auto& c : cases) {
    const Autolink link = find_autolink(c.text, 0);
    EXPECT_EQ(link.url, c.url) << c.text;
    EXPECT_EQ(link.begin == c.text.size(), c.url.empty()) << c.text;
  }
}

TEST(Autolinks, AreFoundOneAfterTheOther) {
  const std::string_view text = "https://a.example www.b.example";
  const Autolink first = find_autolink(text, 0);
  EXPECT_EQ(text.substr(first.begin, first.end - first.begin), "https://a.example");
  EXPECT_EQ(find_autolink(text, first.end).url, "http://www.b.example");
}

}  // namespace
}  // namespace mobysearch
