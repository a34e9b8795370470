// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/typed_run.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "common/index/analyzer.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;
using testing::post_file;

std::string text_of(const std::string& query) {
  return typed_text(parse_query(query, false), SpelledWords{});
}

TEST(TypedText, IsWhatIsNoSyntax) {
  const struct {
    const char *query, *expected;
  } cases[] = {
      {"How to opt out", "How to opt out"},
      {"c++ \"opt out\" now", "c++ opt out now"},
      {"opt -in out NOT now", "opt out"},
      {"lang:en opt out after:2017", "opt out"},
      {"opt (in OR out)", ""},
      {"lang:en", ""},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(text_of(c.query), c.expected) << c.query;
}

TEST(TypedText, HasTheCorrectedWord) {
  const QueryNode top = parse_query("opt otu", false);
  SpelledWords spelled;
  spelled.corrected[&top.children[1]] = {"out", 0.8};
  EXPECT_EQ(typed_text(top, spelled), "opt out");
}

class TypedRunTest : public ::testing::Test {
 protected:
  MiniBlog blog_{Files{{"_posts/2020-01-01-a.md", "---\ntitle: Les chevaux\nlang: fr\n---\nX.\n"},
                       {"_posts/2020-01-02-b.md", post_file("The horses", "## The log\n\nX.\n")}}};
  IndexReader reader_{blog_.index()->parts()};
};

TEST_F(TypedRunTest, HasEveryWordInEachLanguage) {
  const auto the = Fingerprints().of("the"), horses = Fingerprints().of("hors");
  const TypedRun run = typed_run("The horses!", false, reader_);
  EXPECT_TRUE(run.is_run());
  EXPECT_NE(std::find(run.fingerprints.begin(), run.fingerprints.end(),
                      std::vector<std::uint16_t>{the, horses}),
            run.fingerprints.end());
  EXPECT_EQ(run.titles, std::vector<std::uint32_t>{1}) << "the newer of the two posts";
  const TypedRun unfinished = typed_run("the hor", true, reader_);
  EXPECT_EQ(unfinished.titles, run.titles);
  EXPECT_FALSE(unfinished.last.empty());
  EXPECT_TRUE(typed_run("the cow", true, reader_).titles.empty());
  EXPECT_FALSE(typed_run("kit", false, reader_).is_run());
  EXPECT_EQ(typed_run("kit", false, reader_).fingerprints.size(), 1U) << "the same in both";
  EXPECT_TRUE(typed_run("?", false, reader_).fingerprints.empty());
}

TEST(TypedRun, APartOfAnUnfinishedVersionIsNotAllOfIt) {
  const MiniBlog blog(Files{{"a.md", post_file("Rust 1 is stable", "X.\n")},
                            {"b.md", post_file("Announcing Rust 1.15.1", "X.\n")}});
  IndexReader reader(blog.index()->parts());
  EXPECT_TRUE(typed_run("rust 1.15.1", true, reader).titles.empty());
  EXPECT_EQ(typed_run("rust 1", true, reader).titles.size(), 1U);
  EXPECT_EQ(typed_run("announcing rust 1.1", true, reader).titles.size(), 1U);
}

TEST_F(TypedRunTest, KnowsWhatIsCalledSo) {
  for (const char* text : {"the horses", "Les CHEVAUX?", "the log"}) {
    ExactPhrase phrase;
    add_exact_phrase(text, reader_, phrase);
    add_exact_phrase(text, reader_, phrase);
    EXPECT_EQ(phrase.terms.size(), 1U) << text;
    EXPECT_EQ(phrase.fingerprints.size(), 1U) << text;
  }
  ExactPhrase none;
  for (const char* text : {"horses", "the", ""}) add_exact_phrase(text, reader_, none);
  EXPECT_TRUE(none.terms.empty());
}

}  // namespace
}  // namespace mobysearch
