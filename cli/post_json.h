// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/post.h"

namespace mobysearch {

/// A post as `mobysearch info --posts` prints it: one line of JSON, without the texts.
std::string to_json(const Post& post);

}  // namespace mobysearch
