// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/result.h"

namespace mobysearch {

constexpr std::size_t kMaxConfigBytes = 1U << 20;
constexpr std::size_t kMaxPostBytes = 4U << 20;

/// Reads a regular file of at most `max_bytes`, never a device or a FIFO; symbolic links are
/// followed. kInputUnreadable with the bare reason ("is larger than 4096 KiB").
Result<std::string> read_source_file(const std::string& path, std::size_t max_bytes);

}  // namespace mobysearch
