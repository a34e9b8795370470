// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "common/error.h"

namespace mobysearch {

/// A value, or the Error that prevented it. Every module boundary returns one for what a
/// user, a file or the network can cause.
template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::kIndexMissing, "x.mobydb: no such file", "run mobysearch index");`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message,
                                                std::string hint = {}) {
  return tl::make_unexpected(Error{code, std::move(message), std::move(hint), {}});
}

/// Hands an error on unchanged: `if (!r) return fail(std::move(r.error()));`
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::make_unexpected(std::move(error));
}

}  // namespace mobysearch
