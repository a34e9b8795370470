// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/hit_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::Files;
using testing::MiniBlog;
using testing::post_file;

Hit first_hit(MiniBlog& blog, const std::string& query) {
  const SearchResponse response = blog.search(query);
  return response.hits.empty() ? Hit{} : response.hits[0];
}

TEST(HitBuilder, AHitSaysWhatThePostIs) {
  MiniBlog blog(
      Files{{"_config.yml", "baseurl: /base\npermalink: /:title/\n"},
            {"_posts/2020-02-03-name.md",
             "---\ntitle: The Title\nauthor: Ada\ntags: [a, b]\ncategories: c\nlang: de\n---\n"
             "Ein Hafen.\n"}});
  const Hit hit = first_hit(blog, "hafen");
  EXPECT_EQ(hit.id, "_posts/2020-02-03-name.md");
  EXPECT_EQ(hit.url, "/base/name/");
  EXPECT_EQ(hit.title, "The Title");
  EXPECT_EQ(hit.date, "2020-02-03");
  ASSERT_EQ(hit.authors.size(), 1U);
  EXPECT_EQ(hit.authors[0].name, "Ada");
  EXPECT_THAT(hit.tags, ElementsAre("a", "b"));
  EXPECT_THAT(hit.categories, ElementsAre("c"));
  EXPECT_EQ(hit.lang, "de");
  EXPECT_THAT(hit.snippet, ElementsAre("Ein ", "Hafen", "."));
}

TEST(HitBuilder, SectionsSayWhereTheyStandAndLeadThere) {
  MiniBlog blog(Files{{"_posts/2020-01-01-a.md",
                       post_file("A",
                                 "# One\n\n## Two\n\n### Three\n\nThe lighthouse.\n\n## Four\n\n"
                                 "Nothing.\n")}});
  const Hit hit = first_hit(blog, "lighthouse");
  ASSERT_EQ(hit.sections.size(), 1U);
  EXPECT_THAT(hit.sections[0].path, ElementsAre("One", "Two", "Three"));
  EXPECT_THAT(hit.sections[0].url, ::testing::EndsWith("#three"));
  EXPECT_THAT(hit.sections[0].snippet, ElementsAre("The ", "lighthouse", "."));
}

TEST(HitBuilder, AMatchInTheTitleAloneLeadsToTheTop) {
  MiniBlog blog(Files{{"_posts/2020-01-01-a.md",
                       post_file("Lighthouse", "First words.\n\n## Section\n\nOther words.\n")}});
  const Hit hit = first_hit(blog, "lighthouse");
  EXPECT_THAT(hit.title_highlight, ElementsAre("", "Lighthouse"));
  EXPECT_TRUE(hit.sections.empty());
  EXPECT_EQ(join(hit.snippet), "First words.");
}

TEST(HitBuilder, AtMostThreeSectionsBestFirst) {
  std::string body;
  for (int i = 0; i < 8; ++i) {
    body += "## Part " + std::to_string(i) + "\n\nThe anchor.";
    body += i == 5 ? " The anchor chain.\n\n" : "\n\n";
  }
  MiniBlog blog(Files{{"_posts/2020-01-01-a.md", post_file("A", body)}});
  const Hit hit = first_hit(blog, "anchor chain");
  ASSERT_LE(hit.sections.size(), 3U);
  ASSERT_FALSE(hit.sections.empty());
  EXPECT_EQ(hit.sections[0].heading, "Part 5");
}

TEST(HitBuilder, SnippetsOfLongSectionsShowTheMatch) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word" + std::to_string(i) + (i % 10 == 9 ? ". " : " ");
  for (const int at : {0, 17, 1234, 2500, 4999}) {
    MiniBlog blog(Files{{"_posts/2020-01-01-a.md", post_file("A", text + "\n")}});
    const std::string word = "word" + std::to_string(at);
    const Hit hit = first_hit(blog, word);
    ASSERT_GT(hit.snippet.size(), 1U) << word;
    EXPECT_EQ(hit.snippet[1], word);
    EXPECT_LT(join(hit.snippet).size(), 500U);
  }
}

const Files kRecap = {
    {"_posts/2020-01-01-recap.md",
     post_file("Recap",
               "## LinuxKit update\n\n[LinuxKit slides](https://www.slideshare.net/x/linuxkit) on "
               "security, security and security.\n\n## SwarmKit update\n\nSecurity. "
               "[Talk](https://youtu.be/abcdefghijk), [proxy](https://github.com/dperny/proxy), "
               "[other](https://github.com/other/proxy)\n\n## Notes\n\nSecurity of the rest.\n")}};

std::vector<std::string> headings(const Hit& hit) {
  std::vector<std::string> all;
  for (const SectionHit& section : hit.sections) all.push_back(section.heading);
  return all;
}

TEST(HitBuilder, WhoAsksForMediaGetsTheSectionsThatHaveThem) {
  MiniBlog blog(kRecap);
  EXPECT_THAT(headings(first_hit(blog, "has:video")), ElementsAre("SwarmKit update"));
  EXPECT_THAT(headings(first_hit(blog, "has:slides has:video")),
              ElementsAre("LinuxKit update", "SwarmKit update"));
  EXPECT_EQ(first_hit(blog, "security").sections[0].heading, "LinuxKit update");
  EXPECT_EQ(first_hit(blog, "security has:video").sections[0].heading, "SwarmKit update");
  EXPECT_EQ(first_hit(blog, "security -has:audio").sections[0].heading, "LinuxKit update");
  EXPECT_THAT(headings(first_hit(blog, "link:slideshare.net")), ElementsAre("LinuxKit update"));
  const Hit hit = first_hit(blog, "link:github.com/dperny");
  EXPECT_THAT(headings(hit), ElementsAre("SwarmKit update"));
  EXPECT_EQ(hit.sections[0].media[0].url, "https://github.com/dperny/proxy");
}

TEST(HitBuilder, WordsThatMakeOneLeadToThatOne) {
  MiniBlog blog(kRecap);
  EXPECT_EQ(first_hit(blog, "swarm kit slides").sections[0].heading, "SwarmKit update");
}

}  // namespace
}  // namespace mobysearch
