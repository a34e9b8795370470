// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/option.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

TEST(Option, AFlagIsTrueOrFalseInMoreThanOneWord) {
  bool flag = false;
  const Option option = flag_option("json", flag, "help");
  for (const char* yes : {"true", "yes", "on", "1"}) {
    flag = false;
    EXPECT_TRUE(option.take(yes) && flag) << yes;
  }
  for (const char* no : {"false", "no", "off", "0"}) {
    flag = true;
    EXPECT_TRUE(option.take(no) && !flag) << no;
  }
  EXPECT_FALSE(option.take("maybe"));
}

TEST(Option, AWholeNumberIsAllOfTheValueAndInItsRange) {
  int port = 8080;
  const Option option = integer_option("port", port, {0, 65535}, "help");
  EXPECT_EQ(option.initial, "8080");
  EXPECT_EQ(option.expects, "a whole number from 0 to 65535");
  for (const char* bad : {"", "-1", "65536", "80x", " 80", "8.5", "99999999999999999999"}) {
    EXPECT_FALSE(option.take(bad)) << bad;
  }
  EXPECT_EQ(port, 8080);
  EXPECT_TRUE(option.take("65535"));
  EXPECT_EQ(port, 65535);
}

TEST(Option, AnAmountIsNeverNegative) {
  double rate = 0;
  const Option option = amount_option("rate-limit", rate, "help");
  EXPECT_TRUE(option.take("2.5"));
  EXPECT_EQ(rate, 2.5);
  for (const char* bad : {"-1", "nan", "many", ""}) EXPECT_FALSE(option.take(bad)) << bad;
}

TEST(Option, AChoiceIsOneOfItsWords) {
  enum class Sort { kUp, kDown, kNone };
  Sort sort = Sort::kNone;
  const Option option = choice_option<Sort>(
      "sort", sort, {{"up", Sort::kUp}, {"down", Sort::kDown}, {"none", Sort::kNone}}, "help");
  EXPECT_EQ(option.expects, "up, down or none");
  EXPECT_TRUE(option.take("down"));
  EXPECT_EQ(sort, Sort::kDown);
  EXPECT_FALSE(option.take("sideways"));
}

TEST(Option, OnlyAListIsSplitAtCommas) {
  std::vector<std::string> origins;
  const Option list = list_option("cors-origin", origins, "ORIGIN", "help");
  EXPECT_TRUE(list.take("a,b"));
  EXPECT_TRUE(list.take("c,,"));
  EXPECT_THAT(origins, ElementsAre("a", "b", "c"));
  std::vector<std::string> authors;
  EXPECT_TRUE(each_option("author", authors, "NAME", "help").take("Quay, Ada"));
  EXPECT_THAT(authors, ElementsAre("Quay, Ada"));
}

}  // namespace
}  // namespace mobysearch
