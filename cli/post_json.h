// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/post.h"

namespace mobysearch {

/// A post as one line of JSON for `mobysearch info --posts`: its metadata, headings and media, but
/// not its text.
std::string to_json(const Post& post);

}  // namespace mobysearch
