// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>
#include <type_traits>

#include "common/result.h"

namespace mobysearch {

/// The Error for a Xapian exception: damaged and unreadable databases become kIndexDamaged, a
/// lock kOutputLocked, everything else `otherwise`. `name` is what the message calls the database.
Error error_of(const Xapian::Error& error, std::string_view name, ErrorCode otherwise);

/// Runs `function`, and returns its value, or the Error for the Xapian exception that it threw: the
/// one place where Xapian's exceptions end. `function` returns a value, a Result or nothing.
template <class Function>
auto guard_xapian(std::string_view name, ErrorCode otherwise, Function&& function) {
  using Value = std::invoke_result_t<Function>;
  try {
    if constexpr (std::is_void_v<Value>) {
      function();
      return Result<void>{};
    } else if constexpr (tl::detail::is_expected<Value>::value) {
      return function();
    } else {
      return Result<Value>(function());
    }
  } catch (const Xapian::Error& error) {
    const tl::unexpected<Error> failure = fail(error_of(error, name, otherwise));
    if constexpr (std::is_void_v<Value>) {
      return Result<void>(failure);
    } else if constexpr (tl::detail::is_expected<Value>::value) {
      return Value(failure);
    } else {
      return Result<Value>(failure);
    }
  }
}

}  // namespace mobysearch
