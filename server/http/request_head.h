// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

inline constexpr std::size_t kMaxHeadBytes = 8192;

/// Why a request is refused before cpp-httplib sees it.
struct Refusal {
  int status = 0;  ///< 400, 405, 413, 414, 431 or 503; 0 when the request is not refused
  std::string message;
};

/// A request's head, split and checked; views of the bytes that it was parsed from. Stricter than
/// HTTP allows: what no client needs for a search (bodies, folded lines, several Hosts, other
/// methods) is refused, so that nothing can be smuggled past the check.
struct RequestHead {
  std::string_view method;
  /// Path and query. Of an absolute form (http://host/path; RFC 9112, 3.2.2) what stands before the
  /// path is left out, and its authority is the Host among the headers; the path may be empty.
  std::string_view target;
  std::string_view version;
  std::vector<std::pair<std::string_view, std::string_view>> headers;  ///< as they came, trimmed
  bool keep_alive = true;
  Refusal refusal;

  /// The value of the first header of that name, in any case; "" when there is none.
  std::string_view header(std::string_view name) const;
};

/// Size of the head that `bytes` begins with, its blank line included; 0 when it is not complete.
std::size_t head_size(std::string_view bytes);

/// Parses a complete head, up to what is refused.
RequestHead parse_head(std::string_view bytes);

/// Whether two header names are the same.
bool same_header(std::string_view a, std::string_view b);

/// The head for cpp-httplib 0.11: the one that was parsed, but for what that version mishandles.
/// - `Range` is left out. It would be parsed by a recursive std::regex, which overflows the stack,
///   and answered with up to thousands of copies. A server may ignore it.
/// - `Expect` is left out. It would be answered with an interim 100, and no request has a body.
/// - A `#` of the target is written as %23, a `?` after the first as %3F, which mean the same. The
///   one would cut the target off, the other be refused.
/// - A `%` in a header's value is written as %25: values would be percent-decoded.
/// - A header line that thereby becomes longer than the 8192 bytes it takes is left out.
std::string safe_head(const RequestHead& head);

}  // namespace mobysearch
