// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/open_beneath.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr int kMaxLinks = 40;  // as the kernel's

/// Opens a path on which there is no link; else, or where the kernel cannot tell, fails.
int open_without_links(int root, const std::string& path, int flags) {
  open_how how{};
  how.flags = static_cast<unsigned>(flags | O_CLOEXEC);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  const char* name = path.empty() ? "." : path.c_str();
  return static_cast<int>(syscall(SYS_openat2, root, name, &how, sizeof how));
}

/// Whether it may be a link, a rename at the same time, or a kernel without openat2().
bool needs_walk(int error) {
  return error == ELOOP || error == EXDEV || error == EAGAIN || error == ENOSYS || error == EPERM;
}

/// The target of a link; nullopt and EINVAL when `name` is none.
std::optional<std::string> link_target(int directory, const std::string& name) {
  std::string target(PATH_MAX, '\0');
  const ssize_t size = readlinkat(directory, name.c_str(), target.data(), target.size());
  if (size < 0) return std::nullopt;
  target.resize(static_cast<std::size_t>(size));
  return target;
}

/// The part of an absolute path below a directory; nullopt when it is not in there.
std::optional<std::string> part_below(std::string_view directory, std::string_view path) {
  if (directory == "/") directory = {};
  if (!path.starts_with(directory)) return std::nullopt;
  path.remove_prefix(directory.size());
  if (!path.empty() && path[0] != '/') return std::nullopt;
  return std::string(path);
}

/// Goes to a path one component after the other, each of which is opened only if it is no link.
class Walk {
 public:
  Walk(int root, const std::string& root_path, const std::string& path)
      : root_(root), root_path_(root_path) {
    go_on_with(path);
  }

  Opened open(int flags) {
    Opened opened;
    while (opened.error == 0 && !opened.file) opened.error = step(flags, opened.file);
    opened.by_link = links_ > 0;
    opened.real_path = path_here();
    return opened;
  }

 private:
  struct Place {
    std::string name;
    FileDescriptor directory;
  };

  int here() const { return way_.empty() ? root_ : way_.back().directory.get(); }

  std::string path_here() const {
    std::string path;
    for (const Place& place : way_) path.append(path.empty() ? "" : "/").append(place.name);
    return path;
  }

  void go_on_with(std::string_view path) {
    const std::vector<std::string_view> parts = split(path, '/');
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
      if (!part->empty() && *part != ".") left_.emplace_back(*part);
    }
  }

  /// One component; opens `file` when it is the last. 0 or an errno.
  int step(int flags, FileDescriptor& file) {
    if (left_.empty()) return open_here(".", flags, file);
    const std::string name = left_.back();
    left_.pop_back();
    if (name == "..") return go_up();
    if (const auto target = link_target(here(), name)) return follow(*target);
    if (errno != EINVAL) return errno;
    FileDescriptor place;
    const bool is_last = left_.empty();
    const int error = open_here(name, is_last ? flags : O_PATH | O_DIRECTORY, place);
    if (error != 0) return error;
    if (is_last) file = FileDescriptor(place.release());
    way_.push_back({name, std::move(place)});
    return 0;
  }

  int open_here(const std::string& name, int flags, FileDescriptor& file) const {
    file.reset(openat(here(), name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC));
    return file ? 0 : errno;
  }

  int go_up() {
    if (way_.empty()) return come_back(root_path_ + "/..");
    way_.pop_back();
    return 0;
  }

  int follow(const std::string& target) {
    if (++links_ > kMaxLinks) return ELOOP;
    if (target.starts_with('/')) return come_back(target);
    go_on_with(target);
    return 0;
  }

  /// From a place outside, or seen from there, back to the root if the path leads there.
  int come_back(std::string path) {
    if (++returns_ > kMaxLinks) return ELOOP;
    for (; !left_.empty(); left_.pop_back()) path.append("/").append(left_.back());
    std::optional<std::string> below;
    if (path.find("/..") == std::string::npos) below = part_below(root_path_, path);
    if (!below) {
      const std::unique_ptr<char, void (*)(void*)> real(realpath(path.c_str(), nullptr), free);
      if (real) below = part_below(root_path_, real.get());
    }
    if (!below) return EXDEV;
    way_.clear();
    go_on_with(*below);
    return 0;
  }

  const int root_;
  const std::string& root_path_;
  std::vector<std::string> left_;  ///< components to go, the next one last
  std::vector<Place> way_;         ///< the folders gone through
  int links_ = 0, returns_ = 0;
};

}  // namespace

Opened open_beneath(int root, const std::string& root_path, const std::string& path, int flags) {
  FileDescriptor file(open_without_links(root, path, flags));
  if (file) return {std::move(file), 0, false, path};
  if (!needs_walk(errno)) return {{}, errno, false, path};
  return Walk(root, root_path, path).open(flags);
}

}  // namespace mobysearch
