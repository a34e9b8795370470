// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "common/result.h"
#include "search/index.h"

namespace mobysearch {

/// A file of golden queries (cli/golden_file.h) for an index: titles and headings of its newest
/// posts, each with the rank and the section that it has now. Only what holds is proposed. Fails
/// with kIndexDamaged, and with kInputUnreadable for an index that nothing can be proposed for.
Result<std::string> propose_golden(const std::shared_ptr<const Index>& index);

/// Writes `text` to a new file. kOutputUnwritable, also when there is one.
Result<void> write_new_file(const std::string& path, const std::string& text);

}  // namespace mobysearch
