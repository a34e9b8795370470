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

TEST(HitBuilder, TheOnlyPostAskedForHasUpToTwentySectionsBestFirst) {
  const auto sections_of = [](int count) {
    std::string body;
    for (int i = 0; i < count; ++i) {
      body += "## Part " + std::to_string(i) + "\n\nThe anchor" + (i == 1 ? " chain" : "") + ".";
      body += " Much else is said here, too.\n\n## Between\n\nNothing.\n\n";
    }
    MiniBlog blog(Files{{"_config.yml", "permalink: /:title/\n"},
                        {"_posts/2020-01-01-a.md", post_file("A", body)}});
    SearchRequest request;
    request.query = "anchor chain";
    request.in = "/a/";
    const SearchResponse response = blog.search(request);
    return response.hits.empty() ? std::vector<SectionHit>{} : response.hits[0].sections;
  };
  const auto few = sections_of(6);
  ASSERT_EQ(few.size(), 6U) << "each that has some of it, and no other";
  EXPECT_EQ(few[0].heading, "Part 1");
  EXPECT_EQ(sections_of(30).size(), 20U);
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

/// Title, headings, snippets and media titles of a hit, with what is marked in brackets.
std::string shown(const Hit& hit) {
  const auto marked = [](const Highlight& highlight) {
    std::string text;
    for (std::size_t i = 0; i < highlight.size(); ++i)
      text += i % 2 == 1 ? "[" + highlight[i] + "]" : highlight[i];
    return text;
  };
  std::string all = marked(hit.title_highlight);
  if (hit.sections.empty()) all += " | " + marked(hit.snippet);
  for (const SectionHit& section : hit.sections) {
    all += " | " + marked(section.heading_highlight) + ": " + marked(section.snippet);
    for (const MediaHit& media : section.media)
      all += " + " + (media.title_highlight.empty() ? media.title : marked(media.title_highlight));
  }
  return all;
}

TEST(HitBuilder, ShowsWhatMatched) {
  MiniBlog blog(Files{
      {"_posts/2020-01-01-a.md",
       post_file("How to find it in a title",
                 "An engine. We search, engine by engine.\n\n## The search engine\n\nNo word.\n\n"
                 "## History\n\nSome said to be or not to be; others not.\n\n"
                 "## State-of-the-art\n\n![A red lighthouse](/a.png) ![Another](/b.png)\n\n"
                 "## Code\n\nWe moved to C++, C# on .NET with --verbose and `.gitignore`.\n\n"
                 "## Data\n\nOne dataset, one data set, one data-set.\n")}});
  const struct {
    const char* query;
    const char* expected;
  } cases[] = {
      {"\"search engine\"", " | The [search engine]: No word."},
      {"\"engine by engine\"", " | : An engine. We search, [engine by engine]."},
      {"\"to be or not to be\"", " | History: Some said [to be or not to be]; others not."},
      {"\"not to\"", " | History: Some said to be or [not to] be; others not."},
      {"state-of-the-art", " | [State-of-the-art]:  + A red lighthouse + Another"},
      {"\"red lighthouse\"", " | State-of-the-art:  + A [red lighthouse] + Another"},
      {"another", " | State-of-the-art:  + [Another] + A red lighthouse"},
      {"c++", " | Code: We moved to [C++], C# on .NET with --verbose and .gitignore."},
      {"c#", " | Code: We moved to C++, [C#] on .NET with --verbose and .gitignore."},
      {".net", " | Code: We moved to C++, C# on [.NET] with --verbose and .gitignore."},
      {"--verbose", " | Code: We moved to C++, C# on .NET with [--verbose] and .gitignore."},
      {".gitignore", " | Code: We moved to C++, C# on .NET with --verbose and [.gitignore]."},
      {"\"moved to c++\"", " | Code: We [moved to C++], C# on .NET with --verbose and .gitignore."},
      {"dataset", " | Data: One [dataset], one [data set], one [data-set]."},
      {"\"the search engine no\"", " | [The search engine]: [No] word."},
  };
  for (const auto& c : cases)
    EXPECT_EQ(shown(first_hit(blog, c.query)),
              std::string("How to find it in a title") + c.expected)
        << c.query;
  EXPECT_EQ(shown(first_hit(blog, "\"how to find\"")),
            "[How to find] it in a title | An engine. We search, engine by engine.");
}

TEST(HitBuilder, APhraseThatASignInterruptsIsSecondChoice) {
  const std::string lead = "Engine, search, engine, search.\n\n";
  MiniBlog blog(Files{
      {"_posts/2020-01-01-a.md", post_file("A", lead + "## History\n\nThe first search engine.\n")},
      {"_posts/2020-01-02-b.md", post_file("B", lead)}});
  const SearchResponse response = blog.search("\"search engine\"");
  ASSERT_EQ(response.hits.size(), 2U);
  const std::string both = shown(response.hits[0]) + " / " + shown(response.hits[1]);
  EXPECT_THAT(both, ::testing::HasSubstr("A | History: The first [search engine]."));
  EXPECT_THAT(both, ::testing::HasSubstr("B | : Engine, [search, engine], search."));
}

// "modern" and "chang", the stem of "change", have the same 16 bits of hash.
TEST(HitBuilder, NoSectionIsChosenForAnotherWord) {
  MiniBlog blog(Files{
      {"_posts/2020-01-01-a.md", post_file("A",
                                           "We change, and each change changes us.\n\n## Second\n\n"
                                           "The modern build is fast.\n")}});
  EXPECT_EQ(shown(first_hit(blog, "modern")), "A | Second: The [modern] build is fast.");
  EXPECT_EQ(shown(first_hit(blog, "change")), "A | : We [change], and each [change] [changes] us.");
}

TEST(HitBuilder, LinksAreNotFoundByTheWordsOfTheirHost) {
  MiniBlog blog(
      Files{{"_posts/2020-01-01-a.md", post_file("A",
                                                 "[here](https://users.harbour.example/t/1) and "
                                                 "[there](https://github.com/quay/crane/pull/77), "
                                                 "![that](/a.png)\n")}});
  for (const char* query : {"users", "harbour", "example", "quay", "crane", "site"})
    EXPECT_EQ(blog.search(query).total, 0) << query;
  for (const char* query : {"here", "github", "quay/crane#77", "link:users.harbour.example"})
    EXPECT_EQ(blog.search(query).total, 1) << query;
}

TEST(HitBuilder, SnippetsBeginAndEndAtWords) {
  const std::vector<std::string> kinds = {"4.6.0",           "macOS", "io_uring",
                                          "moby/moby#32925", ".NET",  "namespaces.WithNamespace"};
  std::string text;
  for (int i = 0; i < 300; ++i)
    text += kinds[static_cast<std::size_t>(i) % kinds.size()] + (i % 2 == 0 ? " x" : " y") +
            std::to_string(i) + " ";
  MiniBlog blog(Files{{"_posts/2020-01-01-a.md", post_file("A", text + "\n")}});
  for (int i = 10; i < 290; ++i) {
    const Hit hit = first_hit(blog, (i % 2 == 0 ? "x" : "y") + std::to_string(i));
    const std::string snippet = join(hit.snippet);
    ASSERT_THAT(snippet, ::testing::StartsWith("… "));
    ASSERT_TRUE(snippet.ends_with(" …"));
    const std::size_t begin = std::string("… ").size();
    const std::string cut = snippet.substr(begin, snippet.size() - 2 * begin);
    EXPECT_NE(text.find(" " + cut + " "), std::string::npos) << cut;
  }
}

TEST(HitBuilder, TheSummaryIsShownWhereThePostSaysNothingAsGood) {
  MiniBlog blog(Files{
      {"_posts/2020-01-01-a.md",
       "---\ntitle: A\ndescription: A keeper of the lighthouse\n---\nFirst.\n\n## B\n\nKeeper.\n"},
      {"_posts/2020-01-02-b.md", "---\ntitle: C\nsubtitle: An empty harbour\n---\n"}});
  const Hit summary = first_hit(blog, "lighthouse");
  ASSERT_EQ(summary.sections.size(), 1U);
  EXPECT_EQ(summary.sections[0].url, summary.url);
  EXPECT_THAT(summary.snippet, ElementsAre("A keeper of the ", "lighthouse"));
  const Hit section = first_hit(blog, "keeper");
  ASSERT_EQ(section.sections.size(), 1U);
  EXPECT_EQ(section.sections[0].heading, "B");
  EXPECT_EQ(join(first_hit(blog, "first").snippet), "First.");
  EXPECT_EQ(join(first_hit(blog, "C").snippet), "An empty harbour");
}

}  // namespace
}  // namespace mobysearch
