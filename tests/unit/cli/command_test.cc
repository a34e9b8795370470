// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

TEST(Command, EachHasANameAHelpAndOptionsOfDifferentNames) {
  for (const Command& command : {index_command(), query_command(), serve_command(), check_command(),
                                 info_command(), stats_command()}) {
    EXPECT_FALSE(command.name.empty());
    EXPECT_FALSE(command.help.empty()) << command.name;
    std::set<std::string> names;
    for (const Option& option : command.options) {
      EXPECT_TRUE(names.insert(option.name).second) << command.name << " --" << option.name;
      EXPECT_FALSE(option.help.empty()) << command.name << " --" << option.name;
    }
    // stats needs one only to --suggest, serve none with --sites.
    const bool may_do_without = command.name == "stats" || command.name == "serve";
    const bool must_have = command.db != nullptr || command.dbs != nullptr;
    EXPECT_EQ(must_have, names.contains("db") && !may_do_without) << command.name;
  }
}

TEST(Command, AnIndexFileMustBeNamedSomewhere) {
  std::string db;
  const Command command{.name = "info", .help = "", .options = {db_option(db)}, .db = &db};
  const auto none = fill_options({}, command, {}, {});
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, ErrorCode::kUsage);
  EXPECT_THAT(none.error().hint, ::testing::HasSubstr("MOBYSEARCH_DB"));
  EXPECT_TRUE(fill_options({}, command, {{"db", {"blog.mobydb"}}}, {}).has_value());
  EXPECT_EQ(db, "blog.mobydb");
}

class FillOptions : public ::testing::Test {
 protected:
  FillOptions() {
    commands_.push_back({.name = "serve",
                         .help = "Serve",
                         .operand = text_option("source", source_, "", "help"),
                         .options = {integer_option("cache-mb", cache_mb_, {0, 64}, "help"),
                                     list_option("cors-origin", origins_, "ORIGIN", "help")}});
    commands_.push_back(
        {.name = "info", .help = "", .options = {flag_option("posts", posts_, "")}});
    file_.path = "site/mobysearch.yml";
  }
  ~FillOptions() override {
    unsetenv("MOBYSEARCH_CACHE_MB");
    unsetenv("MOBYSEARCH_CORS_ORIGIN");
  }

  std::string fill(const OptionValues& command_line = {}) {
    const auto filled = fill_options(commands_, commands_[0], command_line, file_);
    return filled ? "" : filled.error().message;
  }

  std::vector<Command> commands_;
  SettingsFile file_;
  std::string source_;
  std::vector<std::string> origins_;
  int cache_mb_ = 16;
  bool posts_ = false;
};

TEST_F(FillOptions, CommandLineBeatsEnvironmentBeatsFileBeatsDefault) {
  EXPECT_EQ(fill(), "");
  EXPECT_EQ(cache_mb_, 16);
  file_.options["cache-mb"] = {"1"};
  EXPECT_EQ(fill(), "");
  EXPECT_EQ(cache_mb_, 1);
  setenv("MOBYSEARCH_CACHE_MB", "2", 1);
  EXPECT_EQ(fill(), "");
  EXPECT_EQ(cache_mb_, 2);
  EXPECT_EQ(fill({{"cache-mb", {"3"}}}), "");
  EXPECT_EQ(cache_mb_, 3);
}

TEST_F(FillOptions, AListInTheEnvironmentIsSeparatedByCommas) {
  setenv("MOBYSEARCH_CORS_ORIGIN", "https://a.example,https://b.example", 1);
  EXPECT_EQ(fill(), "");
  EXPECT_THAT(origins_, ElementsAre("https://a.example", "https://b.example"));
}

TEST_F(FillOptions, AWrongValueIsNamedWithWhereItStands) {
  EXPECT_EQ(fill({{"cache-mb", {"65"}}}),
            "--cache-mb must be a whole number from 0 to 64, not '65'");
  file_.options["cache-mb"] = {"lots"};
  EXPECT_EQ(fill(),
            "site/mobysearch.yml: cache-mb must be a whole number from 0 to 64, not 'lots'");
  file_.options["cache-mb"] = {"1", "2"};
  EXPECT_EQ(fill(), "site/mobysearch.yml: cache-mb takes one value");
  setenv("MOBYSEARCH_CACHE_MB", "-1", 1);
  EXPECT_EQ(fill(), "MOBYSEARCH_CACHE_MB must be a whole number from 0 to 64, not '-1'");
}

TEST_F(FillOptions, AKeyOfAnotherCommandIsLeftAloneAndOneOfNoneIsNamed) {
  file_.options["posts"] = {"true"};
  EXPECT_EQ(fill(), "");
  EXPECT_FALSE(posts_);
  file_.options["cahce-mb"] = {"1"};
  EXPECT_EQ(fill(), "site/mobysearch.yml: unknown key 'cahce-mb'");
}

TEST_F(FillOptions, TheOperandIsFilledByItself) {
  ASSERT_TRUE(fill_operand(commands_[0], {"blog"}).has_value());
  EXPECT_EQ(source_, "blog");
  EXPECT_TRUE(fill_operand(commands_[1], {}).has_value());
}

TEST(ExitCode, IsWhatTheManualPromises) {
  const std::pair<ErrorCode, int> promised[] = {
      {ErrorCode::kUsage, 2},           {ErrorCode::kInvalidRequest, 2},
      {ErrorCode::kIndexMissing, 3},    {ErrorCode::kIndexForeign, 3},
      {ErrorCode::kIndexDamaged, 3},    {ErrorCode::kSchemaMismatch, 3},
      {ErrorCode::kInputUnreadable, 4}, {ErrorCode::kOutputUnwritable, 5},
      {ErrorCode::kOutputLocked, 5},    {ErrorCode::kAddressInUse, 5},
      {ErrorCode::kInternal, 5}};
  for (const auto& [code, status] : promised) EXPECT_EQ(exit_code(code), status);
}

}  // namespace
}  // namespace mobysearch
