// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/values/readers.h"
#include "tests/support/repeated.h"

namespace mobysearch {
namespace {

using Kind = Value::Kind;
using testing::repeated;

Value must_read_json(std::string_view text) {
  const auto value = read_json(text);
  EXPECT_TRUE(value) << text << ": " << value.error().reason;
  return value.value_or(Value());
}

TEST(JsonReader, KeepsWhatEachValueIs) {
  const Value value = must_read_json(
      R"({"s": "x\u00e9", "b": true, "n": 1.5, "z": null, "l": [1, {"k": "v"}], "o": {}})");
  EXPECT_EQ(value.find("s")->text, "xé");
  EXPECT_TRUE(value.find("s")->is_string());
  EXPECT_TRUE(value.find("b")->is_true());
  EXPECT_EQ(value.find("n")->kind, Kind::kNumber);
  EXPECT_EQ(value.find("n")->text, "1.5");
  EXPECT_TRUE(value.find("z")->is_null());
  EXPECT_EQ(value.find("l")->list[1].text_of("k"), "v");
  EXPECT_TRUE(value.find("o")->is_map());
}

TEST(JsonReader, RefusesWhatIsNoObject) {
  for (const char* text : {"", " ", "[]", "1", "\"x\"", "{", "{\"a\"}", "{\"a\": 1,}", "{} x",
                           "{\"a\": \"\xff\"}", "{'a': 1}"}) {
    const auto value = read_json(text);
    ASSERT_FALSE(value) << text;
    EXPECT_EQ(value.error().reason, "invalid JSON") << text;
  }
}

TEST(JsonReader, DeepNestingIsAnError) {
  const std::string texts[] = {
      "{\"a\": " + repeated("[", 100'000), repeated("{\"a\": ", 100'000),
      "{\"a\": " + repeated("[", 100) + repeated("]", 100) + "}",
      "{\"a\": " + repeated("[", 1'000'000) + repeated("]", 1'000'000) + "}"};
  for (const std::string& text : texts) {
    const auto value = read_json(text);
    ASSERT_FALSE(value);
    EXPECT_FALSE(value.error().reason.empty());
  }
}

TEST(JsonReader, BracketsWithinTextAreNoNesting) {
  const std::string brackets = repeated("[{", 40);
  EXPECT_EQ(must_read_json("{\"a\": \"" + brackets + "\"}").text_of("a"), brackets);
}

TEST(JsonReader, AnyBytesAreAnswered) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (const std::string& text :
       {all, std::string("a = \"\0\"", 7), std::string("\xff\xfe{}"), std::string(5000, '"')}) {
    const auto value = read_json(text);
    ASSERT_FALSE(value);
    EXPECT_FALSE(value.error().reason.empty());
  }
}

}  // namespace
}  // namespace mobysearch
