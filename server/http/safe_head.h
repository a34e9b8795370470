// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "server/http/request_head.h"

namespace mobysearch {

/// The head for cpp-httplib 0.11: the one that was parsed, but for what that version mishandles.
/// - `Range` is left out. It would be parsed by a recursive std::regex, which overflows the stack,
///   and answered with up to thousands of copies. A server may ignore it.
/// - `Expect` is left out. It would be answered with an interim 100, and no request has a body.
/// - A `#` of the target, and a `?` after the first, are written as %23 and %3F, which mean the
/// same
///   there. The one would cut the target off, the other be refused.
/// - A `%` in a header's value is written as %25: values would be percent-decoded.
/// - A header line that thereby becomes longer than the 8192 bytes it takes is left out.
std::string safe_head(const RequestHead& head);

}  // namespace mobysearch
