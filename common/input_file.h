// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fcntl.h>

#include <cstddef>
#include <string>

#include "common/result.h"

namespace mobysearch {

/// How to open what is to be read, so that nothing waits for a FIFO or becomes our terminal.
constexpr int kReadFile = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

/// All of the regular file `fd`, if that is at most `max_bytes`. kInputUnreadable with the bare
/// reason: "is larger than 4096 KiB", "is not a regular file", "cannot be read: …".
Result<std::string> read_regular_file(int fd, std::size_t max_bytes);

/// Reads a file that the user names, as read_regular_file() does. Symbolic links are followed; a
/// FIFO or a device is never waited for.
Result<std::string> read_input_file(const std::string& path, std::size_t max_bytes);

}  // namespace mobysearch
