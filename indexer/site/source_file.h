// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fcntl.h>

#include <string>

#include "common/file_descriptor.h"
#include "common/result.h"

namespace mobysearch {

constexpr std::size_t kMaxConfigBytes = 1U << 20;
constexpr std::size_t kMaxPostBytes = 4U << 20;

/// How to open what is to be read, so that nothing waits for a FIFO or becomes our terminal.
constexpr int kReadFile = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

/// Reads a regular file of at most `max_bytes`, never a device or a FIFO. kInputUnreadable with the
/// bare reason ("is larger than 4096 KiB").
Result<std::string> read_opened_file(const FileDescriptor& file, std::size_t max_bytes);

/// Reads a file that the user named, wherever it is. A site's files are read by SourceTree.
Result<std::string> read_named_file(const std::string& path, std::size_t max_bytes);

}  // namespace mobysearch
