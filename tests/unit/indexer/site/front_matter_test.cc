// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/front_matter.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using Language = FrontMatterSplit::Language;

TEST(FrontMatter, SplitsWhatJekyllSplits) {
  const struct {
    std::string text;
    Language language;
    std::string matter, body;
  } cases[] = {
      {"---\ntitle: x\n---\nbody\n", Language::kYaml, "title: x\n", "body\n"},
      {"\xEF\xBB\xBF---\ntitle: x\n...\nbody", Language::kYaml, "title: x\n", "body"},
      {"--- \r\ntitle: x\r\n---\r\nbody", Language::kYaml, "title: x\r\n", "body"},
      {"---\n---\nbody", Language::kYaml, "", "body"},
      {"+++\ntitle = \"x\"\n+++\nbody", Language::kToml, "title = \"x\"\n", "body"},
      {"{\"title\": \"a } b\"}\nbody", Language::kJson, "{\"title\": \"a } b\"}", "\nbody"},
      {"\n---\ntitle: x\n---\n", Language::kNone, "", "\n---\ntitle: x\n---\n"},
      {"----\ntitle: x\n---\n", Language::kNone, "", "----\ntitle: x\n---\n"},
      {"---\nno end\n", Language::kNone, "", "---\nno end\n"},
      {"{{ page.title }}", Language::kNone, "", "{{ page.title }}"},
      {"", Language::kNone, "", ""},
  };
  for (const auto& c : cases) {
    const auto split = split_front_matter(c.text);
    EXPECT_EQ(split.language, c.language) << c.text;
    EXPECT_EQ(split.matter, c.matter) << c.text;
    EXPECT_EQ(split.body, c.body) << c.text;
  }
}

TEST(FrontMatter, ReadsScalarsAsRubyDoes) {
  const auto read = parse_front_matter(split_front_matter(
      "---\na: no\nb: 'no'\nc:\nd: 2020-01-02\ne: 42\nf: [x, 1]\na: yes\n---\n"));
  ASSERT_TRUE(read);
  const Value& value = *read;
  EXPECT_TRUE(value.find("a")->is_true()) << "the last of two keys counts";
  EXPECT_TRUE(value.find("b")->is_string());
  EXPECT_TRUE(value.find("c")->is_null());
  EXPECT_EQ(value.find("d")->kind, Value::Kind::kTimestamp);
  EXPECT_EQ(value.find("e")->kind, Value::Kind::kNumber);
  EXPECT_EQ(value.find("f")->list.size(), 2U);
}

TEST(FrontMatter, SaysWhereItIsBroken) {
  const struct {
    std::string text;
    int line;
  } cases[] = {
      {"---\ntitle: x\nbad: [unclosed\n---\n", 3},
      {"+++\ntitle = \"x\"\nbad = = 1\n+++\n", 3},
      {"---\n- a list\n---\n", 2},
  };
  for (const auto& c : cases) {
    const auto value = parse_front_matter(split_front_matter(c.text));
    ASSERT_FALSE(value) << c.text;
    EXPECT_GE(value.error().line, 2) << c.text;
    EXPECT_LE(value.error().line, c.line + 1) << c.text;
  }
}

TEST(FrontMatter, OtherGeneratorsUrlsAndDraftsGetJekyllsNames) {
  const struct {
    const char *text, *permalink, *published;
  } cases[] = {
      {"+++\npath = \"2019/11/07/x\"\n+++\n", "/2019/11/07/x/", ""},
      {"+++\nurl = \"/about.html\"\ndraft = true\n+++\n", "/about.html", "false"},
      {"{\"draft\": true}\n", "", "false"},
      {"{\"draft\": false}\n", "", ""},
      {"---\npath: x\nurl: y\ndraft: true\n---\n", "", ""},
  };
  for (const auto& c : cases) {
    const auto value = parse_front_matter(split_front_matter(c.text));
    ASSERT_TRUE(value) << c.text;
    EXPECT_EQ(value->text_of("permalink"), c.permalink) << c.text;
    EXPECT_EQ(value->text_of("published"), c.published) << c.text;
  }
}

