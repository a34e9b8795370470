// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "indexer/markdown/kramdown/options.h"

namespace mobysearch::testing {

/// The options that a JSON object sets, by kramdown's names.
kramdown::Options options_from(const nlohmann::json& settings);

}  // namespace mobysearch::testing
