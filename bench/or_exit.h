// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fmt/core.h>

#include <cstdlib>
#include <type_traits>
#include <utility>

#include "common/result.h"

namespace mobysearch::bench {

/// The value; without one, prints the error and ends the process.
template <class T>
T or_exit(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{}\n", result.error().message);
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace mobysearch::bench
