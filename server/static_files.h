// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "server/cached_answers.h"

namespace mobysearch {

/// The files that the binary holds, with the paths that they are asked for by; compressed when this
/// is first called.
const std::vector<std::pair<std::string_view, StaticFile>>& static_files();

/// The one of a path; nullptr when there is none.
const StaticFile* static_file(std::string_view path);

}  // namespace mobysearch
