// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::Files;
using ::testing::IsEmpty;
using testing::MiniBlog;
using testing::post_file;

/// The posts found, by the names that their files have after the date, best first.
std::string found(const SearchResponse& response) {
  std::string names;
  for (const Hit& hit : response.hits) {
    const std::string name = hit.id.substr(hit.id.rfind('/') + 12);
    names += (names.empty() ? "" : " ") + name.substr(0, name.find('.'));
  }
  return names;
}

struct QueryCase {
  const char *query, *expected;
};

void expect_all(MiniBlog& blog, const std::vector<QueryCase>& cases) {
  for (const QueryCase& c : cases) EXPECT_EQ(found(blog.search(c.query)), c.expected) << c.query;
}

const Files kTalks = {
    {"_config.yml", "title: Talks\nurl: https://talks.example\ntimezone: America/New_York\n"},
    {"_posts/2020-01-05-summit.md",
     "---\ntitle: Summit recap\nauthor: Ada Lovelace\ntags: [event, release]\ncategories: news\n"
     "---\nEverybody met.\n\n## SwarmKit update\n\nManagers and workers. "
     "[Slides](https://www.slideshare.net/x/swarmkit-update)\n\n## Notary update\n\nKeys and "
     "[video](https://youtu.be/abcdefghijk).\n"},
    {"_posts/2021-02-06-guide.md",
     "---\ntitle: A guide to swarm kits\nauthor: Grace Hopper\ntags: guide\n---\nHow the c++ "
     "scheduler calls namespaces.WithNamespace, with RUN --mount and io_uring. A naïve reader, "
     "though.\n"},
    {"_posts/2022-03-07-security.md",
     "---\ntitle: Security release\nauthor: Ada Lovelace\ntags: release\ndate: 2022-03-07 23:30:00 "
     "-0500\n---\nv1.2.3 mends CVE-2016-5195 and moby/moby#32925 on .NET.\n"},
};

TEST(Searcher, TheQueryLanguageFindsWhatItSays) {
  MiniBlog blog(kTalks);
  expect_all(blog, {
                       {"managers", "summit"},
                       {"\"managers and workers\"", "summit"},
                       {"\"workers and managers\"", ""},
                       {"update -keys", ""},
                       {"release -swarmkit", "security"},
                       {"namespaces OR managers", "guide summit"},
                       {"title:recap", "summit"},
                       {"author:lovelace", "security summit"},
                       {"author:\"Grace Hopper\"", "guide"},
                       {"tag:release", "security summit"},
                       {"category:news", "summit"},
                       {"has:slides", "summit"},
                       {"link:slideshare.net", "summit"},
                       {"names*", "guide"},
                       {"date:2022", "security"},
                       {"before:2020-12", "summit"},
                       {"after:2021", "security guide"},
                       {"everybody author:hopper", ""},
                   });
}

TEST(Searcher, WordsAsPeopleWriteThem) {
  MiniBlog blog(kTalks);
  expect_all(blog, {
                       {"c++", "guide"},
                       {".net", "security"},
                       {"io_uring", "guide"},
                       {"namespaces.WithNamespace", "guide"},
                       {"withnamespace", "guide"},
                       {"RUN --mount", "guide"},
                       {"moby/moby#32925", "security"},
                       {"v1.2.3", "security"},
                       {"1.2.3", "security"},
                       {"CVE-2016-5195", "security"},
                       {"naive", "guide"},
                       {"NAÏVE", "guide"},
                       {"swarmkit", "summit guide"},
                       {"swarm-kit", "summit guide"},
                   });
}

TEST(Searcher, ADayIsThatOfTheSitesZone) {
  MiniBlog blog(kTalks);
  expect_all(blog, {{"date:2022-03-07", "security"}, {"date:2022-03-08", ""}});
}

