// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

TEST(Settings, ReadsOptionsAndSynonyms) {
  const testing::TempDir dir;
  dir.write(
      "mobysearch.yml",
      "db: blog.mobydb\ncors-origin: [a, b]\nsynonyms: {k8s: kubernetes, db: [database, store]}\n");
  const auto file = SettingsFile::read(dir.path().string());
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->options.at("db"), std::vector<std::string>{"blog.mobydb"});
  EXPECT_EQ(file->options.at("cors-origin").size(), 2U);
  EXPECT_EQ(file->synonyms, (Synonyms{{"k8s", {"kubernetes"}}, {"db", {"database", "store"}}}));
}

TEST(Settings, AMissingFileIsAnEmptyOne) {
  const testing::TempDir dir;
  EXPECT_TRUE(SettingsFile::read(dir.path().string())->options.empty());
}

TEST(Settings, NamesTheLineThatIsWrong) {
  const testing::TempDir dir;
  dir.write("mobysearch.yml", "db: x\nlist: {a: b}\n");
  const auto file = SettingsFile::read(dir.path().string());
  ASSERT_FALSE(file.has_value());
  EXPECT_THAT(file.error().message, HasSubstr("mobysearch.yml:2:"));
}

}  // namespace
}  // namespace mobysearch
