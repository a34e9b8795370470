// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/publisher.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "common/index/index_file.h"
#include "common/index/shard.h"
#include "indexer/writer/segment.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;
using testing::read_file;
using testing::TempDir;

// Fails the n-th operation (from 1) with ENOSPC.
class FailingOperations : public FileOperations {
 public:
  explicit FailingOperations(int failing) : left_(failing) {}
  bool has_failed() const { return left_ <= 0; }

  int open_file(const std::string& path, int flags, int mode) override {
    return fails() ? -ENOSPC : FileOperations::open_file(path, flags, mode);
  }
  int lock(int fd) override { return fails() ? ENOSPC : FileOperations::lock(fd); }
  int make_directory(const std::string& path) override {
    return fails() ? ENOSPC : FileOperations::make_directory(path);
  }
  int set_mode(int fd, int mode) override {
    return fails() ? ENOSPC : FileOperations::set_mode(fd, mode);
  }
  int sync(int fd) override { return fails() ? ENOSPC : FileOperations::sync(fd); }
  int sync_directory(const std::string& path) override {
    return fails() ? ENOSPC : FileOperations::sync_directory(path);
  }
  int rename(const std::string& from, const std::string& to) override {
    return fails() ? ENOSPC : FileOperations::rename(from, to);
  }

 private:
  bool fails() { return --left_ == 0; }
  int left_;
};

void write_database(int fd, const std::string& segment, const std::string& word) {
  Xapian::WritableDatabase database = make_segment(segment);
  Xapian::Document document;
  document.add_term(word);
  database.replace_document(1, document);
  finish_segment(database);
  merge_segments({segment}, fd);
}

Result<SealedFile> publish(const std::string& target, const std::string& word,
                           FileOperations& files) {
  auto publisher = Publisher::begin(target, files);
  if (!publisher) return fail(publisher.error());
  const auto database = publisher->make_database();
  if (!database) return fail(database.error());
  write_database(*database, publisher->temporary("segment"), word);
  auto sealed = publisher->seal(1);
  if (!sealed) return sealed;
  if (auto ok = publisher->publish(); !ok) return fail(ok.error());
  return sealed;
}

bool is_whole(const std::string& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const auto footer = read_footer(file.get(), path);
  return footer && check_content(file.get(), *footer, path);
}

std::size_t files_in(const TempDir& directory) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(directory.path()), fs::directory_iterator()));
}

