// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/value.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Value, IsNullUnlessMadeSomething) {
  const Value value;
  EXPECT_TRUE(value.is_null());
  EXPECT_FALSE(value.is_scalar() || value.is_list() || value.is_map() || value.is_string());
}

TEST(Value, ABooleanIsNoStringThatReadsLikeOne) {
  const struct {
    Value value;
    bool is_true, is_false;
  } cases[] = {{Value(Value::Kind::kBool, "true"), true, false},
               {Value(Value::Kind::kBool, "false"), false, true},
               {Value(Value::Kind::kString, "true"), false, false},
               {Value(Value::Kind::kString, "false"), false, false},
               {Value(Value::Kind::kNumber, "0"), false, false},
               {Value(), false, false}};
  for (const auto& c : cases) {
    EXPECT_EQ(c.value.is_true(), c.is_true) << c.value.text;
    EXPECT_EQ(c.value.is_false(), c.is_false) << c.value.text;
  }
}

TEST(Value, AKeyIsThereOnceAndKeepsItsPlace) {
  Value map(Value::Kind::kMap);
  map.set("a", Value(Value::Kind::kString, "1"));
  map.set("b", Value(Value::Kind::kString, "2"));
  map.set("a", Value(Value::Kind::kString, "3"));
  ASSERT_EQ(map.map.size(), 2U);
  EXPECT_EQ(map.map[0].name, "a");
  EXPECT_EQ(map.text_of("a"), "3");
}

TEST(Value, ANullMemberIsFoundAnAbsentOneIsNot) {
  Value map(Value::Kind::kMap);
  map.set("null", Value());
  map.set("list", Value(Value::Kind::kList));
  EXPECT_NE(map.find("null"), nullptr);
  EXPECT_TRUE(map.get("null").is_null());
  EXPECT_EQ(map.find("absent"), nullptr);
  EXPECT_TRUE(map.get("absent").is_null());
  EXPECT_EQ(map.text_of("null"), "");
  EXPECT_EQ(map.text_of("list"), "") << "a list has no text";
  EXPECT_TRUE(map.get("list").is_list());
  EXPECT_EQ(Value(Value::Kind::kString, "x").find("x"), nullptr);
}

}  // namespace
}  // namespace mobysearch
