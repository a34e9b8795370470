// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/publisher.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "common/index/shard.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr int kFileMode = 0644;

Error unwritable(const std::string& path, int error, std::string hint = {}) {
  return {ErrorCode::kOutputUnwritable,
          fmt::format("{}: {}", path, std::strerror(error)),
          std::move(hint),
          {}};
}

fs::path absolute(const std::string& target) {
  std::error_code error;
  return fs::absolute(target, error);
}

// A target that is a symbolic link means the file that it points to.
fs::path real_target(const std::string& target) {
  std::error_code error;
  const fs::path real = fs::is_symlink(target, error) ? fs::canonical(target, error) : fs::path();
  return error || real.empty() ? absolute(target) : real;
}

Result<void> check_parent(const std::string& parent) {
  struct stat status {};
  if (::stat(parent.c_str(), &status) != 0) {
    return fail(unwritable(parent, errno, "create the directory first: mkdir -p " + parent));
  }
  if (S_ISDIR(status.st_mode)) return {};
  return fail(unwritable(parent, ENOTDIR, "name a file in a directory"));
}

// An index of ours may be overwritten, of any version; nothing else.
Result<void> check_replaceable(const std::string& target) {
  struct stat status {};
  if (::stat(target.c_str(), &status) != 0) {
    if (errno == ENOENT) return {};
    return fail(unwritable(target, errno));
  }
  if (S_ISDIR(status.st_mode)) {
    return fail(ErrorCode::kOutputUnwritable, target + ": is a directory",
                "name a file, such as " + target + "/blog.mobydb");
  }
  const FileDescriptor file(::open(target.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) return fail(unwritable(target, errno));
  const auto footer = read_footer(file.get(), target);
  if (footer || footer.error().code == ErrorCode::kSchemaMismatch) return {};
  if (footer.error().code == ErrorCode::kIndexMissing) {
    return fail(ErrorCode::kOutputUnwritable, footer.error().message);
  }
  return fail(ErrorCode::kOutputUnwritable,
              target + ": exists and is not a complete mobysearch index; it is not overwritten",
              "remove it, or name another file");
}

/// Xapian goes on where calls fail that it does not look at, and leaves a database that nobody
/// could read.
Result<void> check_readable(int fd, const std::string& target) {
  const auto readable = read_footer(fd, target).and_then([&](const IndexFooter& footer) {
    return check_content(fd, footer, target);
  });
  if (readable) return {};
  if (readable.error().code == ErrorCode::kIndexMissing) {
    return fail(ErrorCode::kOutputUnwritable, readable.error().message);
  }
  return fail(ErrorCode::kOutputUnwritable,
              target + ": the new index came out damaged, so it is not published",
              "try again; if that fails too, look for errors of the disk");
}

bool same_file(int fd, const std::string& path) {
  struct stat ours {};
  struct stat theirs {};
  return ::fstat(fd, &ours) == 0 && ::stat(path.c_str(), &theirs) == 0 &&
         ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino;
}

}  // namespace

Publisher::Paths Publisher::Paths::beside(const fs::path& target) {
  const std::string hidden = (target.parent_path() / ("." + target.filename().string())).string();
  return {hidden + ".tmp", hidden + ".lock", ::getpid()};
}

Publisher::Publisher(std::string target, FileOperations& files, std::uint32_t shards)
    : target_(std::move(target)),
      parent_(fs::path(target_).parent_path()),
      outputs_(index_files(target_, shards)),
      paths_(std::make_unique<Paths>(Paths::beside(target_))),
      files_(&files) {}

void Publisher::Paths::remove(FileOperations& files) const {
  files.remove_tree(directory);
  // Removed while it is held: whoever opened it before will see that it is no longer the file at
  // this path, and open it anew.
  files.remove_file(lock);
}

std::atomic<const Publisher::Paths*> Publisher::taken = nullptr;

Publisher::~Publisher() {
  if (!lock_) return;
  const Paths* own = paths_.get();
  taken.compare_exchange_strong(own, nullptr);
  paths_->remove(*files_);
}

