// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using testing::TempDir;

TEST(GoldenFile, ReadsYaml) {
  const TempDir dir;
  const auto golden = read_golden(dir.write("search-golden.yml", R"(# kept by the site
queries:
  - query: swarmkit slides
    url: https://blog.example/a/#swarmkit
    media: slideshare
  - {query: "no: map", url: /b/, rank: 3, section: '#kill'}
)"));
  ASSERT_TRUE(golden.has_value()) << golden.error().message;
  ASSERT_EQ(golden->size(), 2U);
  EXPECT_EQ((*golden)[0].line, 3);
  EXPECT_EQ((*golden)[0].url, "https://blog.example/a/");
  EXPECT_EQ((*golden)[0].section, "swarmkit");
  EXPECT_EQ((*golden)[0].media, "slideshare");
  EXPECT_EQ((*golden)[0].rank, 1);
  EXPECT_EQ((*golden)[1].query, "no: map");
  EXPECT_EQ((*golden)[1].rank, 3);
  EXPECT_EQ((*golden)[1].section, "kill");
}

TEST(GoldenFile, SaysWhereYamlIsWrongAndWhatToDo) {
  const TempDir dir;
  const std::pair<const char*, const char*> cases[] = {
      {"queries:\n  - query: a\n    url: /a/\n    rnak: 2\n",
       "golden.yml:4:5: unknown key 'rnak': did you mean rank?"},
      {"queries:\n  - {query: ä, urls: /a/}\n", "golden.yml:2:16: unknown key 'urls'"},
      {"queries:\n  - query: a\n    url: /a/\n    top: 2\n", "a query has query, url, rank"},
      {"query:\n  - query: a\n", "golden.yml:1:1: unknown key 'query': write queries:"},
      {"queries:\n  - query: a\n", "golden.yml:2:5: has no url"},
      {"queries:\n  - url: /a/\n", "golden.yml:2:5: has no query"},
      {"queries:\n  - query: a\n    url: /a/\n    rank: 101\n", "golden.yml:4:5: rank must be"},
      {"queries:\n  - query: a\n    url: [/a/]\n", "golden.yml:3:5: url must be one value"},
      {"queries:\n  - query: a\n    url: /a/\n    query: b\n    url: /b/\n",
       "golden.yml:4:5: invalid YAML: 'query' is here for the second time"},
      {"queries:\n  - swarm\n", "golden.yml:2:5: must be a map"},
      {"queries:\n", "golden.yml:1:1: queries must be a list"},
      {"queries: []\n", "golden.yml:1:1: queries must be a list"},
      {"", "golden.yml:1:1: queries must be a list"},
      {"- query: a\n", "golden.yml:1:1: must be a mapping"},
      {"queries:\n  - query: \"a\n", "golden.yml:"},
  };
  for (const auto& [text, says] : cases) {
    const auto golden = read_golden(dir.write("golden.yml", text));
    ASSERT_FALSE(golden.has_value()) << text;
    EXPECT_EQ(golden.error().code, ErrorCode::kInputUnreadable);
    EXPECT_THAT(golden.error().message, HasSubstr(says)) << text;
  }
}

TEST(GoldenFile, ReadsLinesOfFieldsAndLeavesOutComments) {
  const TempDir dir;
  const auto file = dir.write("golden.tsv",
                              "# query\turl\n\nswarmkit slides\t/a/\t1\tswarmkit\tLXvn\r\n"
                              "kill a task\t/b/\t3\t-\t-\nshort\t/c/\t\n");
  const auto golden = read_golden(file);
  ASSERT_TRUE(golden.has_value()) << golden.error().message;
  ASSERT_EQ(golden->size(), 3U);
  EXPECT_EQ((*golden)[0].line, 3);
  EXPECT_EQ((*golden)[0].section, "swarmkit");
  EXPECT_EQ((*golden)[0].media, "LXvn");
  EXPECT_EQ((*golden)[1].rank, 3);
  EXPECT_EQ((*golden)[1].section + (*golden)[1].media, "");
  EXPECT_EQ((*golden)[2].rank, 1);
}

TEST(GoldenFile, NamesTheLineThatIsNone) {
  const TempDir dir;
  for (const char* line :
       {"no tab", "q\t/u/\t0", "q\t/u/\t101", "q\t/u/\tx", "q\t/u/\t1\t-\t-\t-"}) {
    const auto golden = read_golden(dir.write("golden.tsv", "# fine\n" + std::string(line) + "\n"));
    ASSERT_FALSE(golden.has_value()) << line;
    EXPECT_EQ(golden.error().code, ErrorCode::kInputUnreadable);
    EXPECT_THAT(golden.error().message, HasSubstr("golden.tsv:2:1:"));
  }
  EXPECT_FALSE(read_golden(dir / "missing.tsv").has_value());
}

}  // namespace
}  // namespace mobysearch
