// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/result.h"

namespace mobysearch {

/// The process's exit statuses, as promised in docs/mobysearch.1: scripts rely on them.
enum ExitCode : int {
  kExitOk = 0,
  kExitNegative = 1,  ///< nothing found, a check failed, or --strict and a file was skipped
  kExitUsage = 2,
  kExitBadIndex = 3,  ///< missing, damaged, foreign, or of another schema version
  kExitInputUnreadable = 4,
  kExitOutputUnwritable = 5,  ///< or the address is in use, or another indexer writes the file
};

ExitCode exit_code(ErrorCode code);

}  // namespace mobysearch
