// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/passages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/proximity.h"

namespace mobysearch {
namespace {

const Fingerprints kFingerprints;  // of an index in which each term has that of its hash

/// A post of one title token, and sections of given heading and text words.
struct TestPost {
  std::vector<std::uint16_t> tokens;
  std::vector<std::uint32_t> bounds;

  void part(const std::vector<std::string>& words) {
    for (const auto& word : words) tokens.push_back(kFingerprints.of(word));
    bounds.push_back(static_cast<std::uint32_t>(tokens.size()));
  }
  ForwardPost post() const { return {tokens, {}, bounds}; }
};

TEST(Passages, ChoosesTheSectionThatAnswers) {
  TestPost built;
  built.part({"title"});
  built.part({});
  built.part({"opening"});
  built.part({"slides", "and", "swarm", "talk"});
  built.part({});
  built.part({"swarm", "update"});
  built.part({"a", "talk"});
  built.part({"slides"});
  built.part({"other"});
  built.part({"nothing"});
  built.part({});
  QueryPlan plan;
  plan.words = {{"swarm", {"swarm"}, 2.0}, {"slides", {"slides"}, 1.0}};
  OccurrenceFinder finder;
  finder.look_for(plan.words, kFingerprints);
  std::vector<Occurrence> found;
  finder.find(built.post(), found);
  EXPECT_EQ(found.size(), 4U);
  auto ranked = rank_sections(built.post(), found, plan);
  ASSERT_EQ(ranked.size(), 2U);
  EXPECT_EQ(ranked[0].section, 1U) << "the word in the heading";
  plan.exact_phrase.fingerprints = {{kFingerprints.of("opening")}};
  ranked = rank_sections(built.post(), found, plan);
  EXPECT_EQ(ranked[0].section, 0U) << "a heading that is just the query";
}

TEST(Passages, AWordOfOneSectionLeadsThereBeforeOneOfMany) {
  TestPost built;
  built.part({"title"});
  built.part({});
  for (const char* heading : {"linuxkit", "swarmkit", "infrakit", "libnetwork"}) {
    built.part({heading, "update"});
    const bool has_slides = std::string_view(heading) != "swarmkit";
    built.part(has_slides ? std::vector<std::string>{"slides", "and", "slides"}
                          : std::vector<std::string>{"none"});
    built.part({has_slides ? "slides" : "code"});
  }
  QueryPlan plan;
  plan.words = {{"swarmkit", {"swarmkit"}, 1.3}, {"slides", {"slides"}, 1.8}};
  OccurrenceFinder finder;
  finder.look_for(plan.words, kFingerprints);
  std::vector<Occurrence> found;
  finder.find(built.post(), found);
  EXPECT_EQ(rank_sections(built.post(), found, plan)[0].section, 1U);
}

TEST(Passages, CutsTheWindowWithMostOfTheWords) {
  TestPost built;
  built.part({"t"});
  built.part({});
  built.part({});
  std::vector<std::string> text(200, "x");
  text[10] = "swarm";
  text[120] = "swarm";
  text[125] = "kit";
  built.part(text);
  built.part({});
  QueryPlan plan;
  plan.words = {{"swarm", {"swarm"}, 1.0}, {"kit", {"kit"}, 1.0}};
  OccurrenceFinder finder;
  finder.look_for(plan.words, kFingerprints);
  std::vector<Occurrence> found;
  finder.find(built.post(), found);
  const Window window = best_window(built.post(), 0, found, plan);
  EXPECT_LE(window.begin, 120U);
  EXPECT_GT(window.end, 125U);
  EXPECT_LE(window.end - window.begin, 40U);
  EXPECT_GT(proximity(found, plan.words), 0.0);
}

QueryPlan plan_of_phrase(const std::vector<std::string>& words) {
  QueryPlan plan;
  plan.phrases.resize(1);
  plan.phrases[0].readings.resize(1);
  plan.phrases[0].idf = 2;
  for (const std::string& word : words)
    plan.phrases[0].readings[0].fingerprints.push_back(kFingerprints.of(word));
  return plan;
}

TEST(Passages, APhraseLeadsWhereItStands) {
  TestPost built;
  built.part({"title"});
  built.part({});
  built.part({"engine", "search"});
  built.part({"search", "an", "engine", "engine", "search"});
  built.part({});
  built.part({"other"});
  built.part({"a", "search", "engine"});
  built.part({});
  const QueryPlan plan = plan_of_phrase({"search", "engine"});
  const auto ranked = rank_sections(built.post(), matches_in(built.post(), {}, plan), plan);
  ASSERT_EQ(ranked.size(), 1U);
  EXPECT_EQ(ranked[0].section, 1U);
}

TEST(Passages, AWindowHoldsALongPhrase) {
  TestPost built;
  built.part({"t"});
  built.part({});
  built.part({});
  std::vector<std::string> text(200, "x");
  std::vector<std::string> words;
  for (std::size_t i = 0; i < 50; ++i) {
    words.push_back("w" + std::to_string(i));
    text[100 + i] = words.back();
  }
  built.part(text);
  built.part({});
  const QueryPlan plan = plan_of_phrase(words);
  const Window window = best_window(built.post(), 0, matches_in(built.post(), {}, plan), plan);
  EXPECT_LE(window.begin, 100U);
  EXPECT_GE(window.end, 150U);
}

}  // namespace
}  // namespace mobysearch
