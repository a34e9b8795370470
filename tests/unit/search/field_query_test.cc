// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/field_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/index_parts.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::Files;
using ::testing::IsEmpty;
using testing::MiniBlog;
using testing::post_file;

class FieldQueryTest : public ::testing::Test {
 protected:
  std::string title(std::string_view text, bool unfinished = false) {
    const WordQuery query = query_for_field(field_spec(Field::kTitle), text, unfinished, reader_);
    const std::string shown = query.strict.get_description();
    return shown.substr(6, shown.size() - 7);  // of Query(…)
  }

  MiniBlog blog_{Files{
      {"a.md", "---\ntitle: Swarmkit in C++\ntags: [release, recap, news]\n---\nShips and c.\n"},
      {"b.md", post_file("Nodejs ships", "Text about the summit; [x](https://github.com/moby).\n")},
  }};
  IndexReader reader_{blog_.index()->parts()};
};

TEST_F(FieldQueryTest, ItsWordsHaveItsPrefix) {
  const WordQuery query =
      query_for_field(field_spec(Field::kTitle), "Swarms ships", false, reader_);
  EXPECT_EQ(query.strict.get_description(), "Query((Sswarm AND Sship))");
  EXPECT_THAT(query.words[0].terms, ElementsAre("swarm")) << "as it stands in the text";
}

TEST_F(FieldQueryTest, WordsMeanWhatTheyMeanWithoutIt) {
  EXPECT_EQ(title("SwarmKit"), "(Sswarmkit OR (Sswarm AND Skit))");
  EXPECT_EQ(title("node.js"), "(Snodej OR (Snode AND Sjs))");
  EXPECT_EQ(title("c++"), "Sc++");
  EXPECT_EQ(title("c#"), "Sc") << "no title has the sign";
}

TEST_F(FieldQueryTest, AnUnfinishedWordIsCompletedByWordsOfTheField) {
  EXPECT_EQ(title("sh", true), "Sship");
  EXPECT_EQ(title("su", true), "Ssu") << "summit is in no title";
  EXPECT_EQ(title("swarmkit sh", true), "(Sswarmkit AND Sship)");
  EXPECT_EQ(title("SwarmK", true), "(Sswarmkit OR (Sswarm AND Sk))");
}

TEST_F(FieldQueryTest, ValuesOfAFilterAreThoseThatSomePostHas) {
  EXPECT_THAT(values_beginning(Field::kTag, "Re", reader_), ElementsAre("recap", "release"));
  EXPECT_THAT(values_beginning(Field::kTag, "x", reader_), IsEmpty());
  EXPECT_THAT(values_beginning(Field::kLink, "github.com/m", reader_),
              ElementsAre("github.com/moby"));
}

}  // namespace
}  // namespace mobysearch
