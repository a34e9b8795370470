// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/manual.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/roff.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

TEST(Manual, OfAllNamesCommandsStatusesAndSettings) {
  const auto commands = all_commands();
  const std::string page = manual_page(commands);
  for (const Command& command : commands) {
    EXPECT_THAT(page, HasSubstr("\\fBmobysearch " + command.name + "\\fR")) << command.name;
    EXPECT_THAT(page, HasSubstr("\\fBmobysearch\\-" + command.name + "\\fR(1)"));
  }
  for (const char* said :
       {"mobysearch.yml", "MOBYSEARCH_DB", "NO_COLOR", "synonyms", ".SH FILES"}) {
    EXPECT_THAT(page, HasSubstr(said));
  }
}

TEST(Manual, OfACommandHasItsOptionsAndAllStatuses) {
  for (const Command& command : all_commands()) {
    const std::string page = manual_page(command);
    EXPECT_THAT(page,
                HasSubstr("mobysearch\\-" + command.name + " \\- " + roff_text(command.help)));
    for (const Option& option : command.options) {
      const std::string term = roff_text("`--" + option.name + "`");
      EXPECT_THAT(page, HasSubstr(".TP\n" + term)) << command.name;
      EXPECT_THAT(page, HasSubstr(roff_text(option.help))) << term;
      EXPECT_THAT(page, HasSubstr(roff_text(option.details))) << term;
    }
    for (int status = kExitOk; status <= kExitOutputUnwritable; ++status) {
      EXPECT_THAT(page, HasSubstr(".TP\n" + std::to_string(status) + "\n"));
    }
  }
}

TEST(Manual, SaysWhichOperandsMayBeLeftOut) {
  EXPECT_THAT(manual_page(watch_command()), HasSubstr("[SOURCE]"));
  EXPECT_THAT(manual_page(index_command()), HasSubstr(" SOURCE "));
  EXPECT_THAT(manual_page(query_command()), HasSubstr("[WORDS ...]"));
}

TEST(Manual, SaysDefaultsAndWhatIsRepeatable) {
  int number = 7;
  std::vector<std::string> names;
  const Command command = {
      .name = "try",
      .help = "Try",
      .operand = each_option("words", names, "", "What"),
      .options = {detailed(integer_option("port", number, {0, 9}, "Port"), "More."),
                  list_option("name", names, "NAME", "Who")}};
  const std::string page = manual_page(command);
  EXPECT_THAT(page, HasSubstr("N\nPort. Default: 7. More.\n"));
  EXPECT_THAT(page, HasSubstr("NAME\nWho. Repeatable.\n"));
  EXPECT_THAT(page, HasSubstr("[WORDS ...] [OPTION ...]\n"));
}

}  // namespace
}  // namespace mobysearch
