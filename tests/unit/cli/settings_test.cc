// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/no_descriptors.h"
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

TEST(Settings, AFailureOfTheSystemIsNoMissingFile) {
  if (testing::kHasAddressSanitizer) GTEST_SKIP() << "the sanitizers need descriptors";
  const testing::TempDir directory;
  directory.write("mobysearch.yml", "db: blog.mobydb\n");
  const testing::NoDescriptors none;
  const auto settings = SettingsFile::read(directory.path());
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code, ErrorCode::kInputUnreadable);
  EXPECT_EQ(settings.error().message,
            directory / "mobysearch.yml" + ": cannot be read: Too many open files");
}

TEST(Settings, NamesTheLineThatIsWrong) {
  const testing::TempDir dir;
  dir.write("mobysearch.yml", "db: x\nlist: {a: b}\n");
  const auto file = SettingsFile::read(dir.path().string());
  ASSERT_FALSE(file.has_value());
  EXPECT_THAT(file.error().message, HasSubstr("mobysearch.yml:2:"));
}

TEST(Settings, AFileThatIsTooLargeIsNamed) {
  const testing::TempDir dir;
  dir.write("mobysearch.yml", "db: x\n" + std::string(64 * 1024, '#'));
  const auto file = SettingsFile::read(dir.path().string());
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().code, ErrorCode::kInputUnreadable);
  EXPECT_THAT(file.error().message, HasSubstr("mobysearch.yml: is larger than 64 KiB"));
}

TEST(Settings, NonsenseIsRefusedWithItsLine) {
  const struct {
    const char* text;
    const char* message;
  } cases[] = {
      {"a: 1\nsynonyms: [k8s]\n", "mobysearch.yml:2: synonyms must map"},
      {"synonyms: word\n", "mobysearch.yml:1: synonyms must map"},
      {"synonyms:\n  k8s: {a: b}\n", "mobysearch.yml:2: synonyms of 'k8s' must be a value"},
      {"synonyms:\n  a: b\n  k8s: [kubernetes, [x]]\n", "mobysearch.yml:3: synonyms of 'k8s'"},
      {"synonyms:\n  a: b\n  k8s:\n", "mobysearch.yml:3: a synonym needs"},
      {"synonyms:\n  k8s: [kubernetes, '']\n", "mobysearch.yml:2: a synonym needs"},
      {"synonyms:\n  '': x\n", "mobysearch.yml:2: a synonym needs"},
      {"- db\n", "mobysearch.yml:1: must be a mapping"},
      {"db: x\nurl: \"open\n", "mobysearch.yml:2: invalid YAML: this quotation mark"}};
  for (const auto& c : cases) {
    const testing::TempDir dir;
    dir.write("mobysearch.yml", c.text);
    const auto file = SettingsFile::read(dir.path().string());
    ASSERT_FALSE(file.has_value()) << c.text;
    EXPECT_EQ(file.error().code, ErrorCode::kInputUnreadable);
    EXPECT_THAT(file.error().message, HasSubstr(c.message)) << c.text;
  }
}

TEST(Settings, ValuesAreTextAsItIsWritten) {
  const testing::TempDir dir;
  dir.write("mobysearch.yml", "lang: no\ntitle: 1.50\nfuture: yes\nurl:\nsynonyms: {2fa: 1.0}\n");
  const auto file = SettingsFile::read(dir.path().string());
  ASSERT_TRUE(file.has_value()) << file.error().message;
  EXPECT_EQ(
      file->options,
      (OptionValues{{"lang", {"no"}}, {"title", {"1.50"}}, {"future", {"yes"}}, {"url", {}}}));
  EXPECT_EQ(file->synonyms, (Synonyms{{"2fa", {"1.0"}}}));
}

}  // namespace
}  // namespace mobysearch
