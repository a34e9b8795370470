// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/file_url.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

/// Only posts are indexed of these sites.
class FileUrl : public ::testing::Test {
 protected:
  std::string url(const std::string& path) const {
    dir_.write("_posts/2020-01-02-first.md", "---\n---\n");
    const auto site = read_site(dir_.path().string(), {});
    EXPECT_TRUE(site);
    return site ? url_of_file(*site, path) : "";
  }

  testing::TempDir dir_;
};

TEST_F(FileUrl, IsThatOfADocumentIndexedOrNot) {
  dir_.write_all(
      {{"_config.yml", "timezone: UTC\ncollections: {docs: {output: true}, notes: {}}\n"},
       {"about.md", "---\n---\n"},
       {"sub/own.html", "---\npermalink: /own/\n---\n"},
       {"404.md", "---\n---\n"},
       {"_docs/guide.md", "---\n---\n"},
       {"_notes/n.md", "---\n---\n"},
       {"_posts/2098-01-02-later.md", "---\n---\n"}});
  const std::pair<const char*, const char*> cases[] = {
      {"_posts/2020-01-02-first.md", "/2020/01/02/first.html"},
      {"about.md", "/about.html"},
      {"/about.md ", "/about.html"},
      {"sub/own.html", "/own/"},
      {"404.md", "/404.html"},
      {"_docs/guide.md", "/docs/guide.html"},
      {"_notes/n.md", ""},
      {"_posts/2098-01-02-later.md", ""},
      {"gone.md", ""},
  };
  for (const auto& [path, expected] : cases) EXPECT_EQ(url(path), expected) << path;
}

TEST_F(FileUrl, IsTheFilesOwnWhereItIsCopied) {
  dir_.write_all({{"_config.yml",
                   "exclude: [build]\ncollections: {docs: {output: true}, a: {output: true, "
                   "permalink: '/x/:name'}}\n"},
                  {"assets/deck.pdf", "x"},
                  {"plain.html", "x"},
                  {"_docs/deep/pic.png", "x"},
                  {"_a/pic.png", "x"},
                  {"build/pic.png", "x"},
                  {"_includes/pic.png", "x"},
                  {".hidden/pic.png", "x"}});
  const std::pair<const char*, const char*> cases[] = {
      {"assets/deck.pdf", "/assets/deck.pdf"},
      {"plain.html", "/plain.html"},
      {"_docs/deep/pic.png", "/docs/deep/pic.png"},
      {"_a/pic.png", ""},
      {"build/pic.png", ""},
      {"_includes/pic.png", ""},
      {".hidden/pic.png", ""},
      {"assets", ""},
      {"../etc/hostname", ""},
  };
  for (const auto& [path, expected] : cases) EXPECT_EQ(url(path), expected) << path;
}

}  // namespace
}  // namespace mobysearch
