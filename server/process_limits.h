// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

namespace mobysearch {

/// Raises this process's limit of descriptors as far as `wanted` connections need, and returns how
/// many of them fit. Some descriptors are kept for what the server itself opens.
std::size_t connections_that_fit(std::size_t wanted);

/// Has malloc use one arena, so that what one thread frees another can use, and give large blocks
/// (an index, a compressor) back to the system: half the memory. Call it before threads start.
void keep_memory_small();

}  // namespace mobysearch
