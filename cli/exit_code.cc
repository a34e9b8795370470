// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/exit_code.h"

#include <cstdlib>

namespace mobysearch {

// No default: a new ErrorCode must say what it means to a script.
ExitCode exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
    case ErrorCode::kInvalidRequest:
      return kExitUsage;
    case ErrorCode::kInputUnreadable:
      return kExitInputUnreadable;
    case ErrorCode::kOutputUnwritable:
    case ErrorCode::kOutputLocked:
    case ErrorCode::kAddressInUse:
    case ErrorCode::kInternal:
      return kExitOutputUnwritable;
    case ErrorCode::kIndexMissing:
    case ErrorCode::kIndexForeign:
    case ErrorCode::kIndexDamaged:
    case ErrorCode::kSchemaMismatch:
      return kExitBadIndex;
  }
  std::abort();
}

}  // namespace mobysearch