TEST(Publisher, LeavesOneFileReadableByAll) {
  const TempDir directory;
  const std::string target = directory / "blog.mobydb";
  const mode_t before = ::umask(0077);
  FileOperations files;
  const auto sealed = publish(target, "old", files);
  ::umask(before);
  ASSERT_TRUE(sealed) << sealed.error().message;
  EXPECT_TRUE(is_whole(target));
  EXPECT_EQ(sealed->bytes, fs::file_size(target));
  struct stat status {};
  ASSERT_EQ(::stat(target.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0644U);
  EXPECT_EQ(files_in(directory), 1U);
}

TEST(Publisher, EqualContentIsEqualFiles) {
  const TempDir directory;
  FileOperations files;
  const auto one = publish(directory / "one", "word", files);
  const auto two = publish(directory / "two", "word", files);
  const auto other = publish(directory / "other", "another", files);
  ASSERT_TRUE(one && two && other);
  EXPECT_EQ(one->revision, two->revision);
  EXPECT_NE(one->revision, other->revision);
  EXPECT_EQ(read_file(directory / "one"), read_file(directory / "two"));
}

TEST(Publisher, WhateverFailsTheTargetIsTheOldFileOrTheNewOne) {
  const TempDir directory;
  const std::string target = directory / "blog.mobydb";
  FileOperations sound;
  int failing = 1;
  for (;; ++failing) {
    ASSERT_TRUE(publish(target, "old", sound));
    const std::string old_file = read_file(target);
    FailingOperations files(failing);
    const auto sealed = publish(target, "new", files);
    if (!files.has_failed()) break;
    ASSERT_FALSE(sealed) << failing;
    EXPECT_EQ(sealed.error().code, ErrorCode::kOutputUnwritable) << failing;
    EXPECT_NE(sealed.error().message.find("No space left"), std::string::npos)
        << sealed.error().message;
    EXPECT_TRUE(is_whole(target)) << failing;
    const bool published = sealed.error().message.find("is published") != std::string::npos;
    EXPECT_EQ(read_file(target) == old_file, !published) << failing;
    fs::remove(directory / ".blog.mobydb.lock");  // left only if taking the lock itself failed
    EXPECT_EQ(files_in(directory), 1U) << failing;
  }
  EXPECT_GE(failing, 8) << "every step must have failed once";
}

TEST(Publisher, WhatReadersWouldRefuseIsNotPublished) {
  const TempDir directory;
  const std::string target = directory / "blog.mobydb";
  FileOperations files;
  ASSERT_TRUE(publish(target, "old", files));
  const std::string old_file = read_file(target);
  auto publisher = Publisher::begin(target, files);
  ASSERT_TRUE(publisher);
  const int database = publisher->make_database().value();
  write_database(database, publisher->temporary("segment"), "new");
  const std::string nonsense(100, 'x');
  ASSERT_EQ(::pwrite(database, nonsense.data(), nonsense.size(), 8192), 100);
  const auto sealed = publisher->seal(1);
  ASSERT_FALSE(sealed);
  EXPECT_EQ(sealed.error().code, ErrorCode::kOutputUnwritable);
  EXPECT_EQ(sealed.error().message,
            target + ": the new index came out damaged, so it is not published");
  EXPECT_EQ(read_file(target), old_file);
}

/// Whether what is synced was opened for that: by its place in the file.
class PlaceOfSynced : public FileOperations {
 public:
  int sync(int fd) override {
    place = ::lseek(fd, 0, SEEK_CUR);
    return FileOperations::sync(fd);
  }
  off_t place = -1;
};

TEST(Publisher, SyncsAnOpeningOfItsOwnToWhichNoErrorWasToldBefore) {
  const TempDir directory;
  PlaceOfSynced files;
  auto publisher = Publisher::begin(directory / "blog.mobydb", files);
  ASSERT_TRUE(publisher);
  const int database = publisher->make_database().value();
  write_database(database, publisher->temporary("segment"), "word");
  ASSERT_EQ(::lseek(database, 100, SEEK_SET), 100);
  ASSERT_TRUE(publisher->seal(1));
  EXPECT_EQ(files.place, 0);
}

TEST(Publisher, SecondOneIsTurnedAway) {
  const TempDir directory;
  const std::string target = directory / "blog.mobydb";
  FileOperations files;
  {
    const auto first = Publisher::begin(target, files);
    ASSERT_TRUE(first);
    const auto second = Publisher::begin(target, files);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::kOutputLocked);
    EXPECT_TRUE(fs::exists(directory / ".blog.mobydb.tmp")) << "the first one's, still in use";
  }
  EXPECT_TRUE(Publisher::begin(target, files));
}

TEST(Publisher, ClearsWhatAKilledOneLeft) {
  const TempDir directory;
  directory.write(".blog.mobydb.tmp/segment-0/postlist.glass", "junk");
  directory.write(".blog.mobydb.lock", "");
  FileOperations files;
  ASSERT_TRUE(publish(directory / "blog.mobydb", "new", files));
  EXPECT_EQ(files_in(directory), 1U);
}

