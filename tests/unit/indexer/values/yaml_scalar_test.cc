// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_scalar.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using Kind = Value::Kind;

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
  const struct {
    const char* written;
    Kind kind;
  } cases[] = {{"YES", Kind::kBool},       {"oFf", Kind::kBool},     {"yeſ", Kind::kBool},
               {"Null", Kind::kNull},      {"nulls", Kind::kString}, {"~ ", Kind::kString},
               {"n", Kind::kString},       {"no\nyo", Kind::kBool},  {"no\nab", Kind::kString},
               {"no\n\nx", Kind::kString}, {"1\n2", Kind::kString},  {":sym", Kind::kString}};
  for (const auto& c : cases) EXPECT_EQ(plain_yaml_scalar(c.written).kind, c.kind) << c.written;
}

TEST(YamlTag, DecidesWhatAScalarIs) {
  const struct {
    const char *tag, *text;
    Kind kind;
    const char* value;
  } cases[] = {{"tag:yaml.org,2002:str", "12", Kind::kString, "12"},
               {"!str", "no", Kind::kString, "no"},
               {"tag:yaml.org,2002:int", "12", Kind::kNumber, "12"},
               {"tag:yaml.org,2002:float", "12", Kind::kNumber, "12.0"},
               {"!float", "1e3", Kind::kNumber, "1000.0"},
               {"tag:yaml.org,2002:binary", "aGk=", Kind::kString, "aGk="},
               {"!ruby/object", "x", Kind::kString, "x"},
               {"!ruby/object:Foo", "12", Kind::kNumber, "12"},
               {"!unknown", "yes", Kind::kBool, "true"}};
  for (const auto& c : cases) {
    const Value value = tagged_yaml_scalar(c.tag, c.text, {1, 1});
    EXPECT_EQ(value.kind, c.kind) << c.tag;
    EXPECT_EQ(value.text, c.value) << c.tag;
  }
}

TEST(YamlTag, RubysObjectsAreRefusedAtTheirPlace) {
  for (const char* tag :
       {"!ruby/object:DateTime", "!ruby/regexp", "!ruby/sym", "!str:Foo", "!float"}) {
    try {
      tagged_yaml_scalar(tag, "x", {7, 3});
      ADD_FAILURE() << tag;
    } catch (const ValueError& error) {
      EXPECT_EQ(error.line, 7) << tag;
      EXPECT_EQ(error.column, 3) << tag;
    }
  }
  for (const char* tag : {"!ruby/object:Foo", "!map:Foo", "tag:yaml.org,2002:set", "!str"}) {
    EXPECT_THROW(refuse_yaml_tag(tag, Kind::kMap, {1, 1}), ValueError) << tag;
  }
  EXPECT_THROW(refuse_yaml_tag("!seq:Foo", Kind::kList, {1, 1}), ValueError);
  EXPECT_THROW(refuse_yaml_tag("!ruby/array:Foo", Kind::kList, {1, 1}), ValueError);
  EXPECT_NO_THROW(refuse_yaml_tag("!ruby/object:Foo", Kind::kList, {1, 1}));
  EXPECT_NO_THROW(refuse_yaml_tag("!ruby/object:Hash", Kind::kMap, {1, 1}));
  EXPECT_NO_THROW(refuse_yaml_tag("tag:yaml.org,2002:omap", Kind::kList, {1, 1}));
  EXPECT_NO_THROW(refuse_yaml_tag("", Kind::kMap, {1, 1}));
}

}  // namespace
}  // namespace mobysearch
