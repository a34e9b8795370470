// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <memory_resource>
#include <string_view>

namespace mobysearch {

/// A copy of `text` that lives as long as `memory`. Give what stays a monotonic_buffer_resource: on
/// the heap, each that is kept among what comes and goes leaves a hole, and what follows is
/// scattered over these.
inline std::string_view kept_text(std::string_view text, std::pmr::memory_resource& memory) {
  char* const copy = static_cast<char*>(memory.allocate(text.size(), 1));
  std::ranges::copy(text, copy);
  return {copy, text.size()};
}

}  // namespace mobysearch
