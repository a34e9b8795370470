// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/file_descriptor.h"
#include "common/result.h"

struct inotify_event;

namespace mobysearch {

/// What of a directory tree is watched. Paths are below its root.
struct WatchedPaths {
  std::function<bool(const std::string& directory)> enters;  ///< whether to look into it
  std::function<bool(const std::string& path)> counts;       ///< whether its change is told
};

/// Tells what changes in a directory tree (inotify): what is written, made, renamed, removed, or
/// given other permissions. Links are not followed. Folders that are made later are watched as
/// well; when the kernel has dropped changes, or the root was replaced, all of it is looked at
/// again. Not thread-safe.
class TreeWatch {
 public:
  static constexpr std::size_t kMaxFolders = 65'536;  ///< that are watched
  static constexpr std::size_t kMaxChanges = 1000;    ///< that are told by name

  /// Watches the tree below `root`, and the files `others` elsewhere. kInputUnreadable when `root`
  /// cannot be watched, kInternal when the system gives no (more) inotify.
  static Result<TreeWatch> begin(const std::string& root, std::vector<std::string> others,
                                 WatchedPaths paths, std::size_t max_folders = kMaxFolders);

  /// Can be read when something may have changed; may be another one after each call. Without the
  /// root there is none: -1, and take_changes() is to be tried now and then.
  int descriptor() const { return is_lost_ ? -1 : inotify_.get(); }

  /// What has changed since it was last asked, without waiting: paths below the root, and of
  /// `others` as they were given. With kWhole, anything may have.
  std::set<std::string> take_changes();
  static constexpr const char* kWhole = "";

  /// Why changes in some folders are not seen, and what to do; empty when all are.
  std::string problem() const;

 private:
  TreeWatch(std::string root, std::vector<std::string> others, WatchedPaths paths,
            std::size_t max_folders);
  Result<void> start();
  bool watch_folder(const std::string& path);
  void watch_below(const std::string& path, int depth);
  void forget_below(const std::string& path);
  void take(const inotify_event& event, std::set<std::string>& changes);
  void take_in_folder(const inotify_event& event, const std::string& path,
                      std::set<std::string>& changes);
  void take_other(const inotify_event& event, std::set<std::string>& changes) const;

  std::string root_;
  std::vector<std::string> others_;
  WatchedPaths paths_;
  std::size_t max_folders_;
  FileDescriptor inotify_;
  std::map<int, std::string> folders_;        ///< by watch descriptor, paths below the root
  std::map<int, std::string> other_folders_;  ///< by watch descriptor, of `others`
  int root_watch_ = -1;
  bool is_lost_ = true;     ///< the root is gone, or changes were dropped: all is to be begun anew
  std::string unwatched_;   ///< the first folder for which there was no watch
  std::size_t missed_ = 0;  ///< how many of them
};

}  // namespace mobysearch
