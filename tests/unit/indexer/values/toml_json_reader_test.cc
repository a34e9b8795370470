// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/values/value_reader.h"

namespace mobysearch {
namespace {

using Kind = Value::Kind;
using Reader = bool (*)(std::string_view, Value&, ValueError&);

Value must_read(Reader reader, std::string_view text) {
  Value value;
  ValueError error;
  EXPECT_TRUE(reader(text, value, error)) << text << ": " << error.reason;
  return value;
}

TEST(TomlReader, KeepsWhatEachValueIs) {
  const Value value = must_read(
      read_toml,
      "title = \"A \\u00e9\"\ndraft = false\nweight = 42\nratio = -1.5\nday = 2020-01-02\n"
      "at = 2020-01-02T03:04:05+02:00\ntags = [\"a\", \"b\"]\n[author]\nname.first = \"Ada\"\n");
  const struct {
    const char* key;
    Kind kind;
    const char* text;
  } cases[] = {{"title", Kind::kString, "A é"},
               {"draft", Kind::kBool, "false"},
               {"weight", Kind::kNumber, "42"},
               {"ratio", Kind::kNumber, "-1.5"},
               {"day", Kind::kTimestamp, "2020-01-02"},
               {"at", Kind::kTimestamp, "2020-01-02T03:04:05+02:00"},
               {"tags", Kind::kList, ""},
               {"author", Kind::kMap, ""}};
  for (const auto& c : cases) {
    const Value* found = value.find(c.key);
    ASSERT_NE(found, nullptr) << c.key;
    EXPECT_EQ(found->kind, c.kind) << c.key;
    EXPECT_EQ(found->text, c.text) << c.key;
  }
  EXPECT_EQ(value.find("tags")->list.size(), 2U);
  EXPECT_EQ(value.find("author")->find("name")->text_of("first"), "Ada");
  EXPECT_TRUE(must_read(read_toml, "").is_map());
}

TEST(TomlReader, SaysInWhichLineItIsBroken) {
  const struct {
    const char* text;
    int line;
  } cases[] = {{"a = \n", 1}, {"a = 1\nb = = 2\n", 2}, {"a = 1\n\na = 2\n", 3}, {"[open\n", 1}};
  for (const auto& c : cases) {
    Value value;
    ValueError error;
    EXPECT_FALSE(read_toml(c.text, value, error)) << c.text;
    EXPECT_EQ(error.line, c.line) << c.text;
    EXPECT_EQ(error.reason.rfind("invalid TOML: ", 0), 0U) << error.reason;
  }
}

TEST(JsonReader, KeepsWhatEachValueIs) {
  const Value value = must_read(
      read_json,
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
    Value value;
    ValueError error;
    EXPECT_FALSE(read_json(text, value, error)) << text;
    EXPECT_EQ(error.reason, "invalid JSON") << text;
  }
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(TomlAndJsonReaders, DeepNestingIsAnErrorHoweverItIsWritten) {
  const struct {
    const char* name;
    Reader reader;
    std::string text;
  } cases[] = {
      {"JSON lists", read_json, "{\"a\": " + repeated("[", 100'000)},
      {"JSON objects", read_json, repeated("{\"a\": ", 100'000)},
      {"closed JSON lists", read_json, "{\"a\": " + repeated("[", 100) + repeated("]", 100) + "}"},
      {"TOML lists", read_toml, "a = " + repeated("[", 100'000)},
      {"TOML tables", read_toml, "a = " + repeated("{a = ", 100'000)},
      {"TOML dotted keys", read_toml, repeated("a.", 100'000) + "a = 1\n"},
      {"TOML table names", read_toml, "[" + repeated("a.", 100'000) + "a]\n"},
      {"TOML tables of tables", read_toml,
       "[[" + repeated("a.", 1000) + "a]]\n[[" + repeated("a.", 2000) + "a]]\n"},
  };
  for (const auto& c : cases) {
    Value value;
    ValueError error;
    EXPECT_FALSE(c.reader(c.text, value, error)) << c.name;
    EXPECT_FALSE(error.reason.empty()) << c.name;
    EXPECT_LT(error.reason.size(), 300U) << c.name;
  }
}

TEST(TomlAndJsonReaders, BracketsWithinTextAreNoNesting) {
  const std::string brackets = repeated("[{", 40);
  EXPECT_EQ(must_read(read_toml, "a = \"" + brackets + "\"\n").text_of("a"), brackets);
  EXPECT_EQ(must_read(read_json, "{\"a\": \"" + brackets + "\"}").text_of("a"), brackets);
}

// A quote that the check and the parser take differently would hide nesting from the check.
TEST(TomlAndJsonReaders, QuotesHideNoNesting) {
  const std::string deep = repeated("[", 100);
  for (const char* before : {"# don't\na = ", R"(a = """x"""""
b = )",
                             "a = '''x'''''\nb = ", "a = '\\'\nb = ", R"(a = "\\"
b = )",
                             "a = \"\"\nb = ", "a = ''\nb = ", R"(a = """"""
b = )",
                             R"(a = """\""""
b = )",
                             "'a' = '\"'\nb = ", "a = \"'\"\nb = "}) {
    Value value;
    ValueError error;
    EXPECT_FALSE(read_toml(before + deep + "\n", value, error)) << before;
    EXPECT_EQ(error.reason, "too deeply nested") << before;
    EXPECT_TRUE(read_toml(before + std::string("1\n"), value, error)) << before << error.reason;
  }
}

TEST(TomlAndJsonReaders, AnyBytesAreAnswered) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (const Reader reader : {read_toml, read_json}) {
    for (const std::string& text :
         {all, std::string("a = \"\0\"", 7), std::string("\xff\xfe{}"), std::string(5000, '"')}) {
      Value value;
      ValueError error;
      EXPECT_FALSE(reader(text, value, error));
      EXPECT_FALSE(error.reason.empty());
    }
  }
}

}  // namespace
}  // namespace mobysearch
