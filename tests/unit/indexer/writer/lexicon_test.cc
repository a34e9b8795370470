// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/schema.h"

namespace mobysearch {
namespace {

std::map<std::string, std::uint32_t> words_of(const Lexicon& lexicon) {
  std::map<std::string, std::uint32_t> words;
  lexicon.for_each_word(
      [&](std::string_view word, std::uint32_t posts) { words[std::string(word)] += posts; });
  return words;
}

TEST(Lexicon, InflectionsShareATerm) {
  Lexicon lexicon;
  lexicon.begin_post("en");
  LexiconTerm& term = lexicon.look_up("containers");
  EXPECT_EQ(term.text, "contain");
  EXPECT_EQ(&lexicon.look_up("contained"), &term);
  EXPECT_NE(&lexicon.look_up("other"), &term);
}

TEST(Lexicon, APostHasWhatWasAddedInIt) {
  Lexicon lexicon;
  lexicon.begin_post("en");
  LexiconTerm& dog = lexicon.look_up("dog");
  lexicon.add(dog, 3, 1);
  lexicon.add(lexicon.look_up("dogs"), 2, 0);
  lexicon.look_up("seen");  // but nothing was added
  ASSERT_EQ(lexicon.terms_of_post().size(), 1U);
  EXPECT_EQ(dog.weight, 5U);
  EXPECT_EQ(dog.in_code, 1U);
  lexicon.begin_post("en");
  EXPECT_TRUE(lexicon.terms_of_post().empty());
  lexicon.add(lexicon.look_up("dog"), 1, 0);
  EXPECT_EQ(dog.weight, 1U) << "the post before is forgotten";
  EXPECT_EQ(dog.in_code, 0U);
}

TEST(Lexicon, CountsThePostsThatHaveAWord) {
  Lexicon lexicon;
  for (const auto& words :
       std::vector<std::vector<const char*>>{{"dog", "dog", "cat"}, {"dogs", "cat"}, {"cat"}}) {
    lexicon.begin_post("en");
    for (const char* word : words) lexicon.look_up(word);
  }
  EXPECT_THAT(words_of(lexicon),
              ::testing::ElementsAre(::testing::Pair("cat", 3U), ::testing::Pair("dog", 1U),
                                     ::testing::Pair("dogs", 1U)));
}

TEST(Lexicon, LeavesOutWhatIsOnlyLookedUp) {
  Lexicon lexicon;
  lexicon.begin_post("en");
  lexicon.look_up("crane", false);
  lexicon.look_up("dog", false);
  lexicon.look_up("dog");
  EXPECT_THAT(words_of(lexicon), ::testing::ElementsAre(::testing::Pair("dog", 1U)));
}

TEST(Lexicon, NumbersItsTermsAndCountsTheirPosts) {
  Lexicon lexicon;
  for (const auto& words :
       std::vector<std::vector<const char*>>{{"dog", "dogs", "cat"}, {"dog"}, {"seen"}}) {
    lexicon.begin_post("en");
    for (const char* word : words) lexicon.add(lexicon.look_up(word), 1, 0);
  }
  std::vector<std::string> terms;
  for (const LexiconTerm* term : lexicon.terms()) {
    EXPECT_EQ(term->number, terms.size());
    terms.push_back(std::string(term->text) + ":" + std::to_string(term->posts));
  }
  EXPECT_THAT(terms, ::testing::ElementsAre("dog:2", "cat:1", "seen:1"));
}

TEST(Lexicon, EachLanguageStemsItsOwnWayIntoOneSetOfTerms) {
  Lexicon lexicon;
  lexicon.begin_post("en");
  const std::string english(lexicon.look_up("katzen").text);
  LexiconTerm& same = lexicon.look_up("linux");
  lexicon.begin_post("de");
  EXPECT_NE(lexicon.look_up("katzen").text, english);
  EXPECT_EQ(&lexicon.look_up("linux"), &same);
  lexicon.begin_post("xx");
  EXPECT_EQ(lexicon.look_up("katzen").text, "katzen") << "an unknown language is not stemmed";
  EXPECT_EQ(words_of(lexicon).at("katzen"), 3U);
}

TEST(Lexicon, TermsStayWhereTheyAreAsItGrows) {
  Lexicon lexicon;
  lexicon.begin_post("xx");
  LexiconTerm& first = lexicon.look_up("first");
  for (int i = 0; i < 20'000; ++i) {
    LexiconTerm& term = lexicon.look_up("w" + std::to_string(i));
    lexicon.add(term, 1, 0);
    ASSERT_EQ(term.text, "w" + std::to_string(i));
  }
  EXPECT_EQ(&lexicon.look_up("first"), &first);
  EXPECT_EQ(lexicon.terms_of_post().size(), 20'000U);
  EXPECT_EQ(words_of(lexicon).size(), 20'001U);
}

TEST(Lexicon, LongWordsBecomeTermsThatXapianTakes) {
  Lexicon lexicon;
  lexicon.begin_post("en");
  const std::string long_word(5000, 'x');
  EXPECT_LE(lexicon.look_up(long_word).text.size(), kMaxTermBytes);
}

}  // namespace
}  // namespace mobysearch
