// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/unfinished_word.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/index_parts.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::MiniBlog;
using testing::post_file;

TEST(UnfinishedWord, StandsForTheWordsThatBeginSo) {
  const MiniBlog blog(
      {{"a.md", post_file("A", "We check a checklist; careers care; v3.8.3.\n")},
       {"b.md",
        post_file("B", "The theory: based on a baseline, and analysis. We were against it.\n")}});
  IndexReader reader(blog.index()->parts());
  struct Case {
    const char* beginning;
    Terms terms, own;
  };
  const Case cases[] = {
      {"checkli", {"checklist"}, {}}, {"check", {"check", "checklist"}, {"check"}},
      {"caree", {"career"}, {}},      {"baseli", {"baselin"}, {}},
      {"th", {"theori"}, {}},         {"the", {"theori"}, {}},
      {"an", {"analysi"}, {}},        {"checklist", {"checklist"}, {}},
      {"xyz", {"xyz"}, {}},           {"agains", {"against"}, {}},
  };
  for (const Case& c : cases) {
    const UnfinishedWord word = unfinished_word(c.beginning, reader);
    EXPECT_EQ(word.terms, c.terms) << c.beginning;
    EXPECT_EQ(word.own, c.own) << c.beginning;
  }
  EXPECT_THAT(unfinished_word("v3", reader).terms, ::testing::Contains("3.8.3"));
}

TEST(StopWordsBeginning, MayBeWhatALastWordBecomes) {
  const MiniBlog blog({{"a.md", post_file("A", "The theory of that is against the rest.\n")}});
  IndexReader reader(blog.index()->parts());
  EXPECT_THAT(stop_words_beginning("th", reader).terms, ElementsAre("that", "the"));
  EXPECT_FALSE(stop_words_beginning("th", reader).are_all);
  EXPECT_TRUE(stop_words_beginning("agains", reader).are_all);
  for (const char* none : {"re", "xyz", "th.", "a-th", ""})
    EXPECT_TRUE(stop_words_beginning(none, reader).terms.empty()) << none;
}

TEST(TermsBeginning, AreThoseOfAllWordsThatTheLastMayBecome) {
  const MiniBlog blog({{"a.md", post_file("A", "The theory of that is against the rest.\n")}});
  IndexReader reader(blog.index()->parts());
  EXPECT_THAT(terms_beginning_as_last_of("what th", reader),
              ::testing::UnorderedElementsAre("that", "the", "theori"));
  EXPECT_TRUE(terms_beginning_as_last_of("th.", reader).empty());
}

}  // namespace
}  // namespace mobysearch
