// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/command_run.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

class IndexCommand : public ::testing::Test {
 protected:
  IndexCommand() {
    dir_.write("blog/_posts/2020-01-02-good.md", post_file("Good", "Text."));
    dir_.write("blog/_posts/2020-01-03-bad.md", "---\ndate: soon\n---\nText\n");
  }
  Ran index(OptionValues options) const {
    options["db"] = {dir_ / "blog.mobydb"};
    return run_command(index_command(), options, {dir_ / "blog"});
  }
  bool published() const { return std::filesystem::exists(dir_ / "blog.mobydb"); }

  TempDir dir_;
};

TEST_F(IndexCommand, IndexesWhatItCanAndNamesTheRest) {
  const Ran ran = index({});
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.out, HasSubstr("1 post, "));
  EXPECT_THAT(ran.err, HasSubstr("_posts/2020-01-03-bad.md:"));
  EXPECT_TRUE(published());
}

TEST_F(IndexCommand, AnnotatesFilesWhereGitHubActionsRuns) {
  const char* const before = std::getenv("GITHUB_ACTIONS");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("GITHUB_ACTIONS", "true", 1);
  const std::string place = " file=" + (dir_ / "blog/_posts/2020-01-03-bad.md") + ",line=2::";
  EXPECT_THAT(index({}).err, HasSubstr("\n::warning" + place));
  EXPECT_THAT(index({{"strict", {"true"}}}).err, HasSubstr("\n::error" + place));
  ::setenv("GITHUB_ACTIONS", kept.c_str(), 1);
}

TEST_F(IndexCommand, NamesEveryFileWhenAsked) {
  dir_.write("blog/_posts/2020-01-04-no.md", "---\npublished: false\n---\n");
  dir_.write("blog/_posts/notes.md", "x");
  dir_.write("blog/logo.png", "x");
  const Ran ran = index({{"verbose", {"true"}}});
  for (const char* line : {"indexed   _posts/2020-01-02-good.md\n",
                           "skipped   _posts/2020-01-03-bad.md: line 2: `date` is not a date",
                           "hidden    _posts/2020-01-04-no.md: `published: false`\n",
                           "misnamed  _posts/notes.md: its name is not YEAR-MONTH-DAY-title.md\n",
                           "ignored   logo.png: is neither Markdown nor HTML\n", "1 post, "}) {
    EXPECT_THAT(ran.out, HasSubstr(line));
  }
  EXPECT_THAT(index({{"json", {"true"}}}).out,
              HasSubstr(R"({"path":"_posts/2020-01-02-good.md","outcome":"indexed"})"));
}

TEST_F(IndexCommand, PublishesNothingUnderStrict) {
  const Ran ran = index({{"strict", {"true"}}, {"json", {"true"}}});
  EXPECT_EQ(ran.code, kExitNegative);
  EXPECT_THAT(ran.out, HasSubstr("\"published\":false"));
  EXPECT_THAT(ran.err, HasSubstr("nothing was published"));
  EXPECT_FALSE(published());
}

TEST_F(IndexCommand, LooksForItsSettingsInTheSite) {
  const Command command = index_command();
  ASSERT_TRUE(command.operand->take("some/site"));
  EXPECT_EQ(command.settings_directory(), "some/site");
}

TEST_F(IndexCommand, FailsForAMissingSite) {
  const Ran ran = run_command(index_command(), {{"db", {dir_ / "x"}}}, {dir_ / "none"});
  EXPECT_EQ(ran.code.error().code, ErrorCode::kInputUnreadable);
  EXPECT_EQ(run_command(index_command(), {}, {dir_ / "blog"}).code.error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace mobysearch::testing
