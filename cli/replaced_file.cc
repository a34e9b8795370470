// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/replaced_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "common/file_descriptor.h"

namespace mobysearch {

Result<void> replace_file(const std::string& path, const std::string& text) {
  std::error_code unresolved;
  const std::string real = std::filesystem::canonical(path, unresolved);
  const auto failed = [&](int error) {
    return fail(ErrorCode::kOutputUnwritable,
                fmt::format("{}: cannot be written: {}", path, std::strerror(error)));
  };
  if (unresolved) return failed(unresolved.value());
  struct stat before {};
  if (::stat(real.c_str(), &before) != 0) return failed(errno);
  // The directory may be writable where the file is not meant to be.
  if (::access(real.c_str(), W_OK) != 0) return failed(errno);
  std::string temporary = real + ".XXXXXX";
  const FileDescriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!file) return failed(errno);
  if (::fchown(file.get(), before.st_uid, before.st_gid) != 0) errno = 0;  // only root may
  const bool is_done = write_all(file.get(), text.data(), text.size()) &&
                       ::fchmod(file.get(), before.st_mode & 07777) == 0 &&
                       ::fsync(file.get()) == 0 &&
                       std::rename(temporary.c_str(), real.c_str()) == 0;
  if (is_done) return {};
  const int error = errno;
  ::unlink(temporary.c_str());
  return failed(error);
}

}  // namespace mobysearch
