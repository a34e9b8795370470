// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// The parameters of a query string, decoded, in their order.
using Params = std::vector<std::pair<std::string, std::string>>;

struct RequestTarget {
  std::string path;  ///< decoded
  Params params;
};

/// Splits and percent-decodes a request's target. `+` is a blank in the query; a further `?` or `=`
/// is text, as RFC 3986 has it. kInvalidRequest for a broken escape, NUL, invalid UTF-8 or more
/// than 64 parameters. cpp-httplib's own parameters are not used: it keeps broken escapes and NUL,
/// and reads `q=a=b` as `b`.
Result<RequestTarget> parse_target(std::string_view target);

/// The parameters of a target that parse_target() takes; none of any other.
Params params_of(std::string_view target);

/// The value of the first parameter of that name in such a target; "" when there is none.
std::string param_of(std::string_view target, std::string_view name);

}  // namespace mobysearch
