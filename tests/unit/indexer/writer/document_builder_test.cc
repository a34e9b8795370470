// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/document_builder.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/schema.h"
#include "indexer/writer/word_weights.h"

namespace mobysearch {
namespace {

Post sample() {
  Post post;
  post.path = "_posts/2017-06-26-recap.md";
  post.url = "/2017/06/26/recap/";
  post.title = "Containers";
  post.date = "2017-06-26T10:00:00+02:00";
  post.timestamp = 1'498'464'000;
  post.authors = {{"Ada Lovelace", ""}};
  post.labels[Field::kTag] = {"Go"};
  post.labels[Field::kCategory] = {"blog"};
  post.lang = "en";
  Section talk;
  talk.level = 2;
  talk.heading = "Updates";
  talk.text = "Containers ran: run run run run run.";
  talk.code = {{16, 36}};  // all the "run"
  talk.media = {{MediaKind::kSlides, "slideshare", "https://www.slideshare.net/x", "Deck", ""}};
  post.sections = {talk};
  return post;
}

std::map<std::string, unsigned> terms_of(const Xapian::Document& document) {
  std::map<std::string, unsigned> terms;
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
    terms[*it] = it.get_wdf();
  }
  return terms;
}

TEST(DocumentBuilder, TermsSayWhatAndHowMuch) {
  DocumentBuilder builder;
  const std::map<std::string, unsigned> expected = {
      {"contain", kTitleWeight + 1},  // title and text, as the stem
      {"Scontain", 1},
      {"ada", kAuthorWeight},
      {"Aada", 1},
      {"lovelac", kAuthorWeight},
      {"Alovelac", 1},
      {"go", 1},
      {"blog", 1},
      {"updat", 1},
      {"ran", 1},
      {"run", 2},  // five times in code: a quarter, rounded up
      {"deck", 1},
      {"slideshar", 1},
      {"slide", 1},  // the kind, as people name it
      {"XAada lovelace", 0},
      {"Kgo", 0},
      {"XCblog", 0},
      {"Len", 0},
      {"Y2017", 0},
      {"XHslides", 0},
      {"XLslideshare.net", 0},
      {"XLslideshare.net/x", 0},
      {"XLwww.slideshare.net", 0},
      {"XTcontain ", 1},
      {"XTada lovelac ", 1},
      {"XTupdat ", 1},
      {"Q_posts/2017-06-26-recap.md", 0},
      {"U/2017/06/26/recap", 0},
  };
  EXPECT_EQ(terms_of(builder.build(sample())), expected);
}

TEST(DocumentBuilder, ALinkToAnIssueIsFoundByItsNumber) {
  DocumentBuilder builder;
  Post post = sample();
  post.sections[0].media = {
      {MediaKind::kCode, "github", "https://github.com/harbour/crane/pull/77", "the change", ""}};
  const auto terms = terms_of(builder.build(post));
  EXPECT_EQ(terms.at("77"), 1U);
  for (const char* word : {"harbour", "crane"})
    EXPECT_FALSE(terms.contains(word)) << "a post is not about a repository for its links";
  builder.lexicon().for_each_word([](std::string_view word, std::uint32_t posts) {
    EXPECT_NE(word, "crane");
    EXPECT_EQ(posts, 1U);
  });
}

std::vector<unsigned> positions_of(const Xapian::Document& document, const std::string& word) {
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
    if (*it == word) return {it.positionlist_begin(), it.positionlist_end()};
  }
  return {};
}

TEST(DocumentBuilder, WordsByWhichAPostIsNotFoundHavePositionsOfTheirOwn) {
  Post post = sample();
  post.sections[0].media = {
      {MediaKind::kCode, "github", "https://github.com/harbour/crane/pull/77", "ran", ""}};
  for (const bool with_positions : {false, true}) {
    DocumentBuilder builder(with_positions);
    const Xapian::Document document = builder.build(post);
    const auto terms = terms_of(document);
    const auto& tokens = builder.post_words().tokens;
    const std::string words[] = {unfound_word_term("harbour"), unfound_word_term("crane"), "77"};
    auto position = static_cast<unsigned>(tokens.size() - std::size(words));
    for (const std::string& word : words) {
      ++position;
      EXPECT_EQ(positions_of(document, word),
                with_positions ? std::vector{position} : std::vector<unsigned>());
    }
    EXPECT_EQ(terms.contains(words[0]), with_positions);
    if (with_positions) {
      EXPECT_EQ(terms.at(words[0]), 0U) << "it has no weight";
    }
    EXPECT_FALSE(terms.contains("harbour"));
  }
}

