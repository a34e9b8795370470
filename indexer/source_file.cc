// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace mobysearch {
namespace {

namespace fs = std::filesystem;
constexpr int kMaxDirectoryDepth = 40;

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

bool matches_any(const std::vector<std::string>& patterns, const std::string& path,
                 bool is_directory) {
  return std::any_of(patterns.begin(), patterns.end(), [&](std::string pattern) {
    if (!pattern.empty() && pattern.front() == '/') pattern.erase(0, 1);
    if (pattern.empty()) return false;
    const std::string full = is_directory ? path + "/" : path;
    return fnmatch(pattern.c_str(), path.c_str(), FNM_PERIOD) == 0 || full.rfind(pattern, 0) == 0;
  });
}

struct Walk {
  const fs::path root;
  const std::vector<std::string>& include;
  const std::vector<std::string>& exclude;
  const std::vector<std::string>& special;
  std::vector<std::string> files;

  bool hidden(const std::string& name, const std::string& path, bool is_directory) const {
    if (matches_any(include, path, is_directory) || matches_any(include, name, is_directory)) {
      return false;
    }
    const bool is_special =
        is_directory && std::find(special.begin(), special.end(), name) != special.end();
    const bool marked = std::strchr("._#~", name.front()) != nullptr || name.back() == '~';
    if (marked && !is_special) return true;
    return matches_any(exclude, path, is_directory);
  }

  void directory(const fs::path& below, int depth) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(root / below, error), end; !error && it != end;
         it.increment(error)) {
      entries.push_back(*it);
    }
    for (const auto& entry : entries) {
      const std::string name = entry.path().filename().string();
      const fs::path path = below / name;
      const bool link = entry.is_symlink(error);
      const bool is_directory = !link && entry.is_directory(error);
      if (hidden(name, path.string(), is_directory)) continue;
      if (is_directory) {
        if (depth < kMaxDirectoryDepth) directory(path, depth + 1);
      } else if (link ? stays_inside(entry.path()) : entry.is_regular_file(error)) {
        files.push_back(path.string());
      }
    }
  }

  bool stays_inside(const fs::path& link) const {
    std::error_code error;
    const fs::path target = fs::canonical(link, error);
    if (error || !fs::is_regular_file(target, error)) return false;
    const auto [end, ignored] =
        std::mismatch(root.begin(), root.end(), target.begin(), target.end());
    return end == root.end();
  }
};

}  // namespace

Result<std::string> read_source_file(const std::string& path, std::size_t max_bytes) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat status {};
  if (file.get() < 0 || fstat(file.get(), &status) != 0) {
    return fail(ErrorCode::kInputUnreadable, fmt::format("cannot be read: {}", strerror(errno)));
  }
  if (!S_ISREG(status.st_mode)) return fail(ErrorCode::kInputUnreadable, "is not a regular file");
  std::string text;
  text.resize(std::min(static_cast<std::size_t>(status.st_size), max_bytes) + 1);
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t count = read(file.get(), text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return fail(ErrorCode::kInputUnreadable, fmt::format("cannot be read: {}", strerror(errno)));
    }
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > max_bytes) {
      return fail(ErrorCode::kInputUnreadable,
                  fmt::format("is larger than {} KiB", max_bytes / 1024));
    }
    if (size == text.size()) text.resize(text.size() * 2);  // it grows while we read
  }
  text.resize(size);
  return text;
}

std::vector<std::string> list_source_files(const std::string& root,
                                           const std::vector<std::string>& include,
                                           const std::vector<std::string>& exclude,
                                           const std::vector<std::string>& special) {
  Walk walk{fs::path(root), include, exclude, special, {}};
  walk.directory({}, 0);
  std::sort(walk.files.begin(), walk.files.end());
  return std::move(walk.files);
}

}  // namespace mobysearch
