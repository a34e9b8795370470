// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mobysearch {

/// The weak entity tag of the answer that `key` stands for. It says too whether the answer has
/// results: so a 304 can be counted without the answer at hand.
std::string etag_of(std::string_view key, bool has_results = true);

/// Whether an If-None-Match header names the answer of `key` (by weak comparison); then, whether
/// that answer had results.
std::optional<bool> match_etag(std::string_view if_none_match, std::string_view key);

}  // namespace mobysearch
