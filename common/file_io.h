// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <cstddef>

namespace mobysearch {

/// read(2), write(2) and their kin may stop after a part, and at a signal: these go on until all
/// `size` bytes are moved. False when the file ends before, or on an error (see errno).

bool read_all(int fd, void* to, std::size_t size);
bool read_all_at(int fd, void* to, std::size_t size, off_t at);
/// To a file, pipe or socket. A reader that has gone is an error (EPIPE) of a socket, never a
/// signal.
bool write_all(int fd, const void* from, std::size_t size);
bool write_all_at(int fd, const void* from, std::size_t size, off_t at);

}  // namespace mobysearch
