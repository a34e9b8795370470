// SPDX-License-Identifier: GPL-2.0-or-later
// The shells themselves complete with the scripts that the binary prints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/binary.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CompletionScript : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (run({"sh", "-c", "command -v " + shell()}).exit_code != 0) {
      GTEST_SKIP() << shell() << " is missing: scripts/setup test";
    }
    dir_.write("scripts/_mobysearch", mobysearch({"completion", shell()}).out);
    dir_.write("my blog.mobydb", "");
    dir_.write("my site/_config.yml", "");
  }
  static std::string shell() { return GetParam(); }
  std::string script() const { return dir_ / "scripts/_mobysearch"; }

  /// What the shell offers at the end of `line`.
  std::string offered(const std::string& line) const {
    const std::string driver = MOBYSEARCH_SOURCE_DIR "/tests/support/complete." + shell();
    const Finished done = run({shell(), driver, script(), line}, {}, dir_.path());
    EXPECT_EQ(done.err, "") << line;
    return done.out;
  }

  TempDir dir_;
};

TEST_P(CompletionScript, HasNoSyntaxError) { EXPECT_EQ(run({shell(), "-n", script()}).err, ""); }

TEST_P(CompletionScript, OffersCommandsOptionsAndTheirValues) {
  EXPECT_THAT(offered("mobysearch que"), HasSubstr("query"));
  EXPECT_THAT(offered("mobysearch que"), Not(HasSubstr("serve")));
  EXPECT_THAT(offered("mobysearch --ver"), HasSubstr("--version"));
  EXPECT_THAT(offered("mobysearch query --lim"), HasSubstr("--limit"));
  EXPECT_THAT(offered("mobysearch index --lim"), Not(HasSubstr("--limit")));
  EXPECT_THAT(offered("mobysearch query --sort new"), HasSubstr("newest"));
  EXPECT_THAT(offered("mobysearch query --sort "), Not(HasSubstr("my blog")));
  EXPECT_THAT(offered("mobysearch query --db my"), HasSubstr("blog.mobydb"));
  EXPECT_THAT(offered("mobysearch index my"), HasSubstr("site"));
  EXPECT_THAT(offered("mobysearch index my"), Not(HasSubstr("blog.mobydb")));
  EXPECT_THAT(offered("mobysearch completion ba"), HasSubstr("bash"));
}

INSTANTIATE_TEST_SUITE_P(Shells, CompletionScript, ::testing::Values("bash", "fish", "zsh"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace mobysearch::testing
