// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/source_tree.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "common/input_file.h"
#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/open_beneath.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr int kReadDirectory = O_RDONLY | O_DIRECTORY | O_NONBLOCK;

constexpr const char* kBadName = "its name is not valid UTF-8";

/// Its bytes that are not valid UTF-8 as \xE9.
std::string shown_name(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const std::string_view letter = name.substr(0, decode_utf8(name).length);
    out += is_valid_utf8(letter) ? std::string(letter)
                                 : fmt::format("\\x{:02X}", static_cast<unsigned char>(letter[0]));
    name.remove_prefix(is_valid_utf8(letter) ? letter.size() : 1);
  }
  return out;
}

std::string cannot_be_read(int error) {
  return fmt::format("cannot be read: {}", std::strerror(error));
}

bool is_missing(const Opened& opened) {
  return !opened.by_link && (opened.error == ENOENT || opened.error == ENOTDIR);
}

/// Whether the system failed, other than for where a link leads.
bool is_failure(const Opened& opened) {
  const bool is_broken_link = opened.by_link && opened.error == ENOENT;
  return opened.error != 0 && opened.error != EXDEV && !is_broken_link;
}

bool is_in_git(std::string_view path) {
  const auto parts = split(path, '/');
  return std::ranges::find(parts, ".git") != parts.end();
}

FileStatus::Kind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileStatus::Kind::kFile;
  return S_ISDIR(mode) ? FileStatus::Kind::kDirectory : FileStatus::Kind::kOther;
}

}  // namespace

Result<SourceTree> SourceTree::open(const std::string& directory) {
  std::error_code error;
  SourceTree tree;
  tree.path_ = fs::canonical(directory, error).string();
  FileDescriptor opened(::open(directory.c_str(), kReadDirectory | O_CLOEXEC));
  if (!opened) return fail(ErrorCode::kInputUnreadable, cannot_be_read(errno));
  tree.directory_ = std::make_shared<const FileDescriptor>(std::move(opened));
  return tree;
}

Result<SourceTree> SourceTree::subtree(const std::string& path) const {
  Opened opened = open_at(path, kReadDirectory);
  std::string problem = problem_with(path, opened);
  if (!problem.empty()) return fail(ErrorCode::kInputUnreadable, std::move(problem));
  SourceTree tree;
  tree.path_ = (fs::path(path_) / opened.real_path).string();
  tree.directory_ = std::make_shared<const FileDescriptor>(std::move(opened.file));
  return tree;
}

std::string SourceTree::place_of(const std::string& configured) const {
  const fs::path absolute = fs::path("/" + configured).lexically_normal();
  fs::path below = absolute.lexically_relative("/");
  const fs::path from_here = fs::path(configured).lexically_normal().lexically_relative(path_);
  const bool is_in_tree =
      configured.starts_with('/') && !from_here.empty() && *from_here.begin() != "..";
  if (is_in_tree) below = from_here;
  const std::string place = below.string();
  return place == "." ? std::string() : std::string(trim(place, "/"));
}

Result<std::string> SourceTree::read(const std::string& path, std::size_t max_bytes) const {
  const Opened opened = open_at(path, kReadFile);
  std::string problem = problem_with(path, opened);
  if (!problem.empty()) return fail(ErrorCode::kInputUnreadable, std::move(problem));
  return read_regular_file(opened.file.get(), max_bytes);
}

Result<std::optional<std::string>> SourceTree::read_if_there(const std::string& path,
                                                             std::size_t max_bytes) const {
  if (is_missing(open_at(path, O_PATH))) return std::optional<std::string>();
  auto text = read(path, max_bytes);
  if (!text) return fail(std::move(text.error()));
  return std::optional(std::move(*text));
}

std::string SourceTree::problem_of_file(const std::string& path) const {
  return problem_with(path, open_at(path, kReadFile));
}

Result<FileStatus> SourceTree::status(const std::string& path) const {
  const Opened opened = open_at(path, O_PATH);
  if (is_missing(opened)) return FileStatus();
  std::string problem = problem_with(path, opened);
  struct stat status {};
  if (problem.empty() && fstat(opened.file.get(), &status) != 0) problem = cannot_be_read(errno);
  if (!problem.empty()) return fail(ErrorCode::kInputUnreadable, std::move(problem));
  return FileStatus{kind_of(status.st_mode), static_cast<std::uint64_t>(status.st_size),
                    status.st_mtime, opened.real_path};
}

