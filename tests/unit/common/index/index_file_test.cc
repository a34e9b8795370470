// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <stop_token>
#include <string>

#include "common/file_descriptor.h"
#include "common/index/index_info.h"
#include "common/schema.h"
#include "indexer/writer/file_operations.h"
#include "indexer/writer/publisher.h"
#include "indexer/writer/segment.h"
#include "search/index.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::read_file;
using testing::TempDir;

/// An index of no posts: what opening looks at before it searches.
std::string write_index(const TempDir& directory) {
  const std::string target = directory / "blog.mobydb";
  FileOperations files;
  auto publisher = Publisher::begin(target, files);
  EXPECT_TRUE(publisher);
  StoredInfo stored;
  stored.schema = kSchemaVersion;
  stored.info.site_title = "Blog";
  const std::string segment = publisher->temporary("tail");
  Xapian::WritableDatabase tail = make_segment(segment);
  tail.set_metadata(std::string(kInfoKey), encode_info(stored));
  finish_segment(tail);
  merge_segments({segment}, publisher->make_database().value());
  EXPECT_TRUE(publisher->seal(0));
  EXPECT_TRUE(publisher->publish());
  return target;
}

ErrorCode code_of_opening(const std::string& path, bool verify = false) {
  const auto index = Index::open(path, {.verify_checksum = verify});
  if (index) return ErrorCode::kUsage;  // stands for "opened": opening never fails with it
  EXPECT_EQ(index.error().message.find(path), 0U) << index.error().message;
  EXPECT_FALSE(index.error().hint.empty()) << index.error().message;
  return index.error().code;
}
constexpr ErrorCode kOpened = ErrorCode::kUsage;

TEST(IndexFile, OpensWhole) {
  const TempDir directory;
  const std::string path = write_index(directory);
  const auto index = Index::open(path, {.verify_checksum = true});
  ASSERT_TRUE(index) << index.error().message;
  EXPECT_EQ((*index)->info().site_title, "Blog");
  EXPECT_EQ((*index)->info().revision.size(), 16U);
  const auto identity = FileIdentity::of(path);
  ASSERT_TRUE(identity);
  EXPECT_EQ(*identity, (*index)->identity());
}

TEST(IndexFile, EachKindOfWrongFileHasItsError) {
  const TempDir directory;
  const std::string whole = read_file(write_index(directory));
  const auto version_at = whole.size() - kFooterBytes + 16;
  std::string newer = whole;
  newer[version_at] = static_cast<char>(kSchemaVersion + 1);
  const struct {
    const char* name;
    std::string bytes;
    ErrorCode code;
  } cases[] = {
      {"whole", whole, kOpened},
      {"empty", "", ErrorCode::kIndexForeign},
      {"text", "# Not an index, but long enough to hold a footer, or so it seems.\n",
       ErrorCode::kIndexForeign},
      {"newer", newer, ErrorCode::kSchemaMismatch},
      {"without footer", whole.substr(0, whole.size() - kFooterBytes), ErrorCode::kIndexDamaged},
      {"cut in half", whole.substr(0, whole.size() / 2), ErrorCode::kIndexDamaged},
      {"a byte short", whole.substr(0, whole.size() - 1), ErrorCode::kIndexDamaged},
      {"hole in the middle", whole.substr(0, 8192) + whole.substr(16384), ErrorCode::kIndexDamaged},
      {"only the footer", whole.substr(whole.size() - kFooterBytes), ErrorCode::kIndexForeign},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(code_of_opening(directory.write("case", c.bytes)), c.code) << c.name;
  }
  EXPECT_EQ(code_of_opening(directory / "nothing"), ErrorCode::kIndexMissing);
  EXPECT_EQ(code_of_opening(directory.path().string()), ErrorCode::kIndexForeign);
}

TEST(IndexFile, AFailureToReadIsNoDamage) {
  const TempDir directory;
  const std::string path = write_index(directory);
  const FileDescriptor readable(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const FileDescriptor unreadable(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  const auto footer = read_footer(readable.get(), path);
  ASSERT_TRUE(footer);
  const std::string message = path + ": Bad file descriptor";
  const auto is = [&](const auto& result, ErrorCode code) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, code);
    EXPECT_EQ(result.error().message, message);
  };
  is(read_footer(unreadable.get(), path), ErrorCode::kIndexMissing);
  is(check_content(unreadable.get(), *footer, path), ErrorCode::kIndexMissing);
  is(seal_index_file(unreadable.get(), 0, path), ErrorCode::kOutputUnwritable);
}

TEST(IndexFile, ReadingALargeFileCanBeStopped) {
  const TempDir directory;
  const std::string path = write_index(directory);
  std::stop_source stop;
  stop.request_stop();
  const auto index = Index::open(path, {.stop = stop.get_token()});
  ASSERT_FALSE(index);
  EXPECT_EQ(index.error().code, ErrorCode::kInternal);
}

TEST(IndexFile, ChecksumFindsAnyFlippedBit) {
  const TempDir directory;
  const std::string whole = read_file(write_index(directory));
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    EXPECT_NE(code_of_opening(directory.write("case", bytes), true), kOpened) << at;
  }
}

TEST(IndexFile, GoesOnBeingReadAfterItIsReplaced) {
  const TempDir directory;
  const std::string path = write_index(directory);
  const auto index = Index::open(path);
  ASSERT_TRUE(index);
  directory.write("other", "x");
  std::filesystem::rename(directory / "other", path);
  EXPECT_NE(FileIdentity::of(path).value(), (*index)->identity());
  EXPECT_EQ((*index)->info().site_title, "Blog");
}

}  // namespace
}  // namespace mobysearch