TEST(Searcher, PostsWithAllWordsStandAboveThoseWithSome) {
  MiniBlog blog(Files{
      {"_posts/2020-01-01-some.md", post_file("Orchestration orchestration", "Orchestration.\n")},
      {"_posts/2020-01-02-all.md", post_file("Else",
                                             "Long text with orchestration in it, and much "
                                             "later on a word about security.\n")},
  });
  const SearchResponse response = blog.search("orchestration security");
  EXPECT_EQ(found(response), "all some");
  EXPECT_FALSE(response.all_words);
  EXPECT_EQ(response.with_all_words, 1);
  EXPECT_EQ(response.total, 2);
  const SearchResponse partial = blog.search("orchestration unicorn");
  EXPECT_FALSE(partial.all_words);
  EXPECT_EQ(partial.with_all_words, 0);
  EXPECT_EQ(partial.total, 2);
}

TEST(Searcher, ASentenceFindsThePostItIsAbout) {
  MiniBlog blog(kTalks);
  EXPECT_EQ(
      blog.search("where are the slides of the swarmkit update from the summit?").hits[0].title,
      "Summit recap");
}

TEST(Searcher, MisspeltWordsAreCorrectedAndSaid) {
  MiniBlog blog(kTalks);
  const struct {
    const char *query, *corrected;
    bool prefix;
  } cases[] = {
      {"managrs", "managers", false},   // one letter missing
      {"mangaers", "managers", false},  // two swapped
      {"schedulerr slides", "scheduler slides", false},
      {"namesapces", "namespaces", false},
      {"schdeul", "scheduler", true},  // unfinished
      {"\"managrs\"", "", false},      // quoted
      {"slides", "", false},           // nothing wrong
      {"kits", "", false},             // an inflection of what is there
      {"32926", "", false},            // a number
      {"xyz", "", false},              // too short
  };
  for (const auto& c : cases) {
    SearchRequest request;
    request.query = c.query;
    request.prefix = c.prefix;
    EXPECT_EQ(blog.search(request).corrected_query.value_or(""), c.corrected) << c.query;
  }
}

TEST(Searcher, AGuessAtAShortWordCountsLessThanAWordThatIsThere) {
  MiniBlog blog(
      Files{{"_posts/2020-01-01-guess.md", post_file("Guess", "The init process.\n")},
            {"_posts/2020-01-02-there.md",
             post_file("There", "All about systemd, in some more words than that.\n")},
            {"_posts/2020-01-03-both.md", post_file("Both", "Init was there before systemd.\n")}});
  const SearchResponse response = blog.search("systemd iniy");
  EXPECT_EQ(response.corrected_query, "systemd init");
  EXPECT_EQ(found(response), "both there guess");
}

TEST(Searcher, AWordThatNoPostHasIsSaidToBeMissing) {
  MiniBlog blog(
      Files{{"_posts/2020-01-01-a.md", post_file("A county", "The programs of a county.\n")},
            {"_posts/2020-01-02-b.md", post_file("Bugs", "A bug is in it, for a while.\n")}});
  const SearchResponse response = blog.search("bug bounty");
  EXPECT_EQ(response.corrected_query, std::nullopt);
  EXPECT_FALSE(response.all_words);
  EXPECT_EQ(found(response), "b");
  EXPECT_EQ(found(blog.search("whale")), "");
}

TEST(Searcher, WhereNoneHasAQuotedPhraseTheOtherWordsAreLookedFor) {
  MiniBlog blog(kTalks);
  expect_all(blog, {
                       {"keys \"managers and workers\"", "summit"},
                       {"keys \"workers and managers\"", "summit"},  // not in this order
                       {"scheduler \"managers and workers\"", "guide"},
                       {"scheduler \"managers and unicorns\"", "guide"},
                       {"scheduler unico*", "guide"},
                       {"author:lovelace scheduler \"workers and managers\"", ""},
                       {"author:lovelace \"workers and managers\"", ""},
                   });
  EXPECT_TRUE(blog.search("keys \"managers and workers\"").all_words);
  EXPECT_FALSE(blog.search("keys \"workers and managers\"").all_words);
}

