// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

inline constexpr std::size_t kMaxHeadBytes = 8192;

struct RequestTarget {
  std::string path;
  std::vector<std::pair<std::string, std::string>> params;
};

/// A request's head as it came, split and checked. Stricter than HTTP allows: what a search needs
/// no client to send (bodies, folded lines, several Hosts, other methods) is refused, so that
/// nothing can be smuggled past it.
struct RequestHead {
  std::string method;
  std::string target;
  RequestTarget parts;                                       ///< of the target, decoded
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  bool keep_alive = true;

  std::string_view header(std::string_view name) const;
};

struct HeadError {
  int status = 0;  ///< 400, 405, 413, 414 or 431; 0 means none
  std::string message;
};

/// Bytes of the head that `bytes` begins with, its blank line included, or 0 when it is not there
/// yet.
std::size_t head_size(std::string_view bytes);

/// Parses a complete head. `error.status` is 0 when all is well.
RequestHead parse_head(std::string_view bytes, HeadError& error);

/// Splits and percent-decodes a target strictly: "" when all is well, else why it is refused. `+`
/// is a blank in the query. A further `?` or `=` is text, as RFC 3986 has it.
std::string parse_target(std::string_view target, RequestTarget& result);

}  // namespace mobysearch