TEST(FrontMatter, OnAHugoSiteItsKeysAreHugosInAnyLanguage) {
  const struct {
    const char *text, *title, *permalink, *published;
  } cases[] = {
      {"---\ntitle: x\nurl: /p/open/\ndraft: true\n---\n", "x", "/p/open/", "false"},
      {"---\nTitle: x\nURL: /p/open\nDraft: yes\n---\n", "x", "/p/open/", "false"},
      {"---\nTITLE: x\nurl: about.html\ndraft: no\npath: y\n---\n", "x", "about.html", ""},
      {"+++\nTitle = \"x\"\nDraft = true\n+++\n", "x", "", "false"},
      {"{\"Title\": \"x\", \"Url\": \"/a\"}\n", "x", "/a/", ""},
  };
  for (const auto& c : cases) {
    const auto value = parse_front_matter(split_front_matter(c.text), MarkdownRenderer::kHugo);
    ASSERT_TRUE(value) << c.text;
    EXPECT_EQ(value->text_of("title"), c.title) << c.text;
    EXPECT_EQ(value->text_of("permalink"), c.permalink) << c.text;
    EXPECT_EQ(value->text_of("published"), c.published) << c.text;
  }
  const auto zola = parse_front_matter(split_front_matter("---\npath: x\ndraft: true\n---\n"),
                                       MarkdownRenderer::kZola);
  ASSERT_TRUE(zola);
  EXPECT_EQ(zola->text_of("permalink"), "/x/");
  EXPECT_EQ(zola->text_of("published"), "false");
}

TEST(FrontMatter, BombsAreErrorsNotWork) {
  std::string bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int k = 0; k < 9; ++k) bomb += ", " + last;
    bomb += "]\n";
  }
  EXPECT_FALSE(parse_front_matter(split_front_matter(bomb + "---\n")));
  const std::string deep = "---\na: " + std::string(30000, '[') + "\n---\n";
  EXPECT_FALSE(parse_front_matter(split_front_matter(deep)));
  const std::string long_matter = "---\na: " + std::string(70000, 'x') + "\n---\n";
  EXPECT_FALSE(parse_front_matter(split_front_matter(long_matter)));
}

TEST(FrontMatter, KnowsOnWhichLineAKeyStands) {
  const struct {
    const char* text;
    int line;
  } cases[] = {
      {"---\ntitle: date\n  date: 1\ndated: 2\ndate: 3\n---\n", 5},
      {"---\n'date': 1\n---\n", 2},
      {"+++\ndate = 1\n+++\n", 2},
      {"---\ntitle: x\n---\ndate: 1\n", 1},
      {"date: 1\n", 1},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(line_of_key(split_front_matter(c.text), "date"), c.line) << c.text;
  }
  EXPECT_EQ(line_of_key(split_front_matter("---\n x\n---\n"), ""), 1);
}

TEST(FrontMatter, AMistakeHasTheFilesLine) {
  const struct {
    const char* text;
    int line;
  } cases[] = {{"---\ntitle: \"abc\n---\nbody\n", 2},
               {"---\ntitle: a\nlayout:post\n---\n", 3},
               {"---\n\n- a list\n---\n", 3},
               {"---\njust words\nand more\n---\n", 2},
               {"+++\na = 1\nb = = 2\n+++\n", 3}};
  for (const auto& c : cases) {
    const auto value = parse_front_matter(split_front_matter(c.text));
    ASSERT_FALSE(value) << c.text;
    EXPECT_EQ(value.error().line, c.line) << c.text << value.error().reason;
  }
}

// The fence begins a document: another one within it begins a second, which Jekyll does not read.
TEST(FrontMatter, ADocumentWithinItIsNotRead) {
  const auto value = parse_front_matter(split_front_matter("---\n--- {a: 1}\n---\n"));
  ASSERT_TRUE(value);
  EXPECT_TRUE(value->is_map() && value->map.empty());
}

}  // namespace
}  // namespace mobysearch
