// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/values/readers.h"
#include "tests/support/repeated.h"

namespace mobysearch {
namespace {

using Kind = Value::Kind;
using testing::repeated;

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
      {R"("10\_km\u00e9\x41")", Kind::kString, "10\u00A0km\u00E9A"},
      {R"("a\Nb\Lc\Pd")", Kind::kString, "a\u0085b\u2028c\u2029d"},
  };
  for (const auto& c : cases) {
    const auto got = read_yaml(std::string("key: ") + c.written + "\n");
    ASSERT_TRUE(got) << c.written << ": " << got.error().reason;
    const Value* value = got->find("key");
    ASSERT_NE(value, nullptr) << c.written;
    EXPECT_EQ(value->kind, c.kind) << c.written;
    EXPECT_EQ(value->text, c.text) << c.written;
  }
}

TEST(YamlReader, ReadsListsMapsAndBlocks) {
  const auto got =
      read_yaml("list: [a, {b: c}]\nmap:\n  deep:\n    er: 1\nfolded: >\n  two\n  lines\n");
  ASSERT_TRUE(got) << got.error().reason;
  ASSERT_EQ(got->find("list")->list.size(), 2U);
  EXPECT_EQ(got->find("list")->list[1].text_of("b"), "c");
  EXPECT_EQ(got->find("map")->find("deep")->text_of("er"), "1");
  EXPECT_EQ(got->text_of("folded"), "two lines\n");
}

TEST(YamlReader, AnEmptyTextIsAnEmptyMap) {
  for (const char* text : {"", "\n", "# only a comment\n", "~\n"}) {
    const auto got = read_yaml(text);
    ASSERT_TRUE(got) << text;
    EXPECT_TRUE(got->is_map() && got->map.empty()) << text;
  }
}

TEST(YamlReader, SaysWhereItIsBroken) {
  const struct {
    const char* text;
    int line, column;
  } cases[] = {{"a: b: c\n", 1, 5},
               {"a: 1\nb: [1, 2\nc: 3\n", 2, 4},
               {"a: 1\n\tb: 2\n", 2, 1},
               {"- a\n- list\n", 1, 1},
               {"# comment\njust words\n", 2, 1},
               {"a: 1\nb: *nowhere\n", 2, 4},
               {"a: 1\nb: !ruby/object:Foo {}\n", 2, 4},
               {"a: 1\nb: \"open\nc: 2\n", 2, 4},
               {"a: 1\nb: c\n  \x07\n", 3, 3}};
  for (const auto& c : cases) {
    const auto got = read_yaml(c.text);
    ASSERT_FALSE(got) << c.text;
    EXPECT_EQ(got.error().line, c.line) << c.text << got.error().reason;
    EXPECT_EQ(got.error().column, c.column) << c.text << got.error().reason;
    EXPECT_FALSE(got.error().reason.empty()) << c.text;
    EXPECT_EQ(got.error().reason.find('\n'), std::string::npos) << c.text;
  }
}

// What Jekyll refuses, libyaml being its parser, and other parsers take.
TEST(YamlReader, RefusesWhatJekyllRefuses) {
  const char* const texts[] = {"title: Hello\nlayout:post\n",
                               "title: Hello\nsubtitle\n",
                               "foo::bar\n",
                               "title: multi\nline\n",
                               "title: >\nfolded\n",
                               "title: \"Hello\n",
                               "title: 'Hello\ntags: [a]\n",
                               "tags: [,a]\n",
                               "tags: [a,,b]\n",
                               "list: [a, [, c]]\n",
                               "tags:\n-\ta\n",
                               "k:\n\tv\n",
                               "k: a\x07\n",
                               "k: a\vb\n",
                               "k: a\fb\n",
                               "title: x\n: y\n",
                               "title: x\n, y\n",
                               "k: !e!foo x\n",
                               "k: a\xC2\x85x\n",
                               "k: a\xE2\x80\xA8x\n",
                               "k: a\rx\n",
                               "k: \xff\n"};
  for (const char* text : texts) EXPECT_FALSE(read_yaml(text)) << text;
}

TEST(YamlReader, TakesWhatJekyllTakes) {
  const auto got = read_yaml("a: [?b]\nc: [d: e]\nf: {g}\nh: x#y\n");
  ASSERT_TRUE(got) << got.error().reason;
  EXPECT_TRUE(got->find("a")->list[0].find("b")->is_null());
  EXPECT_EQ(got->find("c")->list[0].text_of("d"), "e");
  EXPECT_TRUE(got->find("f")->find("g")->is_null());
  EXPECT_EQ(got->text_of("h"), "x#y");
}

