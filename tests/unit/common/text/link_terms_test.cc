// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/link_terms.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mobysearch {
namespace {

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
  std::string url = "https://";
  for (int i = 0; i < 1000; ++i) url += "a.";
  url += "org";
  for (int i = 0; i < 1000; ++i) url += "/b";
  EXPECT_LE(link_terms(url).size(), 14U);
}

}  // namespace
}  // namespace mobysearch
