// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/values/readers.h"
#include "tests/support/repeated.h"

namespace mobysearch {
namespace {

using Kind = Value::Kind;
using testing::repeated;

Value must_read_toml(std::string_view text) {
  const auto value = read_toml(text);
  EXPECT_TRUE(value) << text << ": " << value.error().reason;
  return value.value_or(Value());
}

TEST(TomlReader, KeepsWhatEachValueIs) {
  const Value value = must_read_toml(
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
  EXPECT_TRUE(must_read_toml("").is_map());
}

TEST(TomlReader, SaysInWhichLineItIsBroken) {
  const struct {
    const char* text;
    int line;
  } cases[] = {{"a = \n", 1},
               {"a = 1\nb = = 2\n", 2},
               {"a = 1\n\na = 2\n", 3},
               {"[open\n", 1},
               {"at = 2020-04-02T%3:08:05Z\n", 1}};
  for (const auto& c : cases) {
    const auto value = read_toml(c.text);
    ASSERT_FALSE(value) << c.text;
    EXPECT_EQ(value.error().line, c.line) << c.text;
    EXPECT_EQ(value.error().reason.rfind("invalid TOML: ", 0), 0U) << value.error().reason;
  }
}

TEST(TomlReader, DeepNestingIsAnErrorHoweverItIsWritten) {
  const struct {
    const char* name;
    std::string text;
  } cases[] = {
      {"lists", "a = " + repeated("[", 100'000)},
      {"closed lists", "a = " + repeated("[", 100) + repeated("]", 100)},
      {"tables", "a = " + repeated("{a = ", 100'000)},
      {"dotted keys", repeated("a.", 100'000) + "a = 1\n"},
      {"dotted keys in quotation marks", repeated("'a' . ", 100'000) + "a = 1\n"},
      {"table names", "[" + repeated("a.", 100'000) + "a]\n"},
      {"tables of tables",
       "[[" + repeated("a.", 1000) + "a]]\n[[" + repeated("a.", 2000) + "a]]\n"},
  };
  for (const auto& c : cases) {
    const auto value = read_toml(c.text);
    ASSERT_FALSE(value) << c.name;
    EXPECT_FALSE(value.error().reason.empty()) << c.name;
    EXPECT_LT(value.error().reason.size(), 300U) << c.name;
  }
}

TEST(TomlReader, BracketsAndDotsWithinTextAreNoNesting) {
  for (const std::string& text : {repeated("[{", 40), repeated("a.", 40)}) {
    EXPECT_EQ(must_read_toml("a = \"" + text + "\"\n").text_of("a"), text);
  }
}

// A quote that the check and the parser take differently would hide nesting from the check.
TEST(TomlReader, QuotesHideNoNesting) {
  const std::string lists = repeated("[", 100) + repeated("]", 100);
  const std::string key = "1\n" + repeated("b.", 100'000) + "c = 1";
  for (const char* before : {"# don't\na = ", R"(a = """x"""""
b = )",
                             "a = '''x'''''\nb = ", "a = '\\'\nb = ", R"(a = "\\"
b = )",
                             "a = \"\"\nb = ", "a = ''\nb = ", R"(a = """"""
b = )",
                             R"(a = """\""""
b = )",
                             "'a' = '\"'\nb = ", "a = \"'\"\nb = "}) {
    for (const std::string& deep : {lists, key}) {
      const auto value = read_toml(before + deep + "\n");
      ASSERT_FALSE(value) << before;
      EXPECT_EQ(value.error().reason, "too deeply nested") << before;
    }
    must_read_toml(before + std::string("1\n"));
  }
}

TEST(TomlReader, AnyBytesAreAnswered) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (const std::string& text :
       {all, std::string("a = \"\0\"", 7), std::string("\xff\xfe{}"), std::string(5000, '"')}) {
    const auto value = read_toml(text);
    ASSERT_FALSE(value);
    EXPECT_FALSE(value.error().reason.empty());
  }
}

}  // namespace
}  // namespace mobysearch