TEST(DocumentBuilder, WhatLiesOnTheSiteItselfIsNotFoundAsSite) {
  DocumentBuilder builder;
  Post post = sample();
  post.sections[0].media = {{MediaKind::kImage, std::string(kOwnSite), "/a.png", "the quay", ""}};
  const auto terms = terms_of(builder.build(post));
  EXPECT_TRUE(terms.contains("quay"));
  EXPECT_FALSE(terms.contains("site"));
}

TEST(DocumentBuilder, TellsWhatFacetsAndDatesAre) {
  DocumentBuilder builder;
  Post post = sample();
  post.labels[Field::kTag] = {"Go", "Moby"};
  const Xapian::Document document = builder.build(post);
  EXPECT_EQ(builder.facets()[place_of_filter(Field::kTag)], "Go\x1fMoby\x1f");
  EXPECT_EQ(builder.facets()[place_of_filter(Field::kYear)], "2017\x1f");
  EXPECT_EQ(builder.facets()[place_of_filter(Field::kHas)], "slides\x1f");
  EXPECT_EQ(Xapian::sortable_unserialise(document.get_value(kTimestampSlot)), 1'498'471'200);
  post.date.clear();
  EXPECT_EQ(builder.build(post).get_value(kTimestampSlot), "");
  EXPECT_EQ(builder.facets()[place_of_filter(Field::kYear)], "");
}

TEST(DocumentBuilder, TokensFollowTheTextAndCheckpointsFindThem) {
  DocumentBuilder builder;
  Post post = sample();
  post.sections[0].text.clear();
  for (int i = 0; i < 70; ++i) post.sections[0].text += "ab ";
  post.sections[0].code.clear();
  builder.build(post);
  // Title; Ada Lovelace, Go, blog; heading; text; Deck, slideshare, slides.
  const PostWords& words = builder.post_words();
  EXPECT_EQ(words.bounds, (std::vector<std::uint32_t>{1, 5, 6, 76, 79}));
  ASSERT_EQ(words.tokens.size(), 79U);
  EXPECT_EQ(builder.lexicon().terms()[words.tokens[6]]->text, "ab");
  EXPECT_EQ(words.tokens[6], words.tokens[75]);
  ASSERT_EQ(builder.checkpoints().size(), 1U);
  EXPECT_EQ(builder.checkpoints()[0], (Checkpoints{48, 96, 144, 192}));
  EXPECT_EQ(builder.words(), 1 + 1 + 70);
}

TEST(DocumentBuilder, CountsThePostsOfEachWord) {
  DocumentBuilder builder;
  for (int number = 1; number <= 5000; ++number) {
    Post post;
    post.lang = number % 2 == 0 ? "de" : "en";
    post.title = "Häuser word" + std::to_string(number);
    builder.build(post);
  }
  std::map<std::string, std::uint32_t, std::less<>> words;
  builder.lexicon().for_each_word(
      [&](std::string_view word, std::uint32_t posts) { words[std::string(word)] += posts; });
  EXPECT_EQ(words.size(), 5001U);
  EXPECT_EQ(words["häuser"], 5000U);
  EXPECT_EQ(words["word4711"], 1U);
}

TEST(DocumentBuilder, TheSummaryIsFoundAsOneMoreSection) {
  DocumentBuilder builder;
  Post post = sample();
  const auto without = terms_of(builder.build(post));
  EXPECT_EQ(builder.checkpoints().size(), 1U);
  post.summary = "What the keeper says";
  const auto with = terms_of(builder.build(post));
  EXPECT_EQ(builder.checkpoints().size(), 2U);
  EXPECT_FALSE(without.contains("keeper"));
  EXPECT_EQ(with.at("keeper"), 1U);
  EXPECT_EQ(with.at("contain"), without.at("contain"));
}

}  // namespace
}  // namespace mobysearch
