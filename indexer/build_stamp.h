// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace mobysearch {

/// What `git rev-parse HEAD` would print in `directory`, read from the repository's files (also of
/// a worktree, a submodule, a detached head, packed refs) without running git. Empty when there is
/// no repository or it is not understood.
std::string source_commit(const std::string& directory);

/// Now, as IndexInfo::built_at; or the instant that SOURCE_DATE_EPOCH names, so that builds can be
/// repeated to the byte.
std::string build_time();

}  // namespace mobysearch
