// SPDX-License-Identifier: GPL-2.0-or-later
// The man pages that the binary prints are what man and whatis read without a warning.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/command.h"
#include "tests/support/binary.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

class Manual : public ::testing::Test {
 protected:
  void SetUp() override {
    if (run({"man", "--version"}).exit_code != 0)
      GTEST_SKIP() << "man is missing: scripts/setup test";
  }
  void expect_read(const std::vector<std::string>& arguments, const std::string& name) {
    const Finished printed = mobysearch(arguments);
    ASSERT_EQ(printed.exit_code, 0) << printed.err;
    const std::string page = dir_.write(name + ".1", printed.out);
    const Finished shown = run({"man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page},
                               {{"LC_ALL", "C.UTF-8"}, {"MANROFFSEQ", ""}});
    EXPECT_EQ(shown.exit_code, 0) << name;
    EXPECT_EQ(shown.err, "") << name;
    EXPECT_THAT(run({"lexgrog", page}).out, HasSubstr("\"" + name + " - ")) << name;
  }

  TempDir dir_;
};

TEST_F(Manual, OfTheProgramIsReadWithoutAWarning) { expect_read({"manual"}, "mobysearch"); }

TEST_F(Manual, OfEachCommandIsReadWithoutAWarning) {
  for (const Command& command : all_commands()) {
    expect_read({"manual", command.name}, "mobysearch-" + command.name);
  }
}

}  // namespace
}  // namespace mobysearch::testing
