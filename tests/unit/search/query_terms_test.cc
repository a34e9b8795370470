// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/schema.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

Xapian::WritableDatabase posts_in(const std::vector<std::string>& languages) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& lang : languages) {
    Xapian::Document post;
    post.add_term(exact_term(Field::kLang, lang));
    database.add_document(post);
  }
  return database;
}

TEST(Languages, AreThoseOfThePostsOrElseTheSites) {
  EXPECT_THAT(Languages(posts_in({"en", "de", "en"}), "en").codes(), ElementsAre("de", "en"));
  EXPECT_THAT(Languages(posts_in({}), "fr").codes(), ElementsAre("fr"));
  EXPECT_THAT(Languages(posts_in({}), "").codes(), ElementsAre("en"));
}

TEST(Languages, StemAWordInEachOfThem) {
  Languages both(posts_in({"en", "fr"}), "en");
  EXPECT_THAT(both.terms_of("chevaux"), ElementsAre("chevaux", "cheval"));
  EXPECT_THAT(both.terms_of("moby"), ElementsAre("mobi", "moby"));
  EXPECT_THAT(both.terms_of("kit"), ElementsAre("kit"));
  EXPECT_EQ(both.analyzer_for("de-AT").term("katzen"), "katz");
}

TEST(Languages, StopWordsAreOfTheOnlyLanguageOrOfTheSites) {
  EXPECT_TRUE(Languages(posts_in({"de"}), "en").is_stop_word("und"));
  EXPECT_FALSE(Languages(posts_in({"de"}), "en").is_stop_word("and"));
  EXPECT_TRUE(Languages(posts_in({"de", "en"}), "en").is_stop_word("and"));
  EXPECT_FALSE(Languages(posts_in({"de", "en"}), "en").is_stop_word("und"));
}

}  // namespace
}  // namespace mobysearch
