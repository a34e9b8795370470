// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/result.h"

namespace mobysearch {

/// Puts `text` into the place of a file's content by rename, so that the file is all of the old one
/// or all of the new one; its permissions stay. Of a link, the file that it leads to is replaced.
/// kOutputUnwritable.
Result<void> replace_file(const std::string& path, const std::string& text);

}  // namespace mobysearch