TEST(Searcher, PartsOfAWordWithSignsFindWhatHasNotAllOfIt) {
  MiniBlog blog(kTalks);
  const SearchResponse response = blog.search("tasks.WithNamespace");
  EXPECT_EQ(found(response), "guide");
  EXPECT_FALSE(response.all_words);
}

TEST(Searcher, LinkedIssuesAreFoundAsPeopleWriteThem) {
  MiniBlog blog(
      Files{{"_posts/2020-01-01-report.md",
             post_file("Report",
                       "## Builder\n\nSee the [proposal](https://github.com/moby/moby/issues/"
                       "32925) and the [cli](https://github.com/docker/cli).\n\n## Other\n\n"
                       "moby moby moby\n")},
            {"_posts/2020-01-02-other.md", post_file("Other", "moby moby\n")}});
  for (const char* query : {"32925", "#32925", "moby/moby#32925"}) {
    const SearchResponse response = blog.search(query);
    ASSERT_THAT(found(response), ::testing::StartsWith("report")) << query;
    EXPECT_EQ(response.with_all_words, 1) << query;
    ASSERT_FALSE(response.hits[0].sections.empty()) << query;
    EXPECT_EQ(response.hits[0].sections[0].heading, "Builder") << query;
    EXPECT_THAT(response.hits[0].sections[0].media[0].url, ::testing::HasSubstr("32925")) << query;
  }
}

TEST(Searcher, WhatSomebodyWroteComesBeforeWhatMentionsThem) {
  MiniBlog blog(
      Files{{"_posts/2020-01-01-wrote.md",
             "---\ntitle: Tides\nauthor: Ada Quay\n---\nA long post about the tides, the "
             "moon, and the harbour that both of them fill and empty.\n"},
            {"_posts/2020-01-02-mentions.md",
             "---\ntitle: News\nauthor: Bo Pier\n---\nAda Quay spoke. Ada Quay sang.\n"}});
  EXPECT_EQ(found(blog.search("ada quay")), "wrote mentions");
}

TEST(Searcher, AFinishedWordRanksAboveItsCompletions) {
  MiniBlog blog(Files{
      {"_posts/2020-01-01-whole.md", post_file("One", "The swarm moves.\n")},
      {"_posts/2020-01-02-longer.md", post_file("Two", "The swarmkit moves.\n")},
      {"_posts/2020-01-03-other.md", post_file("Three", "The bees move.\n")},
  });
  SearchRequest request;
  request.query = "swarm";
  request.prefix = true;
  EXPECT_EQ(found(blog.search(request)), "whole longer");
  request.query = "swa";
  EXPECT_EQ(blog.search(request).hits.size(), 2U);
  request.query = "swarmk";
  EXPECT_EQ(found(blog.search(request)), "longer");
}

TEST(Searcher, SynonymsGoTheWaysThatTheyAreGiven) {
  IndexerOptions options;
  options.synonyms = {{"k8s", {"kubernetes"}}, {"ci", {"continuous integration"}}};
  MiniBlog blog(
      Files{{"_posts/2020-01-01-long.md", post_file("One", "About kubernetes.\n")},
            {"_posts/2020-01-02-short.md", post_file("Two", "About k8s.\n")},
            {"_posts/2020-01-03-phrase.md", post_file("Three", "Continuous integration.\n")},
            {"_posts/2020-01-04-apart.md", post_file("Four", "Integration, continuous.\n")}},
      options);
  EXPECT_EQ(blog.search("k8s").hits.size(), 2U);
  expect_all(blog, {{"kubernetes", "long"}, {"ci", "phrase"}});
}

