// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace mobysearch {

/// What kind of thing went wrong. The CLI maps a code to its exit status (cli/command.h), the
/// server to an HTTP status (server/http/response.h); nobody else interprets it.
enum class ErrorCode {
  kUsage,             ///< the caller's flags or arguments make no sense
  kInvalidRequest,    ///< a search parameter is out of its range
  kInputUnreadable,   ///< source directory, configuration or post cannot be read or parsed
  kOutputUnwritable,  ///< target cannot be written
  kOutputLocked,      ///< another indexer holds the target
  kIndexMissing,      ///< there is no such index file
  kIndexForeign,      ///< the file is not a mobysearch index
  kIndexDamaged,      ///< truncated, or its checksum does not match
  kSchemaMismatch,    ///< built by a version whose schema this one cannot read
  kAddressInUse,      ///< the server's address cannot be bound
  kInternal,          ///< a bug, or a resource has run out
};

/// One failure, ready to be shown: `message` names the thing and the reason ("blog.mobydb: no such
/// file"), `hint` says what to do next and may be empty. Neither ends in a full stop or a newline.
/// `param` names the request parameter at fault for kInvalidRequest, else it is empty.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  std::string hint;
  std::string param;
};

/// The message, and the hint in brackets.
inline std::string with_hint(const Error& error) {
  return error.hint.empty() ? error.message : error.message + " (" + error.hint + ")";
}

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
