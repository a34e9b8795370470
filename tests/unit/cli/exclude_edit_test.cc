// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/exclude_edit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::vector<std::string> kNames = {"a.mobydb", "my file"};

TEST(ExcludeEdit, AddsToTheListThatIsThere) {
  const struct {
    const char* name;
    const char* before;
    const char* after;
  } cases[] = {
      {"a list", "title: x\nexclude:\n  - one\n  - two  # why\n\n# the end\nurl: y\n",
       "title: x\nexclude:\n  - one\n  - two  # why\n  - a.mobydb\n  - \"my file\"\n\n# the end\n"
       "url: y\n"},
      {"a list that is not indented, at the end and without a line end",
       "exclude: # those\n- one\n# two\n-   'two'",
       "exclude: # those\n- one\n# two\n-   'two'\n- a.mobydb\n- \"my file\"\n"},
      {"a long item", "exclude:\n    - >\n      one\n      two\nurl: y\n",
       "exclude:\n    - >\n      one\n      two\n    - a.mobydb\n    - \"my file\"\nurl: y\n"},
      {"nothing", "exclude:\nurl: y\n", "exclude:\n  - a.mobydb\n  - \"my file\"\nurl: y\n"},
      {"a quoted key", "'exclude' :\n  - one\n",
       "'exclude' :\n  - one\n  - a.mobydb\n  - \"my file\"\n"},
      {"lines that end as on Windows", "exclude:\r\n  - one\r\nurl: y\r\n",
       "exclude:\r\n  - one\r\n  - a.mobydb\r\n  - \"my file\"\r\nurl: y\r\n"},
      {"brackets", "exclude: [one, 'it''s]', \"#\"] # why\nurl: y\n",
       "exclude: [one, 'it''s]', \"#\", a.mobydb, \"my file\"] # why\nurl: y\n"},
      {"empty brackets", "exclude: []\n", "exclude: [a.mobydb, \"my file\"]\n"},
      {"a comma at the end", "exclude: [one, ]\n", "exclude: [one, a.mobydb, \"my file\" ]\n"},
      {"brackets over lines", "exclude: [\n  one,\n  two  # [why\n]\nurl: y\n",
       "exclude: [\n  one,\n  two,  # [why\n  a.mobydb,\n  \"my file\"\n]\nurl: y\n"},
      {"brackets over lines with a comma at the end",
       "exclude:\n  [\n    one,  # why\n  ]\nurl: y\n", nullptr},
      {"such brackets", "exclude: [\n    one,  # why\n  ]\nurl: y\n",
       "exclude: [\n    one,  # why\n    a.mobydb,\n    \"my file\",\n  ]\nurl: y\n"},
      {"brackets that close in the last line of the list", "exclude: [one,\n          two]\n",
       "exclude: [one,\n          two, a.mobydb, \"my file\"]\n"},
  };
  for (const auto& [name, before, after] : cases) {
    const auto edited = with_excludes(before, kNames);
    if (after == nullptr) {
      EXPECT_EQ(edited, std::nullopt) << name;
    } else {
      EXPECT_EQ(edited, after) << name;
    }
  }
}

TEST(ExcludeEdit, MakesAListThatKeepsWhatJekyllExcludes) {
  for (const char* before : {"title: x\n", "title: x", "---\ntitle: x\n"}) {
    const auto edited = with_excludes(before, kNames);
    ASSERT_TRUE(edited) << before;
    EXPECT_THAT(*edited, StartsWith(before));
    EXPECT_THAT(*edited, HasSubstr("title: x\n\n#"));
    EXPECT_THAT(*edited, HasSubstr("\nexclude:\n  - a.mobydb\n  - \"my file\"\n"));
    EXPECT_THAT(*edited, HasSubstr("  - Gemfile\n"));
    EXPECT_THAT(*edited, HasSubstr("  - vendor/bundle/\n"));
  }
  const auto windows = with_excludes("title: x\r\n", kNames);
  ASSERT_TRUE(windows);
  EXPECT_THAT(*windows, HasSubstr("\r\nexclude:\r\n  - a.mobydb\r\n"));
  EXPECT_TRUE(with_excludes("", kNames));
}

TEST(ExcludeEdit, LeavesAloneWhatItMayNotUnderstand) {
  for (const char* before :
       {"exclude: one\n", "exclude: *names\n", "exclude: &names\n  - one\n", "{title: x}\n",
        "{exclude: [one]}\n", "title: x\n---\nurl: y\n", "title: x\n...\n", "title: [\n",
        "exclude:\n  one: two\n", "? exclude\n: [one]\n", "exclude: [don't, a\n",
        "text: |\n  x\nexclude: !!set {a, b}\n", "exclude: [one]\nexclude: [two]\n"}) {
    EXPECT_EQ(with_excludes(before, kNames), std::nullopt) << before;
  }
}

TEST(ExcludeEdit, IsNotMisledByOtherKeys) {
  EXPECT_EQ(with_excludes("defaults:\n  exclude:\n    - x\nexclude_more: [z]\nexclude: [one]\n",
                          {"a.mobydb"}),
            "defaults:\n  exclude:\n    - x\nexclude_more: [z]\nexclude: [one, a.mobydb]\n");
}

TEST(ExcludeEdit, SaysWhatToWriteByHand) {
  EXPECT_EQ(exclude_lines(kNames), "exclude:\n  - a.mobydb\n  - \"my file\"\n");
}

}  // namespace
}  // namespace mobysearch