TEST(Searcher, EachLanguageIsStemmedItsOwnWay) {
  const struct {
    const char *lang, *text, *query;
  } cases[] = {
      {"de", "Die Häuser am Hafen.", "haus"},     {"fr", "Les chevaux couraient.", "cheval"},
      {"es", "Las canciones viejas.", "canción"}, {"it", "Le canzoni nuove.", "canzone"},
      {"pt", "Os livros novos.", "livro"},        {"nl", "De huizen aan het water.", "huizen"},
      {"sv", "Husen vid havet.", "huset"},        {"ru", "Новые книги в библиотеке.", "книга"},
      {"en", "The running dogs.", "run"},
  };
  for (const auto& c : cases) {
    MiniBlog blog(Files{{"_config.yml", std::string("lang: ") + c.lang + "\n"},
                        {"_posts/2020-01-01-post.md", post_file("X", std::string(c.text) + "\n")}});
    const auto response = blog.search(c.query);
    EXPECT_EQ(found(response), "post") << c.lang << ": " << c.query;
    ASSERT_FALSE(response.hits.empty());
    EXPECT_GT(response.hits[0].snippet.size(), 1U) << c.lang << ": no highlight";
  }
}

TEST(Searcher, ElidedArticlesAreNotAskedFor) {
  const struct {
    const char *lang, *text, *query;
  } cases[] = {{"fr", "Une orchestration sobre.", "l'orchestration"},
               {"fr", "Une orchestration sobre.", "qu\u2019orchestration"},
               {"it", "Una orchestra nuova.", "dell'orchestra"}};
  for (const auto& c : cases) {
    MiniBlog blog(Files{{"_config.yml", std::string("lang: ") + c.lang + "\n"},
                        {"_posts/2020-01-01-post.md", post_file("X", std::string(c.text) + "\n")}});
    const auto response = blog.search(c.query);
    EXPECT_EQ(found(response), "post") << c.query;
    EXPECT_TRUE(response.all_words) << c.query;
    SearchRequest typing;
    typing.query = std::string(c.query).substr(0, std::string(c.query).find("estra"));
    typing.prefix = true;
    EXPECT_EQ(found(blog.search(typing)), "post") << typing.query;
  }
}

TEST(Searcher, ScriptsWithoutBlanksAreFoundAndHighlighted) {
  MiniBlog blog(Files{
      {"_posts/2020-01-01-ja.md",
       "---\ntitle: 入門\nlang: ja\n---\nHarbourは小さなジョブスケジューラです。\n"},
      {"_posts/2020-01-02-zh.md", "---\ntitle: 容器\nlang: zh\n---\n容器编排系统的安全更新。\n"},
      {"_posts/2020-01-03-ko.md",
       "---\ntitle: 소식\nlang: ko\n---\n컨테이너 보안 업데이트입니다.\n"},
  });
  const QueryCase cases[] = {
      {"スケジューラ", "ja"}, {"安全更新", "zh"}, {"보안", "ko"}, {"入門", "ja"}};
  for (const QueryCase& c : cases) {
    const auto response = blog.search(c.query);
    EXPECT_EQ(found(response), c.expected) << c.query;
  }
  EXPECT_THAT(blog.search("安全更新").hits[0].snippet,
              ElementsAre("容器编排系统的", "安全更新", "。"));
}

