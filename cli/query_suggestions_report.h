// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "cli/query_suggestions.h"

namespace mobysearch {

/// YAML, of which `synonyms` is for mobysearch.yml and `queries` for a file of golden queries, with
/// comments that say what to do. Whatever readers typed is quoted.
std::string format_yaml(const QuerySuggestions& suggestions);
/// {"missing": [{"word", "searches", "meant": […]}…], "golden": [{"query", "url", "searches"}…]}
std::string to_json(const QuerySuggestions& suggestions);

}  // namespace mobysearch
