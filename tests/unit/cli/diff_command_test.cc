// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/command_run.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

class DiffCommand : public ::testing::Test {
 protected:
  ErrorCode failure(const std::vector<std::string>& indexes, const OptionValues& options = {}) {
    const Ran ran = run_command(diff_command(), options, indexes);
    EXPECT_EQ(ran.out, "");
    return ran.code ? ErrorCode::kInternal : ran.code.error().code;
  }

  MiniBlog before_{{{"_posts/2020-01-02-tide.md", post_file("Tide", "Ebb.")}}};
  MiniBlog after_{{{"_posts/2020-01-02-tide.md", post_file("Tide", "Flood.")}}};
  TempDir dir_;
};

TEST_F(DiffCommand, ShowsTheDifferenceInEachFormat) {
  for (const auto& [option, says] :
       {std::pair("", "before: 1 post,"), std::pair("json", "{\"before\":{\"revision\":\""),
        std::pair("markdown", "<!-- mobysearch diff -->\n")}) {
    const OptionValues options =
        *option == '\0' ? OptionValues() : OptionValues{{option, {"true"}}};
    const Ran ran = run_command(diff_command(), options, {before_.db(), after_.db()});
    EXPECT_EQ(ran.code, kExitOk);
    EXPECT_THAT(ran.out, ::testing::StartsWith(says));
  }
}

TEST_F(DiffCommand, FailsWhenAGoldenQueryHoldsNoLonger) {
  const std::string golden = dir_.write("g.yml",
                                        "queries:\n  - query: ebb\n"
                                        "    url: /2020/01/02/tide.html\n");
  const OptionValues options = {{"golden", {golden}}};
  const Ran ran = run_command(diff_command(), options, {before_.db(), after_.db()});
  EXPECT_EQ(ran.code, kExitNegative);
  EXPECT_THAT(ran.out, HasSubstr("0 of 1 golden queries hold, 1 broken"));
  EXPECT_EQ(run_command(diff_command(), options, {after_.db(), after_.db()}).code, kExitOk)
      << "it did not hold before";
}

TEST_F(DiffCommand, FailsForWhatItCannotCompare) {
  EXPECT_EQ(failure({}), ErrorCode::kUsage);
  EXPECT_EQ(failure({before_.db()}), ErrorCode::kUsage);
  EXPECT_EQ(failure({before_.db(), after_.db()}, {{"json", {"true"}}, {"markdown", {"true"}}}),
            ErrorCode::kUsage);
  EXPECT_EQ(failure({before_.db(), dir_ / "none"}), ErrorCode::kIndexMissing);
  EXPECT_EQ(failure({dir_.write("x", "letter"), after_.db()}), ErrorCode::kIndexForeign);
  const std::string cut = dir_.write("cut", read_file(after_.db()).substr(0, 9000));
  EXPECT_EQ(exit_code(failure({before_.db(), cut})), kExitBadIndex);
  EXPECT_EQ(failure({before_.db(), after_.db()}, {{"golden", {dir_ / "none"}}}),
            ErrorCode::kInputUnreadable);
}

}  // namespace
}  // namespace mobysearch::testing