TEST(Searcher, SectionsMediaAndMomentsThatAnswerComeFirst) {
  MiniBlog blog(Files{
      {"_posts/2020-01-01-recap.md",
       post_file("Recap",
                 "## SwarmKit update\n\n[Video](https://youtu.be/aaaaaaaaaaa) and "
                 "[slides](https://www.slideshare.net/x/swarmkit)\n\n## Moments\n\n"
                 "- [16:27](https://youtu.be/bbbbbbbbbbb?t=16m27s) - Notary by David\n"
                 "- [20:00](https://youtu.be/bbbbbbbbbbb?t=20m) - InfraKit by Bill\n")},
  });
  const auto slides = blog.search("swarmkit slides");
  ASSERT_EQ(slides.hits.size(), 1U);
  ASSERT_FALSE(slides.hits[0].sections.empty());
  const SectionHit& section = slides.hits[0].sections[0];
  EXPECT_EQ(section.heading, "SwarmKit update");
  EXPECT_THAT(section.path, ElementsAre("SwarmKit update"));
  ASSERT_EQ(section.media.size(), 2U);
  EXPECT_EQ(section.media[0].kind, MediaKind::kSlides);
  const auto moment = blog.search("notary david");
  ASSERT_FALSE(moment.hits.empty());
  ASSERT_FALSE(moment.hits[0].sections.empty());
  ASSERT_FALSE(moment.hits[0].sections[0].media.empty());
  EXPECT_EQ(moment.hits[0].sections[0].media[0].time, "16:27");
}

TEST(Searcher, FacetsCountWhatWasFoundAndFiltersNarrowIt) {
  MiniBlog blog(kTalks);
  SearchRequest request;
  request.query = "after:1990";
  request.facets = {"author", "tag", "year", "has", "lang", "category"};
  const SearchResponse all = blog.search(request);
  EXPECT_EQ(all.total, 3);
  ASSERT_EQ(all.facets.size(), 6U);
  EXPECT_EQ(all.facets[0].first, "author");
  EXPECT_EQ(all.facets[0].second[0].value, "Ada Lovelace");
  EXPECT_EQ(all.facets[0].second[0].count, 2);
  EXPECT_EQ(all.facets[1].second[0].value, "release");
  request.filters[Field::kTag] = {"release"};
  request.filters[Field::kYear] = {"2020", "2021"};
  EXPECT_EQ(found(blog.search(request)), "summit");
  request.filters[Field::kAuthor] = {"grace hopper"};
  EXPECT_THAT(blog.search(request).hits, IsEmpty());
}

TEST(Searcher, SortsByDateAndPages) {
  MiniBlog blog(kTalks);
  SearchRequest request;
  request.query = "summit OR guide OR security";
  request.sort = SortOrder::kNewest;
  EXPECT_EQ(found(blog.search(request)), "security guide summit");
  request.sort = SortOrder::kOldest;
  EXPECT_EQ(found(blog.search(request)), "summit guide security");
  request.limit = 1;
  request.offset = 1;
  const SearchResponse page = blog.search(request);
  EXPECT_EQ(found(page), "guide");
  EXPECT_EQ(page.total, 3);
  request.offset = 10;
  EXPECT_EQ(found(blog.search(request)), "");
}

TEST(Searcher, ExplainsWhatMatchedWhereAndWhatItWasWorth) {
  MiniBlog blog(kTalks);
  SearchRequest request;
  request.query = "security release";
  EXPECT_THAT(blog.search(request).hits[0].explanation, IsEmpty());
  request.explain = true;
  const SearchResponse response = blog.search(request);
  const auto& reasons = response.hits[0].explanation;
  ASSERT_GE(reasons.size(), 3U);
  EXPECT_THAT(reasons[0].what, ::testing::HasSubstr("security"));
  EXPECT_THAT(reasons[0].what, ::testing::HasSubstr("title"));
  EXPECT_GT(reasons[0].worth, 0);
  double sum = 0;
  for (const Explanation& reason : reasons) sum += reason.worth;
  EXPECT_NEAR(sum, response.hits[0].score, 0.05 * response.hits[0].score);
}

TEST(Searcher, AWordInTwoPiecesCountsOnce) {
  Files files{
      {"_posts/2020-01-01-whole.md", post_file("A", "Of a lighthouse and a lighthouse.\n")},
      {"_posts/2020-01-02-pieces.md", post_file("B", "Of a light house and a light house.\n")},
      {"_posts/2020-01-03-pieces.md", post_file("C", "Of a light house and a light house.\n")},
  };
  for (int i = 0; i < 20; ++i) {
    files["_posts/2019-01-01-other" + std::to_string(i) + ".md"] = post_file("D", "Of things.\n");
  }
  MiniBlog blog(files);
  const SearchResponse response = blog.search("lighthouse");
  ASSERT_EQ(response.hits.size(), 3U);
  EXPECT_EQ(response.hits[0].title, "A");
}

