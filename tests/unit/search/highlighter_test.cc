// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlighter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/index/analyzer.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

/// Marks words in a text as if the index had found them there.
struct Marker {
  QueryPlan plan;
  Analyzer analyzer{"en"};
  Highlighter highlighter{plan};
  Tokenizer tokenizer;

  explicit Marker(const std::vector<std::string>& surfaces) {
    for (const std::string& each : surfaces)
      plan.words.push_back({each, {analyzer.term(each)}, 1.0});
  }
  std::vector<Occurrence> occurrences(std::string_view text) {
    std::vector<Occurrence> found;
    tokenizer.tokenize(text);
    for (std::uint32_t i = 0; i < tokenizer.tokens().size(); ++i) {
      for (std::uint8_t w = 0; w < plan.words.size(); ++w) {
        if (analyzer.term(tokenizer.tokens()[i].word) == plan.words[w].terms[0]) {
          found.push_back({i, 1, w});
        }
      }
    }
    return found;
  }
  Highlight mark(std::string_view text) {
    return highlighter.mark(text, occurrences(text), 0, analyzer);
  }
  Highlight snippet(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    return highlighter.snippet({text, 0, 0, true, true}, {begin, end}, occurrences(text), 0,
                               analyzer);
  }
};

TEST(Highlighter, MarksMatchesInAnyInflection) {
  Marker marker({"run", "dog"});
  EXPECT_THAT(marker.mark("The Dogs were running."),
              ElementsAre("The ", "Dogs", " were ", "running", "."));
  EXPECT_THAT(marker.mark("Nothing here"), ElementsAre("Nothing here"));
  EXPECT_THAT(marker.mark("run"), ElementsAre("", "run"));
  EXPECT_THAT(marker.mark(""), ElementsAre(""));
}

TEST(Highlighter, NeverMarksWhatOnlyTheFingerprintSaysMatches) {
  Marker marker({"run"});
  const std::vector<Occurrence> collision = {{0, 1, 0}, {1, 1, 0}};
  EXPECT_THAT(marker.highlighter.mark("walk run", collision, 0, marker.analyzer),
              ElementsAre("walk ", "run"));
  const std::vector<Occurrence> beyond = {{7, 1, 0}, {1, 60000, 0}};
  EXPECT_THAT(marker.highlighter.mark("walk run", beyond, 0, marker.analyzer),
              ElementsAre("walk run"));
}

TEST(Highlighter, NeighbouringMatchesThatTouchAreOneMark) {
  Marker marker({"swarm", "kit"});
  EXPECT_THAT(marker.mark("SwarmKit!"), ElementsAre("", "SwarmKit", "!"));
}

TEST(Highlighter, MarksAPhraseAsAWhole) {
  Marker marker({});
  QueryPhrase phrase;
  phrase.readings = {{{"to", "be"}, {}}};
  marker.plan.phrases = {phrase};
  const std::uint8_t number = kFirstPhrase;
  const auto mark = [&](std::string_view text, const std::vector<Occurrence>& matches) {
    return marker.highlighter.mark(text, matches, 0, marker.analyzer);
  };
  EXPECT_THAT(mark("not to be", {{1, 2, number}}), ElementsAre("not ", "to be"));
  EXPECT_THAT(mark("not to go", {{1, 2, number}}), ElementsAre("not to go")) << "another word";
  EXPECT_THAT(mark("not to", {{1, 2, number}}), ElementsAre("not ", "to")) << "cut off";
}

TEST(Highlighter, MarksACompoundWithItsSigns) {
  Marker marker({"c++", "swarmkit"});
  const auto mark = [&](std::string_view text, const std::vector<Occurrence>& matches) {
    return marker.highlighter.mark(text, matches, 0, marker.analyzer);
  };
  EXPECT_THAT(mark("in C++.", {{1, 1, 0, true}}), ElementsAre("in ", "C++", "."));
  EXPECT_THAT(mark("in C.", {{1, 1, 0, true}}), ElementsAre("in C."));
  EXPECT_THAT(mark("a swarm-kit", {{1, 2, 1, true}}), ElementsAre("a ", "swarm-kit"));
  EXPECT_THAT(mark("a swarm-cup", {{1, 2, 1, true}}), ElementsAre("a swarm-cup"));
}

TEST(Highlighter, FindsTheMatchesOfATextByItself) {
  Marker marker({"c++", "run"});
  QueryPhrase phrase;
  phrase.readings = {{{"to", "be"}, {}}};
  marker.plan.phrases = {phrase};
  const auto found = [&](std::string_view text) {
    return marker.highlighter.mark(text, marker.highlighter.find(text, marker.analyzer), 0,
                                   marker.analyzer);
  };
  EXPECT_THAT(found("Running to be in C++"),
              ElementsAre("", "Running", " ", "to be", " in ", "C++"));
  EXPECT_THAT(found("to run, be in C"), ElementsAre("to ", "run", ", be in C"));
}

TEST(Highlighter, SaysWhereItWasCut) {
  Marker marker({"fifteen"});
  const std::string text =
      "one two three four five six seven eight nine ten eleven twelve thirteen "
      "fourteen fifteen sixteen seventeen eighteen nineteen twenty";
  EXPECT_THAT(marker.snippet(text, 0, 20),
              ElementsAre(text.substr(0, text.find("fifteen")), "fifteen",
                          text.substr(text.find(" sixteen"))));
  EXPECT_THAT(marker.snippet(text, 13, 16), ElementsAre("… fourteen ", "fifteen", " sixteen …"));
  EXPECT_THAT(join(marker.snippet(text, 4, 16)), ::testing::StartsWith("one two"))
      << "the sentence's beginning is near";
}

TEST(Highlighter, BeginsWithASentenceThatIsNear) {
  Marker marker({"sealed"});
  const std::string filler(300, 'x');
  const std::string text = filler + " end. The box was sealed by hand. " + filler;
  EXPECT_EQ(join(marker.snippet(text, 4, 7)).substr(0, std::string("… The box").size()),
            "… The box");
}

TEST(Highlighter, ShowsTextOfSeveralBlocksOnOneLine) {
  Marker marker({"two"});
  EXPECT_THAT(marker.snippet("one\ntwo\nthree", 0, 3), ElementsAre("one ", "two", " three"));
}

TEST(Highlighter, CutsAPieceOutOfTheMiddleOfASection) {
  Marker marker({"word20"});
  std::string text;
  for (int i = 0; i < 40; ++i) text += "word" + std::to_string(i) + " ";
  const std::size_t at16 = text.find("word16");
  const auto found = marker.occurrences(text);
  const std::size_t lead = 10;
  const Highlighter::Piece piece{std::string_view(text).substr(at16 - lead, 120), lead, 16, false,
                                 false};
  const Highlight cut = marker.highlighter.snippet(piece, {18, 23}, found, 0, marker.analyzer);
  EXPECT_EQ(join(cut), "… word18 word19 word20 word21 word22 …");
  EXPECT_EQ(cut[1], "word20");
}

}  // namespace
}  // namespace mobysearch
