// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/response_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace mobysearch {
namespace {

using Json = nlohmann::json;

SearchResponse sample_response() {
  SearchResponse response;
  response.query = "slidse \"x\"";
  response.corrected_query = "slides \"x\"";
  response.total = 3;
  response.limit = 10;
  Hit hit;
  hit.id = "_posts/a.md";
  hit.url = "/a/";
  hit.title = "Tïtle\n\x01";
  hit.date = "2017-06-26";
  hit.authors = {{"Ada", "https://a.example"}};
  hit.tags = {"t"};
  hit.lang = "en";
  hit.score = 1.23456;
  hit.title_highlight = {"Tï", "tle"};
  hit.snippet = {"… ", "slides", " here"};
  SectionHit section;
  section.heading = "H";
  section.path = {"Up", "H"};
  section.url = "/a/#h";
  section.heading_highlight = {"H"};
  section.snippet = {"plain"};
  section.media = {{{MediaKind::kVideo, "youtube", "https://y/", "Talk", "16:27"}},
                   {{MediaKind::kSlides, "slideshare", "https://s/", "Deck", ""}}};
  section.media[1].title_highlight = {"", "Deck"};
  hit.sections = {section};
  response.hits = {hit};
  response.facets = {{"tag", {{"t", 2}}}};
  response.index.revision = "abc";
  response.index.posts = 8;
  return response;
}

TEST(ResponseJson, HasWhatIsPromised) {
  const Json got = Json::parse(to_json(sample_response()));
  EXPECT_EQ(got["query"], "slidse \"x\"");
  EXPECT_EQ(got["corrected_query"], "slides \"x\"");
  EXPECT_EQ(got["total"], 3);
  EXPECT_EQ(got["total_is_exact"], true);
  const Json& hit = got["hits"][0];
  EXPECT_EQ(hit["title"], "Tïtle\n\x01");
  EXPECT_EQ(hit["authors"][0]["url"], "https://a.example");
  EXPECT_NEAR(hit["score"].get<double>(), 1.235, 1e-9);
  EXPECT_EQ(hit["snippet"], "… slides here");
  EXPECT_EQ(hit["highlight"]["snippet"], Json({"… ", "slides", " here"}));
  const Json& section = hit["sections"][0];
  EXPECT_EQ(section["path"], Json({"Up", "H"}));
  EXPECT_EQ(section["url"], "/a/#h");
  EXPECT_EQ(section["media"][0]["kind"], "video");
  EXPECT_EQ(section["media"][0]["time"], "16:27");
  EXPECT_FALSE(section["media"][1].contains("time"));
  EXPECT_EQ(section["media"][1]["highlight"]["title"], Json({"", "Deck"}));
  EXPECT_FALSE(section["media"][0].contains("highlight")) << "nothing of its title matched";
  EXPECT_EQ(got["facets"]["tag"][0], Json({{"value", "t"}, {"count", 2}}));
  EXPECT_EQ(got["index"]["revision"], "abc");
  EXPECT_FALSE(hit.contains("explanation")) << "only when asked for";
}

TEST(ResponseJson, NoCorrectionIsNull) {
  EXPECT_TRUE(Json::parse(to_json(SearchResponse{}))["corrected_query"].is_null());
}

TEST(ResponseJson, IsOneLine) {
  const std::string text = to_json(sample_response());
  EXPECT_EQ(text.find('\n'), std::string::npos);
}

TEST(ResponseJson, AnExplanationIsGivenWhenThereIsOne) {
  SearchResponse response = sample_response();
  response.hits[0].explanation = {{"“x” in title", 2.5}};
  const Json got = Json::parse(to_json(response));
  EXPECT_EQ(got["hits"][0]["explanation"][0]["what"], "“x” in title");
  EXPECT_EQ(got["hits"][0]["explanation"][0]["worth"], 2.5);
}

TEST(ResponseJson, TheIndexAlone) {
  IndexInfo info;
  info.revision = "r";
  info.site_title = "T";
  const Json got = Json::parse(to_json(info));
  EXPECT_EQ(got["revision"], "r");
  EXPECT_EQ(got["site"]["title"], "T");
}

TEST(PostJson, HasWhatThePostIsMadeOfInItsOrder) {
  Post post;
  post.path = "_posts/2020-01-02-recap.md";
  post.url = "/recap/";
  post.title = "Recap \"2020\"";
  post.date = "2020-01-02T00:00:00+00:00";
  post.authors = {{"Ada Quay", ""}};
  post.labels[Field::kCategory] = {"events"};
  post.lang = "en";
  post.excerpt = "Hello.";
  Section lead;
  lead.media = {{{MediaKind::kVideo, "youtube", "https://youtu.be/a", "Intro", "0:18"}}};
  Section part;
  part.level = 2;
  part.anchor = "part";
  part.heading = "Part";
  part.media = {{{MediaKind::kSlides, "slideshare", "https://slideshare.net/a", "Deck", ""}}};
  Section bare;
  bare.level = 3;
  bare.heading = "Without an id";
  post.sections = {lead, part, bare};
  EXPECT_EQ(to_json(post),
            R"({"path":"_posts/2020-01-02-recap.md","url":"/recap/","title":"Recap \"2020\"",)"
            R"("date":"2020-01-02T00:00:00+00:00","categories":["events"],"tags":[],)"
            R"("authors":[{"name":"Ada Quay","url":""}],"lang":"en","excerpt":"Hello.",)"
            R"("sections":[{"level":2,"anchor":"part","heading":"Part"},)"
            R"({"level":3,"anchor":null,"heading":"Without an id"}],)"
            R"("media":[{"kind":"video","provider":"youtube","url":"https://youtu.be/a",)"
            R"("title":"Intro","anchor":null,"time":"0:18"},)"
            R"({"kind":"slides","provider":"slideshare","url":"https://slideshare.net/a",)"
            R"("title":"Deck","anchor":"part"}]})");
}

}  // namespace
}  // namespace mobysearch
