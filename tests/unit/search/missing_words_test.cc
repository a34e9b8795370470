// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/missing_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MissingWordsTest : public ::testing::Test {
 protected:
  MissingWordsTest() {
    IndexerOptions options;
    options.synonyms = {{"ship", {"vessel"}}};
    blog_.emplace(Files{{"_posts/2020-01-02-a.md",
                         post_file("Kubernetes", "A vessel with containers in the harbour.")},
                        {"_posts/2020-01-03-b.md",
                         post_file("Repositories", "The kubernetes repository, and a report.")},
                        {"_posts/2020-01-04-c.md", post_file("Report", "A report.")}},
                  options);
    auto opened = MissingWords::open(blog_->index());
    EXPECT_TRUE(opened.has_value());
    words_.emplace(std::move(*opened));
  }
  QueryWords words_of(const std::string& query) {
    auto words = words_->words_of(query);
    EXPECT_TRUE(words.has_value());
    return std::move(*words);
  }

  std::optional<MiniBlog> blog_;
  std::optional<MissingWords> words_;
};

TEST_F(MissingWordsTest, AreThoseThatFindNothingAlone) {
  const QueryWords words = words_of("Ship k8s the kubernets harbour Zeppelin zeppelin");
  EXPECT_THAT(words.missing, ElementsAre("k8s", "zeppelin"));
  EXPECT_THAT(words.found, ElementsAre("ship", "kubernets", "harbour"))
      << "by a synonym, a correction, and as it is; \"the\" is a stop word";
}

TEST_F(MissingWordsTest, AreNotLookedForInWhatIsNoPlainWord) {
  EXPECT_THAT(words_of("-zeppelin \"airship port\" title:balloon").missing, IsEmpty());
  EXPECT_THAT(words_of("").missing, IsEmpty());
}

TEST_F(MissingWordsTest, AreLookedForAmongTheFirstOfALongQuery) {
  std::string query;
  for (char c = 'a'; c <= 'z'; ++c) query += std::string(5, c) + " ";
  EXPECT_EQ(words_of(query).missing.size(), MissingWords::kMaxWords);
}

TEST_F(MissingWordsTest, MayMeanWhatIsAbbreviated) {
  EXPECT_THAT(words_->meant_by("k8s", 3), ElementsAre("kubernetes"));
  EXPECT_THAT(words_->meant_by("k9s", 3), IsEmpty());
  EXPECT_THAT(words_->meant_by("rep", 3), ElementsAre("report", "repositories", "repository"))
      << "the most frequent first";
  EXPECT_THAT(words_->meant_by("rep", 1), ElementsAre("report"));
}

TEST_F(MissingWordsTest, MayMeanWhatTheyBeginWithAndWhatIsNear) {
  EXPECT_THAT(words_->meant_by("harbourmaster", 3), ElementsAre("harbour"));
  EXPECT_THAT(words_->meant_by("resort", 3), ElementsAre("report"));
  EXPECT_THAT(words_->meant_by("zeppelin", 3), IsEmpty());
  EXPECT_THAT(words_->meant_by("", 3), IsEmpty());
}

}  // namespace
}  // namespace mobysearch::testing
