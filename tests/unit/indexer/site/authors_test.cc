// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/authors.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"
#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

using testing::yaml;

TEST(Authors, ReadsAuthorsTheManyWaysBlogsWriteThem) {
  const AuthorDirectory known = {{"ada", {"Ada Quay", "https://a.example/"}}};
  const auto names = [&](const std::string& text) {
    std::string out;
    for (const Author& author : authors_of(yaml(text), known)) {
      out += author.name + (author.url.empty() ? "" : "<" + author.url + ">") + ";";
    }
    return out;
  };
  EXPECT_EQ(names("author: Grete Mole"), "Grete Mole;");
  EXPECT_EQ(names("author: ada"), "Ada Quay<https://a.example/>;");
  EXPECT_EQ(names("authors: [ada, Linus Pier]"), "Ada Quay<https://a.example/>;Linus Pier;");
  EXPECT_EQ(names("author: Ada Quay and Grete Mole"), "Ada Quay;Grete Mole;");
  EXPECT_EQ(names("author: Ada Quay, Grete Mole & Linus Pier"), "Ada Quay;Grete Mole;Linus Pier;");
  EXPECT_EQ(names("author: Ada Quay, Jr."), "Ada Quay, Jr.;");
  EXPECT_EQ(names("author: {name: X, twitter: '@xx'}"), "X<https://twitter.com/xx>;");
  EXPECT_EQ(names("author: X\nauthor-url: https://x.example/"), "X<https://x.example/>;");
  EXPECT_EQ(names("author: X\nauthor-url: <!--invalid link-->"), "X;");
  EXPECT_EQ(names("title: none"), "");
}

std::string listed(const testing::TempDir& dir) {
  std::string out;
  SiteConfig config;
  config.source = *SourceTree::open(dir.path());
  std::vector<SkippedFile> skipped;
  for (const auto& [key, author] : read_author_directory(config, skipped)) {
    out += key + "=" + author.name + "<" + author.url + ">;";
  }
  return out;
}

TEST(AuthorDirectory, ReadsEveryWayToListAuthors) {
  const struct {
    const char *path, *text;
  } ways[] = {
      {"_data/authors.yml", "ada:\n  name: Ada\n  url: https://a.example/\n"},
      {"_data/authors.yaml", "- id: ada\n  name: Ada\n  url: https://a.example/\n"},
      {"_data/authors.json", "{\"ada\": {\"name\": \"Ada\", \"url\": \"https://a.example/\"}}"},
      {"_data/authors.csv", "key,name,url\r\nada,\"Ada\",https://a.example/\r\n"},
      {"_data/authors.tsv", "name\tusername\turl\nAda\tada\thttps://a.example/\n"},
      {"_data/authors/ada.yml", "name: Ada\nurl: https://a.example/\n"},
      {"_authors/ada.md", "---\nname: Ada\nurl: https://a.example/\n---\nShe writes.\n"}};
  for (const auto& way : ways) {
    const testing::TempDir dir;
    dir.write(way.path, way.text);
    EXPECT_EQ(listed(dir), "ada=Ada<https://a.example/>;") << way.path;
  }
}

TEST(AuthorDirectory, LeavesOutWhatCannotBeRead) {
  const testing::TempDir dir;
  dir.write("_data/authors.yml", "ada: [");
  dir.write("_authors/x.md", "---\nname: \xFF\n---\n");
  EXPECT_EQ(listed(dir), "");
}

TEST(AuthorDirectory, NamesTheFileThatCannotBeRead) {
  const testing::TempDir dir;
  dir.write("_data/authors.yml", std::string(kMaxPostBytes + 1, ' '));
  SiteConfig config;
  config.source = *SourceTree::open(dir.path());
  std::vector<SkippedFile> skipped;
  read_author_directory(config, skipped);
  ASSERT_EQ(skipped.size(), 1U);
  EXPECT_EQ(skipped[0].path, "_data/authors.yml");
  EXPECT_EQ(skipped[0].reason, "is larger than 4096 KiB");
}

}  // namespace
}  // namespace mobysearch