bool SourceTree::has_file(const std::string& path) const {
  const auto found = status(path);
  return found && found->kind == FileStatus::Kind::kFile;
}

bool SourceTree::has_directory(const std::string& path) const {
  const auto found = status(path);
  return found && found->kind == FileStatus::Kind::kDirectory;
}

SourceListing SourceTree::list(const std::string& path) const {
  SourceListing listing;
  Opened opened = open_at(path, kReadDirectory);
  if (is_missing(opened)) return listing;
  listing.problem = problem_with(path, opened);
  listing.is_unreadable = is_failure(opened);
  if (!listing.problem.empty()) return listing;
  listing.real_path = opened.real_path;
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(fdopendir(opened.file.get()), closedir);
  if (directory) opened.file.release();
  errno = directory ? 0 : errno;
  while (const dirent* found = directory ? readdir(directory.get()) : nullptr) {
    const std::string_view name = found->d_name;
    if (name != "." && name != "..") listing.entries.push_back(entry_of(path, *found));
    errno = 0;
  }
  listing.is_unreadable = errno != 0;
  if (listing.is_unreadable) listing.problem = cannot_be_read(errno);
  std::ranges::sort(listing.entries, {}, &SourceEntry::name);
  return listing;
}

SourceEntry SourceTree::entry_of(const std::string& directory, const dirent& found) const {
  SourceEntry entry{found.d_name, found.d_type == DT_DIR, found.d_type == DT_LNK, {}, {}};
  if (!is_valid_utf8(entry.name)) {
    return {shown_name(entry.name), entry.is_directory, entry.is_link, {}, kBadName, true, true};
  }
  if (found.d_type == DT_DIR || found.d_type == DT_REG) return entry;
  const std::string path = join_path(directory, entry.name);
  const Opened opened = open_at(path, O_PATH);
  struct stat status {};
  entry.problem = problem_with(path, opened);
  entry.is_unreadable = is_failure(opened);
  if (!entry.problem.empty() || fstat(opened.file.get(), &status) != 0) return entry;
  entry.is_directory = S_ISDIR(status.st_mode);
  entry.real_path = opened.real_path;
  if (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode)) entry.problem = "is not a regular file";
  return entry;
}

Opened SourceTree::open_at(const std::string& path, int flags) const {
  if (!directory_) return {{}, ENOENT, false, {}};
  return open_beneath(directory_->get(), path_, path, flags);
}

/// Why a path that was opened may not be used; empty when it may.
std::string SourceTree::problem_with(const std::string& path, const Opened& opened) const {
  if (opened.error == EXDEV) return "is a symbolic link that leads out of the site";
  if (opened.by_link && opened.error == ENOENT) return "is a symbolic link that leads nowhere";
  if (opened.error != 0) return cannot_be_read(opened.error);
  if (is_in_git(path) || is_in_git(opened.real_path)) return "is git's, not the site's";
  return leads_to_hidden(path, opened.real_path) ? "is a symbolic link to a hidden file, which the "
                                                   "configuration's `include` does not name"
                                                 : std::string();
}

bool SourceTree::leads_to_hidden(const std::string& path, const std::string& real_path) const {
  if (path == real_path) return false;
  const auto common = std::mismatch(path.begin(), path.end(), real_path.begin(), real_path.end());
  auto at = static_cast<std::size_t>(common.second - real_path.begin());
  at = real_path.substr(0, at).rfind('/') + 1;
  for (; at < real_path.size(); at = std::min(real_path.find('/', at), real_path.size()) + 1) {
    if (real_path[at] != '.') continue;
    const std::string hidden = real_path.substr(0, real_path.find('/', at));
    const bool is_shown = std::ranges::any_of(shown_, [&](const std::string& pattern) {
      return matches_entry(pattern, hidden, true) ||
             matches_entry(pattern, hidden.substr(at), true);
    });
    if (!is_shown) return true;
  }
  return false;
}

}  // namespace mobysearch
