// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/file_descriptor.h"
#include "common/index/index_file.h"
#include "common/result.h"
#include "indexer/writer/file_operations.h"

namespace mobysearch {

/// Publishes an index atomically. Holds a lock on the target, and a directory beside it
/// (`.NAME.tmp`) for temporary files, until it is destroyed. A killed process leaves both behind:
/// its lock no longer holds, and the next begin() clears the directory.
///
/// The index is the target, or shards that are named after it (common/index/shard.h). Each file is
/// replaced by one rename, so that at any moment, also after a kill or a power cut, it is the old
/// file or the new one; and none is before all new ones are completely on disk.
class Publisher {
 public:
  /// What there is beside the target until the end.
  struct Paths {
    std::string directory;
    std::string lock;
    pid_t process = 0;  ///< a child of it has nothing to remove
    static Paths beside(const std::filesystem::path& target);
    void remove(FileOperations& files) const;
  };

  /// Fails with kOutputLocked when another indexer holds the target, and with kOutputUnwritable,
  /// also where overwriting would destroy something that is not an index. A target that is a
  /// symbolic link means the file that it points to; a shard that is one is replaced. `files` must
  /// outlive the Publisher.
  static Result<Publisher> begin(const std::string& target, FileOperations& files,
                                 std::uint32_t shards = 1);

  Publisher(Publisher&&) noexcept = default;
  Publisher& operator=(Publisher&&) = delete;
  ~Publisher();

  /// Removes the lock and the temporary files of this process's Publisher, if there is one: for a
  /// process that is about to end without its destructors.
  static void abandon() noexcept;

  const std::string& target() const { return target_; }

  /// A path for something temporary, on the target's file system.
  std::string temporary(const std::string& name) const { return paths_->directory + "/" + name; }

  /// Makes the next of the files that publish() will publish, still empty, and returns its
  /// descriptor, which the Publisher closes. It opens the file a second time for itself: a write
  /// that fails later, also of somebody else's, is told once to each opening, when that one syncs.
  /// Fails with kOutputUnwritable.
  Result<int> make_database();

  /// Makes the database written to that file an index file that is on disk and that readers will
  /// take, and closes it. Fails with kOutputUnwritable.
  Result<SealedFile> seal(std::uint64_t posts);

  /// Renames the files, of which all are sealed, to the index's. Fails with kOutputUnwritable; the
  /// index is then untouched, but where only the rename of a later shard failed, or the last step,
  /// syncing the directory: the message then says so.
  Result<void> publish();

 private:
  static std::atomic<const Paths*> taken;  ///< of the one that took its lock last

  Publisher(std::string target, FileOperations& files, std::uint32_t shards);
  Result<void> check_outputs() const;
  /// The path of the file that becomes an output.
  std::string unpublished(std::size_t output) const;
  Result<void> take_lock();
  Result<void> make_temporary_directory();

  std::string target_;
  std::string parent_;
  std::vector<std::string> outputs_;  ///< the index's files
  std::size_t sealed_ = 0;            ///< of these
  std::unique_ptr<const Paths> paths_;
  FileOperations* files_;
  FileDescriptor lock_;
  FileDescriptor database_;  ///< that is to be sealed next
  FileDescriptor own_;       ///< of the same file
};

}  // namespace mobysearch
