// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/file_operations.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

#include "common/file_descriptor.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;
using testing::TempDir;

class FileOperationsTest : public ::testing::Test {
 protected:
  TempDir dir_;
  FileOperations files_;
};

TEST_F(FileOperationsTest, OpensOrSaysWhyNot) {
  const FileDescriptor made(files_.open_file(dir_ / "new", O_WRONLY | O_CREAT | O_EXCL, 0600));
  ASSERT_TRUE(made);
  EXPECT_NE(::fcntl(made.get(), F_GETFD) & FD_CLOEXEC, 0) << "children do not get it";
  EXPECT_EQ(files_.open_file(dir_ / "new", O_WRONLY | O_CREAT | O_EXCL, 0600), -EEXIST);
  EXPECT_EQ(files_.open_file(dir_ / "missing", O_RDONLY, 0), -ENOENT);
  EXPECT_EQ(files_.open_file(dir_.path().string(), O_WRONLY, 0), -EISDIR);
}

TEST_F(FileOperationsTest, OneHoldsALockAtATime) {
  const std::string path = dir_.write("lock", "");
  FileDescriptor first(files_.open_file(path, O_RDWR, 0));
  const FileDescriptor second(files_.open_file(path, O_RDWR, 0));
  EXPECT_EQ(files_.lock(first.get()), 0);
  EXPECT_EQ(files_.lock(second.get()), EWOULDBLOCK);
  first.reset();
  EXPECT_EQ(files_.lock(second.get()), 0) << "a closed file is no longer locked";
  EXPECT_EQ(files_.lock(-1), EBADF);
}

TEST_F(FileOperationsTest, MakesPrivateDirectories) {
  EXPECT_EQ(files_.make_directory(dir_ / "d"), 0);
  struct stat status {};
  ASSERT_EQ(::stat((dir_ / "d").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0077U, 0U) << "nobody else looks in";
  EXPECT_EQ(files_.make_directory(dir_ / "d"), EEXIST);
  EXPECT_EQ(files_.make_directory(dir_ / "no/such"), ENOENT);
}

TEST_F(FileOperationsTest, SetsModesAndSyncs) {
  const FileDescriptor file(files_.open_file(dir_.write("f", "x"), O_RDWR, 0));
  EXPECT_EQ(files_.set_mode(file.get(), 0640), 0);
  struct stat status {};
  ASSERT_EQ(::fstat(file.get(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0640U);
  EXPECT_EQ(files_.sync(file.get()), 0);
  EXPECT_EQ(files_.sync_directory(dir_.path().string()), 0);
  EXPECT_EQ(files_.set_mode(-1, 0600), EBADF);
  EXPECT_EQ(files_.sync(-1), EBADF);
  EXPECT_EQ(files_.sync_directory(dir_ / "missing"), ENOENT);
  EXPECT_EQ(files_.sync_directory(dir_ / "f"), ENOTDIR);
}

TEST_F(FileOperationsTest, RenamingReplaces) {
  dir_.write("old", "old");
  dir_.write("new", "new");
  EXPECT_EQ(files_.rename(dir_ / "new", dir_ / "old"), 0);
  EXPECT_EQ(testing::read_file(dir_ / "old"), "new");
  EXPECT_FALSE(fs::exists(dir_ / "new"));
  EXPECT_EQ(files_.rename(dir_ / "new", dir_ / "old"), ENOENT);
}

TEST_F(FileOperationsTest, RemovesFilesAndTreesAndNeverWhatALinkLeadsTo) {
  dir_.write("kept/file", "x");
  dir_.write("tree/deep/file", "x");
  fs::create_directory_symlink(dir_ / "kept", dir_ / "tree/link");
  EXPECT_EQ(files_.remove_tree(dir_ / "tree"), 0);
  EXPECT_FALSE(fs::exists(dir_ / "tree"));
  EXPECT_TRUE(fs::exists(dir_ / "kept/file"));
  EXPECT_EQ(files_.remove_tree(dir_ / "tree"), 0) << "there is nothing any more";
  EXPECT_EQ(files_.remove_file(dir_ / "kept/file"), 0);
  EXPECT_EQ(files_.remove_file(dir_ / "kept/file"), ENOENT);
  EXPECT_NE(files_.remove_file(dir_ / "kept"), 0) << "a directory is no file";
}

}  // namespace
}  // namespace mobysearch