TEST(Searcher, TheTotalIsThatOfAllMatchesWhateverThePage) {
  Files files;
  for (int i = 0; i < 60; ++i) {
    files["_posts/2020-01-01-p" + std::to_string(i) + ".md"] =
        post_file("P", std::string("common ") + (i % 3 == 0 ? "third" : "other") + "\n");
  }
  MiniBlog blog(files);
  for (const QueryCase& c : {QueryCase{"common", "60"},
                             {"third", "20"},
                             {"common third", "60"},
                             {"third OR other", "60"},
                             {"common -third", "40"},
                             {"\"common third\"", "20"}}) {
    for (const int limit : {1, 10, 100}) {
      SearchRequest request;
      request.query = c.query;
      request.limit = limit;
      const SearchResponse response = blog.search(request);
      EXPECT_EQ(std::to_string(response.total), c.expected) << c.query << ' ' << limit;
      EXPECT_TRUE(response.total_is_exact) << c.query;
    }
  }
}

TEST(Searcher, RefusesParametersOutOfRange) {
  MiniBlog blog(kTalks);
  SearchRequest request;
  request.query = "x";
  request.limit = 0;
  const auto response = blog.searcher().search(request);
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().code, ErrorCode::kInvalidRequest);
  EXPECT_EQ(response.error().param, "limit");
}

TEST(Searcher, SuggestsWordsTitlesAndHeadings) {
  MiniBlog blog(kTalks);
  const auto suggested = blog.searcher().suggest("sec", 5);
  ASSERT_TRUE(suggested);
  std::vector<std::string> kinds;
  for (const Suggestion& each : suggested->found) kinds.push_back(each.kind + ":" + each.text);
  EXPECT_THAT(kinds, ::testing::Contains("word:security"));
  EXPECT_THAT(kinds, ::testing::Contains("title:Security release"));
  EXPECT_LE(suggested->found.size(), 5U);
  EXPECT_TRUE(suggested->missing_shards.empty());
}

TEST(Searcher, HostileQueriesAreAnswered) {
  MiniBlog blog(kTalks);
  const std::string queries[] = {"",
                                 " ",
                                 "*",
                                 "\"",
                                 "\"\"",
                                 "((((((((((((((((((((((((",
                                 "AND OR NOT",
                                 "-",
                                 "--",
                                 "- - -",
                                 "title:",
                                 "date:..",
                                 "date:99999999..1",
                                 "NOT NOT NOT swarm",
                                 "a*",
                                 "-swarm",
                                 std::string(SearchRequest::kMaxQueryBytes, 'a'),
                                 std::string(SearchRequest::kMaxQueryBytes, '('),
                                 std::string(SearchRequest::kMaxQueryBytes, '"'),
                                 std::string(SearchRequest::kMaxQueryBytes, '*'),
                                 std::string("a\0b", 3),
                                 "\xE2\x80\xAE"
                                 "evil",
                                 "link:",
                                 "has:nothing",
                                 "lang:xx",
                                 "swarm OR",
                                 "OR OR OR",
                                 "x:y:z",
                                 "()",
                                 "(-)",
                                 "\"a\" \"b\" \"c\" \"d\" -\"e\""};
  for (const std::string& query : queries) {
    for (const bool prefix : {false, true}) {
      SearchRequest request;
      request.query = query;
      request.prefix = prefix;
      request.explain = true;
      request.facets = {"author", "tag"};
      EXPECT_TRUE(blog.searcher().search(request)) << query;
    }
  }
}

}  // namespace
}  // namespace mobysearch