TEST(YamlReader, EscapesBecomeTheirCharacters) {
  const auto got = read_yaml(R"(k: "10\_km\N\L\x41\u00e9\U0001F600\0\t\
  joined")");
  ASSERT_TRUE(got) << got.error().reason;
  EXPECT_EQ(got->text_of("k"), std::string("10\u00a0km\u0085\u2028Aé😀\0\tjoined", 26));
}

TEST(YamlReader, BlocksAreFoldedAndChomped) {
  const struct {
    const char *text, *value;
  } cases[] = {{"k: |\n  a\n   b\n\n", "a\n b\n"},
               {"k: |-\n  a\n  b\n", "a\nb"},
               {"k: |+\n  a\n\n", "a\n\n"},
               {"k: >\n  a\n  b\n\n  c\n", "a b\nc\n"},
               {"k: >-\n  a\n  b\n", "a b"},
               {"k: |2\n   a\n", " a\n"},
               {"k: plain\n  goes on\n", "plain goes on"}};
  for (const auto& c : cases) EXPECT_EQ(read_yaml(c.text).value().text_of("k"), c.value) << c.text;
}

TEST(YamlReader, OnlyTheFirstDocumentCounts) {
  EXPECT_EQ(read_yaml("\xEF\xBB\xBF"
                      "a: 1\n---\nb: 2\n")
                .value()
                .map.size(),
            1U);
  EXPECT_EQ(read_yaml("a: 1\n...\n[broken\n").value().text_of("a"), "1");
  EXPECT_TRUE(read_yaml("---\n--- \na: 1\n").value().map.empty());
}

TEST(YamlReader, KeysAreTextAndNoListsOrMaps) {
  const auto got = read_yaml("1: a\n~: b\nyes: c\n? [x]\n: d\n{y: z}: e\n\"q\": f\n? g\n");
  ASSERT_TRUE(got) << got.error().reason;
  std::string keys;
  for (const auto& [key, value] : got->map) keys += key + "=" + value.text + " ";
  EXPECT_EQ(keys, "1=a =b true=c q=f g= ");
}

// As Psych merges: in the order in which it is written, so that what comes later wins.
TEST(YamlReader, MergesMaps) {
  const std::string base = "base: &a {x: 1, y: 2}\nother: &b {y: 3, z: 4}\nlist: &l [1]\n";
  const struct {
    const char *text, *merged;
  } cases[] = {{"k: {<<: *a, y: 9}", "x=1 y=9 "}, {"k: {y: 9, <<: *a}", "y=2 x=1 "},
               {"k: {<<: {w: 5}}", "w=5 "},       {"k: {<<: [*a, *b]}", "y=2 z=4 x=1 "},
               {"k: {\"<<\": *a}", "x=1 y=2 "},   {"k: {!!str <<: *a}", "<<= "},
               {"k: {<<: *l}", "<<= "},           {"k: {<<: [*a, 1]}", "<<= "},
               {"k: {<<: word}", "<<=word "}};
  for (const auto& c : cases) {
    const auto got = read_yaml(base + c.text + "\n");
    ASSERT_TRUE(got) << c.text << got.error().reason;
    std::string merged;
    for (const auto& [key, value] : got->find("k")->map) merged += key + "=" + value.text + " ";
    EXPECT_EQ(merged, c.merged) << c.text;
  }
}

TEST(YamlReader, TheLastOfTwoAnchorsCounts) {
  const auto got = read_yaml("a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: &x [&x 3]\nf: *x\n");
  ASSERT_TRUE(got) << got.error().reason;
  EXPECT_EQ(got->text_of("b") + got->text_of("d") + got->text_of("f"), "123");
}

TEST(YamlReader, KeepsTheLinesOfKeysAndItems) {
  const auto got = read_yaml("a: 1\nb:\n  - x\n  - y\nc:\n  d: &e\n    f: 1\ng: *e\n");
  EXPECT_EQ(got->find("a")->line, 1);
  EXPECT_EQ(got->find("b")->line, 2);
  EXPECT_EQ(got->find("b")->list[1].line, 4);
  EXPECT_EQ(got->find("c")->find("d")->line, 6);
  EXPECT_EQ(got->find("g")->line, 8);
}

