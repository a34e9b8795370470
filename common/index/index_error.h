// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "common/result.h"

namespace mobysearch {

/// What an index is called where no name is known.
inline constexpr char kTheIndex[] = "the index";

/// There is no index file at the path, as errno says.
tl::unexpected<Error> index_missing(const std::string& path);
/// What is wrong with an index. `message` and `name` begin with what the index is called, where
/// that is known.
tl::unexpected<Error> index_damaged(std::string message);
tl::unexpected<Error> index_foreign(const std::string& name, const char* reason);
tl::unexpected<Error> schema_mismatch(const std::string& name, std::uint32_t schema);

/// The Error for a Xapian exception: damaged and unreadable databases become kIndexDamaged, a
/// lock kOutputLocked, everything else `otherwise`. `name` is what the message calls the database.
Error error_of(const Xapian::Error& error, std::string_view name, ErrorCode otherwise);

/// The Error for any exception that is being handled: Xapian's as above; a lack of memory is
/// kInternal; everything else, which Xapian and the decoders throw on made-up content, `otherwise`.
Error error_of_exception(std::string_view name, ErrorCode otherwise);

/// What `function` returns, a Result, or the Error for what it throws: the one place where
/// exceptions of a database and of what is decoded out of one end.
template <class Function>
std::invoke_result_t<Function> guard_xapian(std::string_view name, ErrorCode otherwise,
                                            Function&& function) {
  try {
    return function();
  } catch (...) {
    return fail(error_of_exception(name, otherwise));
  }
}

}  // namespace mobysearch
