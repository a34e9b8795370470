// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "common/result.h"

namespace mobysearch {

/// What is wrong with an index. `message` and `name` begin with what the index is called, where
/// that is known.
tl::unexpected<Error> index_damaged(std::string message);
tl::unexpected<Error> index_foreign(const std::string& name, const char* reason);
tl::unexpected<Error> schema_mismatch(const std::string& name, std::uint32_t schema);

}  // namespace mobysearch
