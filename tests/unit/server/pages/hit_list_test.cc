// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SearchResponse one_hit() {
  SearchResponse response;
  response.index.site_url = "https://blog.example";
  response.hits.resize(1);
  Hit& hit = response.hits[0];
  hit.url = "/recap/";
  hit.lang = "en";
  hit.date = "2017-06-26";
  hit.authors = {{"Ada", ""}, {"Grace", ""}};
  hit.title_highlight = {"Recap of the ", "summit"};
  hit.snippet = {"The whole ", "summit", "."};
  return response;
}

TEST(HitList, IsNothingWithoutHits) { EXPECT_EQ(hit_list({}), ""); }

TEST(HitList, ShowsTitleAuthorsDateAndSnippet) {
  const std::string html = hit_list(one_hit());
  EXPECT_THAT(html, HasSubstr("href=\"https://blog.example/recap/\">Recap of the "
                              "<mark>summit</mark></a>"));
  EXPECT_THAT(html,
              HasSubstr("<p class=\"ms-by\" lang=\"en\"><time datetime=\"2017-06-26\">26 June "
                        "2017</time> · <bdi>Ada</bdi> · <bdi>Grace</bdi></p>"));
  EXPECT_THAT(html, HasSubstr("The whole <mark>summit</mark>."));
}

TEST(HitList, SaysTheLanguageOfEachPostAndSpeaksTheSites) {
  SearchResponse response = one_hit();
  response.index.lang = "de";
  response.hits[0].lang = "ar";
  SectionHit section;
  section.heading = "Update";
  section.media = {{{MediaKind::kSlides, "slideshare", "https://slideshare.net/x", "", ""}}};
  response.hits[0].sections = {section};
  const std::string html = hit_list(response);
  EXPECT_THAT(html, HasSubstr("<li class=\"ms-hit\" lang=\"ar\" dir=\"auto\">"));
  EXPECT_THAT(html, HasSubstr("lang=\"de\"><time datetime=\"2017-06-26\">26. Juni 2017</time>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"ms-kind\" lang=\"de\">Folien</span>"));
}

TEST(HitList, ShowsAnIntroductionAboveTheSectionsWhateverItsPlace) {
  SearchResponse response = one_hit();
  SectionHit named, introduction;
  named.heading = "Update";
  named.heading_highlight = {"Update"};
  named.snippet = {"of the section"};
  introduction.snippet = {"before any heading"};
  response.hits[0].sections = {named, introduction};
  const std::string html = hit_list(response);
  EXPECT_THAT(html, HasSubstr("</p><p class=\"ms-text\" dir=\"auto\">before any heading</p>"
                              "<ul class=\"ms-sections\"><li><h3"));
  response.hits[0].sections = {introduction};
  EXPECT_THAT(hit_list(response), Not(HasSubstr("ms-sections")));
}

TEST(HitList, CountsOnFromThePageBefore) {
  SearchResponse response = one_hit();
  response.offset = 20;
  EXPECT_THAT(hit_list(response), HasSubstr("<ol class=\"ms-hits\" start=\"21\">"));
}

TEST(HitList, ShowsSectionsWithWhatTheyEmbedInsteadOfThePostsSnippet) {
  SearchResponse response = one_hit();
  SectionHit section;
  section.heading = "Update";
  section.path = {"Talks", "Update"};
  section.url = "/recap/#update";
  section.heading_highlight = {"Update"};
  section.media = {
      {{MediaKind::kVideo, "youtube", "https://youtu.be/x?t=16m27s", "Notary", "16:27"}},
      {{MediaKind::kSlides, "slideshare", "https://slideshare.net/x", "", ""}},
      {{MediaKind::kImage, "site", "/logo.png", "Logo", ""}},
      {{MediaKind::kImage, "site", "/quay.png", "The quay", ""}}};
  section.media[3].title_highlight = {"The ", "quay"};
  response.hits[0].sections = {section};
  const std::string html = hit_list(response);
  EXPECT_THAT(html, HasSubstr("Talks › </span>Update"));
  EXPECT_THAT(html, HasSubstr("<b>16:27</b> <bdi>Notary</bdi></a>"));
  EXPECT_THAT(html, HasSubstr("<bdi>slideshare</bdi></a>"))
      << "what has no title is called by its provider";
  EXPECT_THAT(html, Not(HasSubstr("logo.png")));
  EXPECT_THAT(html, HasSubstr("The <mark>quay</mark></bdi></a>"))
      << "a picture that is what was found";
  EXPECT_THAT(html, Not(HasSubstr("The whole")));
}

}  // namespace
}  // namespace mobysearch
