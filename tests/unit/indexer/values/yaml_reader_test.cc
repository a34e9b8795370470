// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using Kind = Value::Kind;

struct Read {
  bool ok = false;
  Value value;
  ValueError error;
};

Read read(std::string_view text) {
  Read result;
  result.ok = read_yaml(text, result.value, result.error);
  return result;
}

// YAML 1.1 as Ruby's Psych reads it, which is what Jekyll goes by.
TEST(YamlReader, TakesScalarsForWhatRubyTakesThem) {
  const struct {
    const char* written;
    Kind kind;
    const char* text;
  } cases[] = {
      {"", Kind::kNull, ""},
      {"~", Kind::kNull, ""},
      {"null", Kind::kNull, ""},
      {"yes", Kind::kBool, "true"},
      {"On", Kind::kBool, "true"},
      {"no", Kind::kBool, "false"},
      {"OFF", Kind::kBool, "false"},
      {"y", Kind::kString, "y"},
      {"nO", Kind::kBool, "false"},
      {"'no'", Kind::kString, "no"},
      {"\"no\"", Kind::kString, "no"},
      {"!!str no", Kind::kString, "no"},
      {"42", Kind::kNumber, "42"},
      {"-1.5", Kind::kNumber, "-1.5"},
      {"1_000", Kind::kNumber, "1000"},
      {"'42'", Kind::kString, "42"},
      {"1.2.3", Kind::kString, "1.2.3"},
      {"2020-01-02", Kind::kTimestamp, "2020-01-02"},
      {"2020-1-2", Kind::kTimestamp, "2020-1-2"},
      {"2020-01-02 03:04:05", Kind::kTimestamp, "2020-01-02 03:04:05"},
      {"2020-01-02T03:04:05Z", Kind::kTimestamp, "2020-01-02T03:04:05Z"},
      {"2020-01-02 03:04:05.5 +02:00", Kind::kTimestamp, "2020-01-02 03:04:05.5 +02:00"},
      {"2020-01-02 03:04", Kind::kString, "2020-01-02 03:04"},
      {"'2020-01-02'", Kind::kString, "2020-01-02"},
      {"2020-01-02x", Kind::kString, "2020-01-02x"},
  };
  for (const auto& c : cases) {
    const Read got = read(std::string("key: ") + c.written + "\n");
    ASSERT_TRUE(got.ok) << c.written << ": " << got.error.reason;
    const Value* value = got.value.find("key");
    ASSERT_NE(value, nullptr) << c.written;
    EXPECT_EQ(value->kind, c.kind) << c.written;
    EXPECT_EQ(value->text, c.text) << c.written;
  }
}

TEST(YamlReader, ReadsListsMapsAndBlocks) {
  const Read got = read("list: [a, {b: c}]\nmap:\n  deep:\n    er: 1\nfolded: >\n  two\n  lines\n");
  ASSERT_TRUE(got.ok) << got.error.reason;
  ASSERT_EQ(got.value.find("list")->list.size(), 2U);
  EXPECT_EQ(got.value.find("list")->list[1].text_of("b"), "c");
  EXPECT_EQ(got.value.find("map")->find("deep")->text_of("er"), "1");
  EXPECT_EQ(got.value.text_of("folded"), "two lines\n");
}

TEST(YamlReader, AnEmptyTextIsAnEmptyMap) {
  for (const char* text : {"", "\n", "# only a comment\n", "~\n"}) {
    const Read got = read(text);
    EXPECT_TRUE(got.ok) << text;
    EXPECT_TRUE(got.value.is_map() && got.value.map.empty()) << text;
  }
}

TEST(YamlReader, SaysInWhichLineItIsBroken) {
  const struct {
    const char* text;
    int line;
  } cases[] = {{"a: b: c\n", 1},     {"a: 1\nb: [1, 2\n", 3}, {"a: 1\n\tb: 2\n", 2},
               {"- a\n- list\n", 1}, {"just words\n", 1},     {"a: 1\nb: *nowhere\n", 2}};
  for (const auto& c : cases) {
    const Read got = read(c.text);
    EXPECT_FALSE(got.ok) << c.text;
    EXPECT_FALSE(got.error.reason.empty()) << c.text;
    EXPECT_NEAR(got.error.line, c.line, 1) << c.text;
    EXPECT_EQ(got.error.reason.find('\n'), std::string::npos) << c.text;
  }
}

TEST(YamlReader, ALaterKeyReplacesAnEarlierOne) {
  const Read got = read("a: 1\nb: 2\na: 3\n");
  ASSERT_TRUE(got.ok);
  EXPECT_EQ(got.value.text_of("a"), "3");
  EXPECT_EQ(got.value.map.size(), 2U);
}

TEST(YamlReader, AliasesStandForWhatTheyName) {
  const Read got = read("a: &x [1, 2]\nb: *x\n");
  ASSERT_TRUE(got.ok) << got.error.reason;
  EXPECT_EQ(got.value.find("b")->list.size(), 2U);
}

TEST(YamlReader, BombsAreErrorsNotWork) {
  std::string aliases = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    aliases +=
        "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last + ", " + last + "]\n";
  }
  std::string wide = "a: [";
  for (int i = 0; i < 30'000; ++i) wide += "x, ";
  std::string nested;
  for (int i = 0; i < 400; ++i) nested += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  const std::pair<const char*, std::string> cases[] = {
      {"multiplying aliases", aliases},
      {"a cycle", "a: &a [*a]\n"},
      {"too many values", wide + "x]\n"},
      {"deep lists", "a: " + std::string(60'000, '[')},
      {"deep maps", "a: " + std::string(60'000, '{')},
      {"closed deep lists", "a: " + std::string(100, '[') + std::string(100, ']') + "\n"},
      {"deep dashes",
       [] {
         std::string text = "a:\n  ";
         for (int i = 0; i < 20'000; ++i) text += "- ";
         return text + "x\n";
       }()},
      {"deep blocks", nested},
      {"deep questions", std::string(20'000, '?')},
  };
  for (const auto& [name, text] : cases) {
    const Read got = read(text);
    EXPECT_FALSE(got.ok) << name;
    EXPECT_LT(got.error.reason.size(), 200U) << name;
  }
}

TEST(YamlReader, AnyBytesAreAnswered) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (const std::string& text :
       {all, std::string("a: \0b\n", 6), std::string("\xff\xfe") + "a: b\n", std::string(5000, '&'),
        std::string(5000, '*'), std::string(5000, '!'), std::string("%YAML 9.9\n---\na: b\n"),
        std::string("a: b\n---\nc: d\n")}) {
    const Read got = read(text);
    EXPECT_TRUE(got.ok ? got.value.is_map() : !got.error.reason.empty());
  }
}

}  // namespace
}  // namespace mobysearch
