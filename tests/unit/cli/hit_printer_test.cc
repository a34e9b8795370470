// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/hit_printer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SearchResponse response() {
  Hit hit;
  hit.url = "/recap/";
  hit.title_highlight = {"Harbour ", "recap"};
  hit.date = "2023-06-19";
  hit.authors = {{"Ada Quay", ""}};
  SectionHit section;
  section.heading = "Tide";
  section.heading_highlight = {"", "Tide"};
  section.url = "/recap/#tide";
  section.snippet = {"The ", "tide", "\nturns"};
  section.media = {{{MediaKind::kVideo, "vimeo", "https://vimeo.com/1", "A talk", "0:18"}}};
  hit.snippet = section.snippet;
  hit.sections = {section};
  SearchResponse response;
  response.query = "tide";
  response.total = 1;
  response.total_is_exact = true;
  response.all_words = true;
  response.hits = {hit};
  response.index.site_url = "https://harbour.example";
  return response;
}

TEST(HitPrinter, ShowsThePostItsSectionsAndTheirMedia) {
  EXPECT_EQ(format_hits(response(), Style(false)),
            "1. Harbour recap  2023-06-19 · Ada Quay\n"
            "   https://harbour.example/recap/\n"
            "   › Tide  https://harbour.example/recap/#tide\n"
            "     The tide turns\n"
            "       video https://vimeo.com/1  0:18 A talk\n");
}

TEST(HitPrinter, ColoursMatchesAndMakesLinks) {
  const std::string shown = format_hits(response(), Style(true));
  EXPECT_THAT(shown, HasSubstr("\x1b[1;33mtide\x1b[0m"));
  EXPECT_THAT(shown, HasSubstr("\x1b]8;;https://vimeo.com/1\x1b\\"));
}

TEST(HitPrinter, MarksTheTitlesOfMedia) {
  SearchResponse marked = response();
  marked.hits[0].sections[0].media[0].title_highlight = {"A ", "talk"};
  EXPECT_THAT(format_hits(marked, Style(true)), HasSubstr("A \x1b[1;33mtalk\x1b[0m"));
  EXPECT_THAT(format_hits(marked, Style(false)), HasSubstr("0:18 A talk\n"));
}

TEST(HitPrinter, GoesOnCountingOnAFurtherPage) {
  SearchResponse later = response();
  later.offset = 20;
  EXPECT_THAT(format_hits(later, Style(false)), ::testing::StartsWith("21. "));
}

TEST(HitPrinter, ShowsFacetsAndExplanations) {
  SearchResponse explained = response();
  explained.hits[0].explanation = {{"“tide” in headings", 2.5}};
  explained.facets = {{"author", {{"Ada Quay", 3}, {"Grete Mole", 1}}}};
  const std::string shown = format_hits(explained, Style(false));
  EXPECT_THAT(shown, HasSubstr("2.500  “tide” in headings\n"));
  EXPECT_THAT(shown, HasSubstr("\nauthor: Ada Quay (3) Grete Mole (1)\n"));
}

TEST(HitPrinter, TextOfAPostCannotDriveTheTerminal) {
  SearchResponse hostile = response();
  hostile.hits[0].title_highlight = {"\x1b]0;owned\x07"};
  EXPECT_THAT(format_hits(hostile, Style(false)), Not(HasSubstr("\x1b")));
}

std::string notes(const SearchResponse& response) {
  ::testing::internal::CaptureStderr();
  print_notes(response);
  return ::testing::internal::GetCapturedStderr();
}

TEST(HitPrinter, NotesSayWhatWasDoneToTheQuery) {
  EXPECT_THAT(notes(response()), ::testing::StartsWith("1 post in "));
  SearchResponse odd = response();
  odd.corrected_query = "tides";
  odd.all_words = false;
  odd.total_is_exact = false;
  odd.total = 30;
  EXPECT_THAT(notes(odd), HasSubstr("Searched for “tides” instead of “tide”.\n"));
  EXPECT_THAT(notes(odd), HasSubstr("No post has all of the words; these have some.\n"));
  EXPECT_THAT(notes(odd), HasSubstr("about 30 posts in "));
  odd.with_all_words = 1;
  EXPECT_THAT(notes(odd), Not(HasSubstr("No post has all")));
  odd.hits.clear();
  EXPECT_THAT(notes(odd), HasSubstr("Nothing found for “tide”.\n"));
}

}  // namespace
}  // namespace mobysearch
