// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_data.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

class SiteDataTest : public ::testing::Test {
 protected:
  SiteData read() const {
    SiteConfig config;
    config.source = *SourceTree::open(dir_.path());
    return read_site_data(config);
  }
  testing::TempDir dir_;
};

TEST_F(SiteDataTest, ReadsWhatJekyllReads) {
  dir_.write("_data/names.yml", "first: Ada\n");
  dir_.write("_data/list.yaml", "---\n- a\n- b\n");
  dir_.write("_data/flow.yml", "[a, b, c]\n");
  dir_.write("_data/sub dir/my file.json", "[{\"n\": 1}]");
  dir_.write("_data/ports.csv", "name,note\nOstrava,\"deep, \"\"wide\"\"\"\r\n\nLisbon,\n");
  dir_.write("_data/tab.tsv", "a\tb\n1\t2\n");
  dir_.write("_data/readme.txt", "no data");
  const SiteData data = read();
  EXPECT_TRUE(data.skipped.empty());
  EXPECT_EQ(data.values.get("names").text_of("first"), "Ada");
  EXPECT_EQ(data.values.get("list").list.size(), 2U);
  EXPECT_EQ(data.values.get("flow").list.size(), 3U);
  EXPECT_EQ(data.values.get("sub_dir").get("my_file").list.at(0).text_of("n"), "1");
  ASSERT_EQ(data.values.get("ports").list.size(), 2U);
  EXPECT_EQ(data.values.get("ports").list[0].text_of("note"), "deep, \"wide\"");
  EXPECT_EQ(data.values.get("tab").list.at(0).text_of("b"), "2");
  EXPECT_EQ(data.values.find("readme"), nullptr);
}

TEST_F(SiteDataTest, NamesABrokenFile) {
  dir_.write("_data/good.yml", "a: b\n");
  dir_.write("_data/bad.yml", "a: b\nc: [\n");
  const SiteData data = read();
  ASSERT_EQ(data.skipped.size(), 1U);
  EXPECT_EQ(data.skipped[0].path, "_data/bad.yml");
  EXPECT_GT(data.skipped[0].line, 0);
  EXPECT_EQ(data.values.get("good").text_of("a"), "b");
}

TEST_F(SiteDataTest, ReadsNothingOutsideTheSite) {
  testing::TempDir outside;
  outside.write("secret.yml", "a: b\n");
  dir_.write("_data/own.yml", "a: c\n");
  std::filesystem::create_symlink(outside.path() / "secret.yml", dir_.path() / "_data/secret.yml");
  std::filesystem::create_symlink(dir_.path() / "_data/own.yml", dir_.path() / "_data/alias.yml");
  const SiteData data = read();
  EXPECT_EQ(data.values.find("secret"), nullptr);
  EXPECT_EQ(data.values.get("alias").text_of("a"), "c");
}

TEST_F(SiteDataTest, FollowsLinksToFoldersOfTheSiteButNotRound) {
  dir_.write("more/own.yml", "a: c\n");
  dir_.write("_data/own.yml", "a: d\n");
  dir_.write("_data/.hidden.yml", "a: e\n");
  std::filesystem::create_directory_symlink("../more", dir_ / "_data/linked");
  std::filesystem::create_directory_symlink(".", dir_ / "_data/round");
  const SiteData data = read();
  EXPECT_EQ(data.values.get("linked").get("own").text_of("a"), "c");
  EXPECT_EQ(data.values.map.size(), 2U);
}

TEST_F(SiteDataTest, IsEmptyWithoutADirectory) {
  EXPECT_TRUE(read().values.is_map());
  EXPECT_TRUE(read().values.map.empty());
}

}  // namespace
}  // namespace mobysearch