void Publisher::abandon() noexcept {
  const Paths* const paths = taken.exchange(nullptr);
  if (paths == nullptr || paths->process != ::getpid()) return;
  FileOperations files;
  paths->remove(files);
}

Result<void> Publisher::take_lock() {
  while (true) {
    const int fd = files_->open_file(paths_->lock, O_RDWR | O_CREAT | O_NOFOLLOW, kFileMode);
    if (fd < 0) {
      return fail(
          unwritable(paths_->lock, -fd, "mobysearch must be able to write beside the index"));
    }
    FileDescriptor lock(fd);
    if (const int error = files_->lock(fd); error == EWOULDBLOCK) {
      return fail(ErrorCode::kOutputLocked, target_ + ": another mobysearch index is writing it",
                  "wait for it to end");
    } else if (error != 0) {
      return fail(unwritable(paths_->lock, error));
    }
    if (same_file(fd, paths_->lock)) {
      lock_ = std::move(lock);
      taken = paths_.get();
      return {};
    }
  }
}

Result<void> Publisher::make_temporary_directory() {
  int error = files_->remove_tree(paths_->directory);
  if (error == 0) error = files_->make_directory(paths_->directory);
  if (error != 0) return fail(unwritable(paths_->directory, error));
  return {};
}

Result<void> Publisher::check_outputs() const {
  for (const std::string& output : outputs_) {
    if (auto ok = check_replaceable(output); !ok) return ok;
  }
  return {};
}

Result<Publisher> Publisher::begin(const std::string& target, FileOperations& files,
                                   std::uint32_t shards) {
  const fs::path path = shards == 1 ? real_target(target) : absolute(target);
  if (!path.has_filename()) {
    return fail(ErrorCode::kOutputUnwritable, target + ": is a directory",
                "name a file, such as " + target + "blog.mobydb");
  }
  Publisher publisher(path.string(), files, shards);
  if (auto ok = check_parent(publisher.parent_); !ok) return fail(std::move(ok.error()));
  if (auto ok = publisher.check_outputs(); !ok) return fail(std::move(ok.error()));
  if (auto ok = publisher.take_lock(); !ok) return fail(std::move(ok.error()));
  if (auto ok = publisher.make_temporary_directory(); !ok) return fail(std::move(ok.error()));
  return publisher;
}

std::string Publisher::unpublished(std::size_t output) const {
  return temporary(fmt::format("index-{}", output));
}

Result<int> Publisher::make_database() {
  const std::string path = unpublished(sealed_);
  const int fd = files_->open_file(path, O_RDWR | O_CREAT | O_EXCL, kFileMode);
  if (fd < 0) return fail(unwritable(outputs_[sealed_], -fd));
  database_.reset(fd);
  const int own = files_->open_file(path, O_RDWR, kFileMode);
  if (own < 0) return fail(unwritable(outputs_[sealed_], -own));
  own_.reset(own);
  return fd;
}

Result<SealedFile> Publisher::seal(std::uint64_t posts) {
  const std::string& output = outputs_[sealed_];
  const int fd = own_.get();
  auto sealed = seal_index_file(fd, posts, output);
  if (!sealed) return sealed;
  if (auto ok = check_readable(fd, output); !ok) return fail(std::move(ok.error()));
  int error = files_->set_mode(fd, kFileMode);
  if (error == 0) error = files_->sync(fd);
  if (error != 0) return fail(unwritable(output, error));
  database_.reset();
  own_.reset();
  ++sealed_;
  return sealed;
}

Result<void> Publisher::publish() {
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const int error = files_->rename(unpublished(i), outputs_[i]);
    if (error == 0) continue;
    return fail(unwritable(
        outputs_[i], error,
        i == 0 ? std::string()
               : fmt::format("index again: {} of {} shards are the new ones", i, outputs_.size())));
  }
  if (const int error = files_->sync_directory(parent_); error != 0) {
    return fail(ErrorCode::kOutputUnwritable,
                fmt::format("{}: is published, but its directory cannot be synced: {}", target_,
                            std::strerror(error)),
                "it may be lost in a power cut");
  }
  return {};
}

}  // namespace mobysearch