TEST(YamlReader, AsTextKeepsEveryScalarAsItIsWritten) {
  const auto read =
      read_yaml_as_text("lang: no\nport: 0x10\nempty:\nnull: ~\nq: '~'\nlist: [1.50, yes]\n");
  ASSERT_TRUE(read);
  const Value& value = *read;
  EXPECT_EQ(value.text_of("lang"), "no");
  EXPECT_EQ(value.text_of("port"), "0x10");
  EXPECT_TRUE(value.find("empty")->is_null());
  EXPECT_EQ(value.text_of("q"), "~");
  EXPECT_EQ(value.find("list")->list[0].text + value.find("list")->list[1].text, "1.50yes");
}

TEST(YamlReader, ALaterKeyReplacesAnEarlierOne) {
  const auto got = read_yaml("a: 1\nb: 2\na: 3\n");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->text_of("a"), "3");
  EXPECT_EQ(got->map.size(), 2U);
}

TEST(YamlReader, AsTextRefusesAKeyThatIsThereTwice) {
  const auto got = read_yaml_as_text("queries:\n- query: a\n  url: /a/\n  query: b\n  url: /b/\n");
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().line, 4);
  EXPECT_EQ(got.error().column, 3);
  EXPECT_EQ(got.error().reason, "invalid YAML: 'query' is here for the second time");
  EXPECT_TRUE(read_yaml_as_text("base: &b {x: 1}\nmap: {<<: *b, x: 2}\n"));
}

TEST(YamlReader, AliasesStandForWhatTheyName) {
  const auto got = read_yaml("a: &x [1, 2]\nb: *x\n");
  ASSERT_TRUE(got) << got.error().reason;
  EXPECT_EQ(got->find("b")->list.size(), 2U);
}

TEST(YamlReader, BombsAreErrorsNotWork) {
  std::string aliases = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    aliases +=
        "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last + ", " + last + "]\n";
  }
  std::string nested;
  for (int i = 0; i < 400; ++i) nested += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  const std::string long_texts =
      "a: &a '" + std::string(32'000, 'x') + "'\nb: [" + repeated("*a,", 8000) + "]\n";
  std::string chain = "a0: &a0 [x]\n";
  for (int i = 1; i < 150; ++i) chain += fmt::format("a{0}: &a{0} [*a{1}]\n", i, i - 1);
  const std::pair<const char*, std::string> cases[] = {
      {"multiplying aliases", aliases},
      {"a cycle", "a: &a [*a]\n"},
      {"a cycle by merging", "a: &a\n  <<: *a\n"},
      {"long texts that aliases repeat", long_texts},
      {"depth by aliases", chain},
      {"questions", "? " + repeated("? ", 20'000)},
      {"too many values", "a: [" + repeated("x, ", 30'000) + "x]\n"},
      {"deep lists", "a: " + std::string(60'000, '[')},
      {"deep maps", "a: " + std::string(60'000, '{')},
      {"closed deep lists", "a: " + std::string(100, '[') + std::string(100, ']') + "\n"},
      {"deep dashes", "a:\n  " + repeated("- ", 20'000) + "x\n"},
      {"deep blocks", nested},
      {"deep questions", std::string(20'000, '?')},
  };
  for (const auto& [name, text] : cases) {
    const auto got = read_yaml(text);
    ASSERT_FALSE(got) << name;
    EXPECT_LT(got.error().reason.size(), 200U) << name;
  }
}

TEST(YamlReader, ManyKeysAreFastToRead) {
  std::string text;
  for (int i = 0; i < 19'000; ++i) text += fmt::format("k{}:\n", i);
  const auto got = read_yaml(text + "k7: again\n");
  ASSERT_TRUE(got) << got.error().reason;
  EXPECT_EQ(got->map.size(), 19'000U);
  EXPECT_EQ(got->text_of("k7"), "again");
}

TEST(YamlReader, AnyBytesAreAnswered) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (const std::string& text :
       {all, std::string("a: \0b\n", 6), std::string("\xff\xfe") + "a: b\n", std::string(5000, '&'),
        std::string(5000, '*'), std::string(5000, '!'), std::string("%YAML 9.9\n---\na: b\n"),
        std::string("a: b\n---\nc: d\n")}) {
    const auto got = read_yaml(text);
    EXPECT_TRUE(got ? got->is_map() : !got.error().reason.empty());
  }
}

}  // namespace
}  // namespace mobysearch
