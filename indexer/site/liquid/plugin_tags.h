// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch {

/// What a reader sees of an include whose file is not in the site, as a theme's: the video or image
/// that its name and parameters tell, else the parameters that are text.
std::string shown_by_include(std::string_view file, const Value& parameters);

/// What a reader sees of a plugin's tag alone: a video, a gist, the title of a block; often
/// nothing.
std::string shown_by_tag(std::string_view name, std::string_view argument);

/// Whether a plugin's block tag of this name shows its text as code.
bool is_code_block_tag(std::string_view name);

}  // namespace mobysearch
