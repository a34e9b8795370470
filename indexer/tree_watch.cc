// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tree_watch.h"

#include <dirent.h>
#include <fmt/format.h>
#include <sys/inotify.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxDepth = 40;  ///< of folders below each other
constexpr std::uint32_t kEvents = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t kEndOfFolder = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED;

/// The names of the folders in a folder, links left out.
std::vector<std::string> folders_in(const std::string& path) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), ::closedir);
  if (!directory) return names;
  while (const dirent* const entry = ::readdir(directory.get())) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    std::error_code error;
    const bool is_folder =
        entry->d_type == DT_DIR ||
        (entry->d_type == DT_UNKNOWN &&
         fs::symlink_status(fs::path(path) / name, error).type() == fs::file_type::directory);
    if (is_folder) names.push_back(name);
  }
  return names;
}

/// Beyond so many, that anything may have changed is all that is told.
void add(std::set<std::string>& changes, const std::string& path) {
  changes.insert(changes.size() < TreeWatch::kMaxChanges ? path : TreeWatch::kWhole);
}

}  // namespace

TreeWatch::TreeWatch(std::string root, std::vector<std::string> others, WatchedPaths paths,
                     std::size_t max_folders)
    : root_(std::move(root)),
      others_(std::move(others)),
      paths_(std::move(paths)),
      max_folders_(max_folders) {}

Result<TreeWatch> TreeWatch::begin(const std::string& root, std::vector<std::string> others,
                                   WatchedPaths paths, std::size_t max_folders) {
  TreeWatch watch(root, std::move(others), std::move(paths), max_folders);
  if (auto started = watch.start(); !started) return fail(std::move(started.error()));
  return watch;
}

Result<void> TreeWatch::start() {
  folders_.clear();
  other_folders_.clear();
  unwatched_.clear();
  missed_ = 0;
  is_lost_ = true;
  inotify_.reset(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  if (!inotify_) {
    return fail(ErrorCode::kInternal,
                fmt::format("changes cannot be watched: {}", std::strerror(errno)),
                errno == EMFILE ? "end other programs that watch files, or raise "
                                  "fs.inotify.max_user_instances with sysctl"
                                : "");
  }
  root_watch_ = ::inotify_add_watch(inotify_.get(), root_.c_str(), kEvents | IN_ONLYDIR);
  if (root_watch_ < 0) {
    const bool is_full = errno == ENOSPC;
    return fail(is_full ? ErrorCode::kInternal : ErrorCode::kInputUnreadable,
                fmt::format("{}: cannot be watched: {}", root_,
                            is_full ? "no inotify watch is left" : std::strerror(errno)),
                is_full ? "raise fs.inotify.max_user_watches with sysctl" : "");
  }
  is_lost_ = false;
  folders_[root_watch_] = "";
  for (const std::string& name : folders_in(root_)) watch_below(name, 1);
  for (const std::string& other : others_) {
    const fs::path parent = fs::path(other).parent_path();
    const int watch = ::inotify_add_watch(inotify_.get(), parent.empty() ? "." : parent.c_str(),
                                          kEvents | IN_ONLYDIR);
    if (watch >= 0 && !folders_.contains(watch)) other_folders_[watch] = parent.string();
  }
  return {};
}

/// False when it is not watched.
bool TreeWatch::watch_folder(const std::string& path) {
  const int watch = folders_.size() < max_folders_
                        ? ::inotify_add_watch(inotify_.get(), (root_ + "/" + path).c_str(),
                                              kEvents | IN_ONLYDIR | IN_DONT_FOLLOW)
                        : -1;
  if (watch >= 0) {
    folders_[watch] = path;
    return true;
  }
  // One that is gone, or closed to us, is not missed: the indexer says so, too.
  const bool is_full = folders_.size() >= max_folders_ || errno == ENOSPC || errno == ENOMEM;
  if (is_full && missed_++ == 0) unwatched_ = path;
  return false;
}

void TreeWatch::watch_below(const std::string& path, int depth) {
  if (depth > kMaxDepth || !paths_.enters(path) || !watch_folder(path)) return;
  // After the watch: what is made in between is told by it.
  for (const std::string& name : folders_in(root_ + "/" + path)) {
    watch_below(join_path(path, name), depth + 1);
  }
}

void TreeWatch::forget_below(const std::string& path) {
  std::erase_if(folders_, [&](const auto& folder) {
    const bool is_below = folder.second == path || folder.second.starts_with(path + "/");
    if (is_below) ::inotify_rm_watch(inotify_.get(), folder.first);
    return is_below;
  });
}

std::set<std::string> TreeWatch::take_changes() {
  std::set<std::string> changes;
  alignas(inotify_event) std::array<char, 65536> buffer;
  while (!is_lost_) {
    const ssize_t size = ::read(inotify_.get(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return changes;
    for (ssize_t at = 0; at < size && !is_lost_;) {
      const auto& event = *reinterpret_cast<const inotify_event*>(buffer.data() + at);
      take(event, changes);
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  }
  // A root that was replaced is there already.
  if (start()) changes.insert(kWhole);
  return changes;
}

void TreeWatch::take(const inotify_event& event, std::set<std::string>& changes) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) is_lost_ = true;
  if (event.wd == root_watch_ && (event.mask & kEndOfFolder) != 0) is_lost_ = true;
  if (event.len > 0) take_other(event, changes);
  const auto folder = folders_.find(event.wd);
  if (folder == folders_.end()) return;
  if ((event.mask & IN_IGNORED) != 0) folders_.erase(folder);
  if (event.len > 0) take_in_folder(event, join_path(folder->second, event.name), changes);
}

void TreeWatch::take_in_folder(const inotify_event& event, const std::string& path,
                               std::set<std::string>& changes) {
  if ((event.mask & IN_ISDIR) == 0) {
    if (paths_.counts(path)) add(changes, path);
    return;
  }
  if ((event.mask & IN_MOVED_FROM) != 0) forget_below(path);
  if (!paths_.enters(path)) return;
  if ((event.mask & (IN_CREATE | IN_MOVED_TO | IN_ATTRIB)) != 0) watch_below(path, 1);
  add(changes, path + "/");
}

void TreeWatch::take_other(const inotify_event& event, std::set<std::string>& changes) const {
  const auto folder = other_folders_.find(event.wd);
  if (folder == other_folders_.end()) return;
  for (const std::string& other : others_) {
    const fs::path path(other);
    if (path.parent_path() == folder->second && path.filename() == event.name) add(changes, other);
  }
}

std::string TreeWatch::problem() const {
  if (missed_ == 0) return {};
  const std::string more = missed_ == 1 ? "" : fmt::format(" and {} more folders", missed_ - 1);
  return fmt::format(
      "{}{}: changes there are not seen, as the system gives no more inotify watches, or there are "
      "more than {} folders: name folders that hold no posts in the configuration's `exclude`, or "
      "raise fs.inotify.max_user_watches with sysctl",
      unwatched_, more, max_folders_);
}

}  // namespace mobysearch
