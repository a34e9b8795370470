// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "common/file_descriptor.h"
#include "common/index/index_file.h"
#include "common/result.h"
#include "indexer/writer/file_operations.h"

namespace mobysearch {

/// The way of an index file to its place. Holds the lock on the target from begin() on, and a
/// directory beside it (`.NAME.tmp`) for everything temporary; both go when the Publisher does. A
/// killed process leaves them behind: its lock is void, and the next begin() clears the directory.
///
/// The target is replaced by one rename of a file that is wholly on disk, so that at any moment,
/// also after a kill or a power cut, it is the old file or the new one.
class Publisher {
 public:
  /// Refuses what should not be written over, and says what to do. Fails with kOutputUnwritable, or
  /// with kOutputLocked when another indexer holds the target. `files` must outlive the Publisher.
  static Result<Publisher> begin(const std::string& target, FileOperations& files);

  Publisher(Publisher&&) noexcept = default;
  Publisher& operator=(Publisher&&) = delete;
  ~Publisher();

  const std::string& target() const { return target_; }

  /// A path for something temporary, on the target's file system.
  std::string temporary(const std::string& name) const { return directory_ + "/" + name; }

  /// Makes the finished database file at `database` an index file and renames it to the target.
  /// Fails with kOutputUnwritable; the target is then untouched, unless only
  /// the very last step failed, syncing its directory, of which the message tells.
  Result<SealedFile> publish(const std::string& database, std::uint64_t posts);

 private:
  Publisher(std::string target, FileOperations& files);
  Result<void> take_lock();
  Result<void> make_temporary_directory();

  std::string target_;
  std::string parent_;
  std::string directory_;
  std::string lock_path_;
  FileOperations* files_;
  FileDescriptor lock_;
};

}  // namespace mobysearch
