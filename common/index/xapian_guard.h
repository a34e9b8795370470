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

template <class Value>
struct Guarded {
  using type = Result<Value>;
};
template <class Value>
struct Guarded<Result<Value>> {
  using type = Result<Value>;
};

/// Runs `function` and returns its value, or the Error for the Xapian exception that it threw: the
/// one place where Xapian's exceptions end. `function` returns a value, a Result or nothing.
template <class Function>
typename Guarded<std::invoke_result_t<Function>>::type guard_xapian(std::string_view name,
                                                                    ErrorCode otherwise,
                                                                    Function&& function) {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Function>>) {
      function();
      return {};
    } else {
      return function();
    }
  } catch (const Xapian::Error& error) {
    return fail(error_of(error, name, otherwise));
  }
}

}  // namespace mobysearch
