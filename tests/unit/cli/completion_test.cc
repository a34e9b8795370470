// SPDX-License-Identifier: GPL-2.0-or-later
// What the scripts hold; tests/integration/completion_test.cc has the shells run them.
#include "cli/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

class Completion : public ::testing::Test {
 protected:
  Completion() {
    commands_.push_back(
        {.name = "query",
         .help = "Search a site's index",
         .options = {text_option("db", text_, "FILE", "The [index]: a file"),
                     choice_option<int>("sort", number_, {{"new", 1}, {"old", 2}}, "Order"),
                     each_option("tag", texts_, "TAG", "Which"),
                     flag_option("json", json_, "As JSON")}});
    commands_.push_back(
        {.name = "index", .help = "Index", .operand = text_option("source", text_, "DIR", "What")});
  }

  std::vector<Command> commands_;
  std::string text_;
  std::vector<std::string> texts_;
  int number_ = 0;
  bool json_ = false;
};

TEST_F(Completion, OffersWhatAnOptionTakes) {
  const auto& options = commands_[0].options;
  EXPECT_EQ(offered_for(options[0]), Offered::kFiles);
  EXPECT_EQ(offered_for(options[1]), Offered::kChoices);
  EXPECT_EQ(offered_for(options[2]), Offered::kNothing);
  EXPECT_EQ(offered_for(*commands_[1].operand), Offered::kDirectories);
}

TEST_F(Completion, OfBashBranchesOnCommandAndWord) {
  const std::string script = bash_completion(commands_);
  EXPECT_THAT(script, HasSubstr("'query index help --help --version'"));
  EXPECT_THAT(script, HasSubstr("query\\ --db) _mobysearch_files -f"));
  EXPECT_THAT(script, HasSubstr("query\\ --sort) _mobysearch_offer 'new old'"));
  EXPECT_THAT(script, HasSubstr("query\\ -*) _mobysearch_offer '--db --sort --tag --json --help'"));
  EXPECT_THAT(script, HasSubstr("index\\ *) _mobysearch_files -d"));
}

TEST_F(Completion, OfZshDescribesAndEscapes) {
  const std::string script = zsh_completion(commands_);
  EXPECT_THAT(script, HasSubstr(R"('query:Search a site'\''s index')"));
  EXPECT_THAT(script, HasSubstr(R"(--db='[The [index\]\: a file'']'':FILE:_files')"));
  EXPECT_THAT(script, HasSubstr(R"('*'--tag=)"));
  EXPECT_THAT(script, HasSubstr(":WORD:(new old)'"));
  EXPECT_THAT(script, HasSubstr("'1:source:_directories'"));
}

TEST_F(Completion, OfFishDescribesAndQuotes) {
  const std::string script = fish_completion(commands_);
  EXPECT_THAT(script, HasSubstr(R"(-a query -d 'Search a site\'s index')"));
  EXPECT_THAT(script, HasSubstr("-l sort -x -a 'new old' -d 'Order'"));
  EXPECT_THAT(script, HasSubstr("-l db -r -F -d"));
  EXPECT_THAT(script, HasSubstr("-l json -d"));
}

}  // namespace
}  // namespace mobysearch
