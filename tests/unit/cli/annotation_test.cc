// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/annotation.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace mobysearch {
namespace {

TEST(Annotation, NamesThePlace) {
  EXPECT_EQ(format_annotation({true, "a/b.md", 3, 8, "not closed"}),
            "::error file=a/b.md,line=3,col=8::not closed\n");
  EXPECT_EQ(format_annotation({false, "a.md", 0, 0, "too large"}),
            "::warning file=a.md::too large\n");
  EXPECT_EQ(format_annotation({true, "", 0, 0, "x"}), "::error::x\n");
}

TEST(Annotation, NothingInItEndsIt) {
  EXPECT_EQ(
      format_annotation({true, "a,line=1::b%\n.md", 1, 0, "50%: a\r\n::error::b\x1b"}),
      "::error file=a%2Cline=1%3A%3Ab%25%0A.md,line=1::50%25: a%0D%0A::error::b\xEF\xBF\xBD\n");
}

TEST(Annotation, IsSaidWhereGitHubActionsRuns) {
  const char* const before = std::getenv("GITHUB_ACTIONS");
  const std::string kept = before == nullptr ? "" : before;
  const auto said = [](const char* value) {
    ::setenv("GITHUB_ACTIONS", value, 1);
    ::testing::internal::CaptureStderr();
    annotate({true, "a.md", 1, 0, "x"});
    return ::testing::internal::GetCapturedStderr();
  };
  EXPECT_EQ(said("true"), "::error file=a.md,line=1::x\n");
  EXPECT_EQ(said("false"), "");
  ::setenv("GITHUB_ACTIONS", kept.c_str(), 1);
}

}  // namespace
}  // namespace mobysearch
