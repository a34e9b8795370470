// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_scalar.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

// What Psych makes of each, printed.
TEST(YamlScalar, NumbersAreWrittenAsRubyPrintsThem) {
  const struct {
    const char *written, *text;
    Value::Kind kind;
  } cases[] = {{"1.50", "1.5", Value::Kind::kNumber},
               {"1.", "1.0", Value::Kind::kNumber},
               {".5", "0.5", Value::Kind::kNumber},
               {"-0", "0", Value::Kind::kNumber},
               {"+1", "1", Value::Kind::kNumber},
               {"0x1F", "31", Value::Kind::kNumber},
               {"0b11", "3", Value::Kind::kNumber},
               {"017", "15", Value::Kind::kNumber},
               {"08", "08", Value::Kind::kString},
               {"1,000", "1000", Value::Kind::kNumber},
               {"1:30", "5400", Value::Kind::kNumber},
               {"12:30:45", "45045", Value::Kind::kNumber},
               {"1.5e+3", "1500.0", Value::Kind::kNumber},
               {"1.0e+20", "1.0e+20", Value::Kind::kNumber},
               {"2.0e-5", "2.0e-05", Value::Kind::kNumber},
               {"1e3", "1e3", Value::Kind::kString},
               {"123456789.123456789", "123456789.12345679", Value::Kind::kNumber},
               {"100000000000000000000", "100000000000000000000", Value::Kind::kNumber},
               {".inf", "Infinity", Value::Kind::kNumber},
               {"1.2.3", "1.2.3", Value::Kind::kString}};
  for (const auto& c : cases) {
    const Value value = plain_yaml_scalar(c.written);
    EXPECT_EQ(value.text, c.text) << c.written;
    EXPECT_EQ(value.kind, c.kind) << c.written;
  }
}

TEST(YamlScalar, WordsAreFoundInAnyCaseAndOnALineOfTheirOwn) {
  using Kind = Value::Kind;
  const struct {
    const char* written;
    Kind kind;
  } cases[] = {{"YES", Kind::kBool},       {"oFf", Kind::kBool},     {"yeſ", Kind::kBool},
               {"Null", Kind::kNull},      {"nulls", Kind::kString}, {"~ ", Kind::kString},
               {"n", Kind::kString},       {"no\nyo", Kind::kBool},  {"no\nab", Kind::kString},
               {"no\n\nx", Kind::kString}, {"1\n2", Kind::kString},  {":sym", Kind::kString}};
  for (const auto& c : cases) EXPECT_EQ(plain_yaml_scalar(c.written).kind, c.kind) << c.written;
}

}  // namespace
}  // namespace mobysearch
