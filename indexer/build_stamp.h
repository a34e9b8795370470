// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace mobysearch {

/// The commit that `git rev-parse HEAD` would print in `directory`, read from the repository's
/// files without running git (also in worktrees and submodules, for detached heads and packed
/// refs). Empty when there is no repository, or none that can be read.
std::string source_commit(const std::string& directory);

/// The current time as IndexInfo::built_at, "2020-01-02T03:04:05Z". The environment variable
/// SOURCE_DATE_EPOCH (seconds since 1970) overrides it, so that builds are reproducible.
std::string build_time();

}  // namespace mobysearch