TEST(Publisher, LeavesNothingWhereItsProcessEndsWithoutDestructors) {
  const TempDir dir;
  FileOperations files;
  const auto publisher = Publisher::begin(dir / "blog.mobydb", files);
  ASSERT_TRUE(publisher);
  const pid_t child = ::fork();
  if (child == 0) {
    Publisher::abandon();
    ::_exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_FALSE(fs::is_empty(dir.path())) << "it is its parent's";
  Publisher::abandon();
  EXPECT_TRUE(fs::is_empty(dir.path()));
  Publisher::abandon();
}

TEST(Publisher, RefusesWhatIsNoIndexAndSaysWhatToDo) {
  const TempDir directory;
  directory.write("notes.txt", "my only copy");
  directory.write("empty", "");
  fs::create_directory(directory / "folder");
  fs::create_symlink(directory / "notes.txt", directory / "link");
  FileOperations files;
  for (const char* name : {"notes.txt", "empty", "folder", "folder/", "link", "missing/blog.mobydb",
                           "notes.txt/blog.mobydb"}) {
    const auto publisher = Publisher::begin(directory / name, files);
    ASSERT_FALSE(publisher) << name;
    EXPECT_EQ(publisher.error().code, ErrorCode::kOutputUnwritable) << name;
    EXPECT_FALSE(publisher.error().hint.empty()) << name;
    EXPECT_EQ(publisher.error().message.find('\n'), std::string::npos) << name;
  }
  EXPECT_EQ(read_file(directory / "notes.txt"), "my only copy");
}

TEST(Publisher, FollowsALinkToAnIndex) {
  const TempDir directory;
  FileOperations files;
  ASSERT_TRUE(publish(directory / "real.mobydb", "old", files));
  fs::create_symlink("real.mobydb", directory / "link.mobydb");
  ASSERT_TRUE(publish(directory / "link.mobydb", "new", files));
  EXPECT_TRUE(fs::is_symlink(directory / "link.mobydb"));
  EXPECT_TRUE(is_whole(directory / "real.mobydb"));
}

constexpr std::uint32_t kShards = 3;

Result<void> publish_shards(const std::string& target, const std::string& word,
                            FileOperations& files) {
  auto publisher = Publisher::begin(target, files, kShards);
  if (!publisher) return fail(publisher.error());
  for (std::uint32_t shard = 1; shard <= kShards; ++shard) {
    const auto database = publisher->make_database();
    if (!database) return fail(database.error());
    write_database(*database, publisher->temporary("segment"), word + std::to_string(shard));
    if (const auto sealed = publisher->seal(1); !sealed) return fail(sealed.error());
  }
  return publisher->publish();
}

std::vector<std::string> shards_of(const std::string& target) {
  std::vector<std::string> all;
  for (const std::string& file : index_files(target, kShards)) all.push_back(read_file(file));
  return all;
}

TEST(Publisher, LeavesAFileForEachShard) {
  const TempDir directory;
  const std::string target = directory / "blog.mobydb";
  FileOperations files;
  ASSERT_TRUE(publish_shards(target, "old", files));
  for (const std::string& file : index_files(target, kShards)) EXPECT_TRUE(is_whole(file));
  EXPECT_EQ(files_in(directory), kShards);
  EXPECT_FALSE(fs::exists(target));
}

TEST(Publisher, WhateverFailsBeforeTheFirstRenameAllShardsAreTheOldOnes) {
  const TempDir directory;
  const std::string target = directory / "blog.mobydb";
  FileOperations sound;
  std::size_t renamed_some = 0;
  int failing = 1;
  for (;; ++failing) {
    ASSERT_TRUE(publish_shards(target, "old", sound));
    const auto before = shards_of(target);
    FailingOperations files(failing);
    const auto published = publish_shards(target, "new", files);
    if (!files.has_failed()) break;
    ASSERT_FALSE(published) << failing;
    const Error& error = published.error();
    EXPECT_EQ(error.code, ErrorCode::kOutputUnwritable) << failing;
    for (const std::string& file : index_files(target, kShards))
      EXPECT_TRUE(is_whole(file)) << failing;
    const bool are_mixed = error.hint.find("shards are the new ones") != std::string::npos;
    const bool is_published = error.message.find("is published") != std::string::npos;
    EXPECT_EQ(shards_of(target) == before, !are_mixed && !is_published) << failing;
    if (are_mixed) ++renamed_some;
    fs::remove(directory / ".blog.mobydb.lock");
    EXPECT_EQ(files_in(directory), kShards) << failing;
  }
  EXPECT_EQ(renamed_some, kShards - 1);
  EXPECT_GE(failing, 20) << "every step must have failed once";
}

TEST(Publisher, ReplacesNoShardWhereOneIsNoIndex) {
  const TempDir directory;
  const std::string target = directory / "blog.mobydb";
  directory.write("blog-2-of-3.mobydb", "my only copy");
  FileOperations files;
  const auto publisher = Publisher::begin(target, files, kShards);
  ASSERT_FALSE(publisher);
  EXPECT_NE(publisher.error().message.find("blog-2-of-3.mobydb"), std::string::npos);
  EXPECT_EQ(read_file(directory / "blog-2-of-3.mobydb"), "my only copy");
  EXPECT_EQ(files_in(directory), 1U);
}

}  // namespace
}  // namespace mobysearch
