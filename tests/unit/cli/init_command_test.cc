// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/command_run.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class InitCommand : public ::testing::Test {
 protected:
  InitCommand() {
    dir_.write("site/_config.yml", "title: Ours\nexclude: [notes]\n");
    dir_.write("site/_posts/2020-01-02-tide.md", post_file("Tides", "## Ebb\n\nText."));
  }
  /// Without a terminal: standard error is caught.
  Ran init(const OptionValues& options = {}, const std::string& site = "site") const {
    return run_command(init_command(), options, {dir_ / site});
  }
  bool is_there(const std::string& name) const { return fs::exists(dir_ / name); }

  TempDir dir_;
};

TEST_F(InitCommand, WritesSettingsAndGoldenQueries) {
  const Ran ran = init();
  EXPECT_EQ(ran.code, kExitOk) << ran.code.error().message;
  EXPECT_THAT(read_file(dir_ / "site/mobysearch.yml"), HasSubstr("db: blog.mobydb"));
  EXPECT_THAT(read_file(dir_ / "site/search-golden.yml"), HasSubstr("query: \"Tides\""));
  EXPECT_THAT(ran.err, HasSubstr("site/search-golden.yml: written\n"));
  EXPECT_THAT(ran.out, HasSubstr("<moby-search endpoint="));
  EXPECT_FALSE(is_there("site/blog.mobydb"));
}

TEST_F(InitCommand, EditsTheConfigurationWithConsentAlone) {
  EXPECT_THAT(init().out, HasSubstr("In _config.yml, so that Jekyll does not publish them:\n\n"
                                    "exclude:\n  - blog.mobydb\n  - mobysearch.yml\n"));
  EXPECT_EQ(read_file(dir_ / "site/_config.yml"), "title: Ours\nexclude: [notes]\n");
  const Ran edited = init({{"yes", {"true"}}});
  EXPECT_EQ(read_file(dir_ / "site/_config.yml"),
            "title: Ours\nexclude: [notes, blog.mobydb, mobysearch.yml, search-golden.yml]\n");
  EXPECT_THAT(edited.out, Not(HasSubstr("exclude")));
}

TEST_F(InitCommand, LeavesWhatIsThere) {
  dir_.write("site/mobysearch.yml", "db: other.mobydb\n");
  dir_.write("site/search-golden.yml", "queries: []\n");
  const Ran ran = init();
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.err, HasSubstr("site/mobysearch.yml: is there, and stays as it is\n"));
  EXPECT_EQ(read_file(dir_ / "site/mobysearch.yml"), "db: other.mobydb\n");
  EXPECT_EQ(read_file(dir_ / "site/search-golden.yml"), "queries: []\n");
}

TEST_F(InitCommand, DoesNothingTheSecondTime) {
  ASSERT_EQ(init({{"yes", {"true"}}}).code, kExitOk);
  const std::string config = read_file(dir_ / "site/_config.yml");
  const Ran again = init({{"yes", {"true"}}});
  EXPECT_EQ(again.code, kExitOk);
  EXPECT_THAT(again.err, HasSubstr("nothing to exclude"));
  EXPECT_EQ(read_file(dir_ / "site/_config.yml"), config);
}

TEST_F(InitCommand, PrintsWhatItWillNotEdit) {
  dir_.write("site/_config.yml", "exclude: &names\n  - notes\n");
  const Ran ran = init({{"yes", {"true"}}});
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.err, HasSubstr("_config.yml: is written in a way that is not edited here"));
  EXPECT_THAT(ran.out, HasSubstr("exclude:\n  - blog.mobydb\n"));
  EXPECT_EQ(read_file(dir_ / "site/_config.yml"), "exclude: &names\n  - notes\n");
}

TEST_F(InitCommand, ExcludesNothingWhereTheSourceIsDeeper) {
  dir_.write("deep/_config.yml", "source: src\n");
  dir_.write("deep/src/_posts/2020-01-02-tide.md", post_file("Tides", "Text."));
  const Ran ran = init({{"yes", {"true"}}}, "deep");
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.err, HasSubstr("nothing to exclude"));
  EXPECT_TRUE(is_there("deep/mobysearch.yml"));
  EXPECT_EQ(read_file(dir_ / "deep/_config.yml"), "source: src\n");
}

TEST_F(InitCommand, TakesAPlainFolder) {
  dir_.write("notes/tides.md", "# Tides\n\nText.\n");
  const Ran ran = init({}, "notes");
  EXPECT_EQ(ran.code, kExitOk) << ran.code.error().message;
  EXPECT_TRUE(is_there("notes/search-golden.yml"));
  EXPECT_THAT(ran.out, Not(HasSubstr("exclude")));
}

TEST_F(InitCommand, TakesASiteOfPages) {
  dir_.write("pages/_config.yml", "title: Ours\n");
  dir_.write("pages/tides.md", post_file("Tides", "Text."));
  EXPECT_EQ(init({}, "pages").code, kExitOk);
  EXPECT_THAT(read_file(dir_ / "pages/mobysearch.yml"), HasSubstr("\ninclude: [pages]\n"));
  EXPECT_THAT(read_file(dir_ / "pages/search-golden.yml"), HasSubstr("query: \"Tides\""));
}

TEST_F(InitCommand, NamesTheRootOfASitesFolder) {
  const Ran ran = init({}, "site/_posts");
  ASSERT_FALSE(ran.code);
  EXPECT_EQ(ran.code.error().code, ErrorCode::kUsage);
  EXPECT_THAT(ran.code.error().hint, HasSubstr("mobysearch init " + (dir_ / "site")));
  EXPECT_FALSE(is_there("site/_posts/mobysearch.yml"));
}

TEST_F(InitCommand, FailsWhereThereIsNoSite) {
  fs::create_directory(dir_ / "empty");
  EXPECT_EQ(init({}, "empty").code.error().code, ErrorCode::kInputUnreadable);
  EXPECT_EQ(init({}, "none").code.error().code, ErrorCode::kInputUnreadable);
  EXPECT_EQ(init({{"db", {"_posts"}}}).code.error().code, ErrorCode::kUsage)
      << "Jekyll would exclude the posts with it";
  dir_.write("site/_config.yml", "title: [\n");
  EXPECT_EQ(init().code.error().code, ErrorCode::kInputUnreadable);
  EXPECT_FALSE(is_there("site/mobysearch.yml"));
}

}  // namespace
}  // namespace mobysearch::testing
