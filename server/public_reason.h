// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "common/result.h"

namespace mobysearch {

/// What everybody may know of why an index is not answered from: no paths and no addresses, which
/// the log has.
std::string_view public_reason(ErrorCode problem, bool is_in_shards);

}  // namespace mobysearch
