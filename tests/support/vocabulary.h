// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/index/vocabulary.h"

namespace mobysearch::testing {

/// What an index has with these words, in ascending order, each in one post.
Vocabulary vocabulary_of(const std::vector<std::string>& words);

}  // namespace mobysearch::testing
