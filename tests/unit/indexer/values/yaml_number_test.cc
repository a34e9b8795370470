// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/values/yaml_scalar.h"

namespace mobysearch {
namespace {

TEST(YamlNumber, IsPrintedAsRubyDoes) {
  const struct {
    const char *written, *text;
  } cases[] = {{"0", "0"},
               {"0_", "0"},
               {"0x1_F", "31"},
               {"-0b11", "-3"},
               {"1,0", "10"},
               {"-1:30", "-1800"},
               {"1:30.5", "5430.0"},
               {"1_0:30", "37800"},
               {"1.0e+999", "Infinity"},
               {"-1.e-400", "-0.0"},
               {"-.INF", "-Infinity"},
               {".nan", "NaN"},
               {"1_2,3.5", "123.5"},
               {"0.0001", "0.0001"},
               {"0.00001", "1.0e-05"}};
  for (const auto& c : cases) EXPECT_EQ(yaml_number(c.written), c.text) << c.written;
}

TEST(YamlNumber, AnythingElseIsNone) {
  const std::string_view texts[] = {
      "",    "-",  "+",   ".",     "-.",   "..",    "1_",   "1__0",    "1,",  "0x", "0x_",   "0b",
      "0b2", "08", "1e3", "1.5e3", ".e+3", "1.2.3", "1:60", "1:2:3:4", ":30", "1:", "+.nan", "1-2"};
  for (const auto text : texts) EXPECT_EQ(yaml_number(text), std::nullopt) << text;
  EXPECT_EQ(yaml_number("0xFFFFFFFFFFFFFFFFF"), std::nullopt) << "too large";
  EXPECT_EQ(yaml_number("999999999999999:30"), std::nullopt) << "too large";
}

TEST(YamlFloat, IsWhatRubysFloatTakes) {
  EXPECT_EQ(yaml_float("3"), "3.0");
  EXPECT_EQ(yaml_float("1_0e3"), "10000.0");
  EXPECT_EQ(yaml_float("3_"), std::nullopt);
  EXPECT_EQ(yaml_float("x"), std::nullopt);
  EXPECT_EQ(yaml_float(""), std::nullopt);
}

}  // namespace
}  // namespace mobysearch
