// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/xapian_guard.h"

#include <fmt/format.h>

namespace mobysearch {

Error error_of(const Xapian::Error& error, std::string_view name, ErrorCode otherwise) {
  const std::string_view type = error.get_type();
  const bool damaged = type == "DatabaseCorruptError" || type == "DatabaseOpeningError" ||
                       type == "DatabaseVersionError" || type == "DocNotFoundError" ||
                       type == "SerialisationError";
  const char* system = error.get_error_string();
  std::string message = fmt::format("{}: {}", name, error.get_msg());
  if (system != nullptr) message += fmt::format(" ({})", system);
  if (damaged) return {ErrorCode::kIndexDamaged, std::move(message), "build the index again", {}};
  if (type == "DatabaseLockError") return {ErrorCode::kOutputLocked, std::move(message), {}, {}};
  return {otherwise, std::move(message), {}, {}};
}

}  // namespace mobysearch
