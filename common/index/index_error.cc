// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>

#include "common/schema.h"
#include "common/text/ascii.h"

namespace mobysearch {

tl::unexpected<Error> index_missing(const std::string& path) {
  return fail(ErrorCode::kIndexMissing, fmt::format("{}: {}", path, std::strerror(errno)),
              "build it with: mobysearch index SOURCE --db FILE");
}

tl::unexpected<Error> index_damaged(std::string message) {
  return fail(ErrorCode::kIndexDamaged, std::move(message),
              "build the index again, or copy it again");
}

tl::unexpected<Error> index_foreign(const std::string& name, const char* reason) {
  return fail(ErrorCode::kIndexForeign, fmt::format("{}: {}", name, reason),
              "name the file that mobysearch index wrote");
}

tl::unexpected<Error> schema_mismatch(const std::string& name, std::uint32_t schema) {
  return fail(ErrorCode::kSchemaMismatch,
              fmt::format("{}: has schema version {}, this mobysearch reads version {}", name,
                          schema, kSchemaVersion),
              "build the index again with this mobysearch");
}

Error error_of(const Xapian::Error& error, std::string_view name, ErrorCode otherwise) {
  const std::string_view type = error.get_type();
  const bool damaged = in_word_list(type,
                                    "DatabaseCorruptError DatabaseOpeningError "
                                    "DatabaseVersionError DocNotFoundError SerialisationError");
  const char* system = error.get_error_string();
  std::string message = fmt::format("{}: {}", name, error.get_msg());
  if (system != nullptr) message += fmt::format(" ({})", system);
  if (damaged) return {ErrorCode::kIndexDamaged, std::move(message), "build the index again", {}};
  if (type == "FeatureUnavailableError") {
    return {ErrorCode::kInternal,
            std::move(message),
            "it needs /proc, and may need a higher limit of open files (ulimit -n)",
            {}};
  }
  if (type == "InvalidOperationError") {
    // A segment is not one that can undo (DB_DANGEROUS): Xapian tells of that, and not of what
    // failed.
    message =
        fmt::format("{}: cannot go on, most likely for want of memory ({})", name, error.get_msg());
  }
  if (type == "DatabaseLockError") return {ErrorCode::kOutputLocked, std::move(message), {}, {}};
  return {otherwise, std::move(message), {}, {}};
}

Error error_of_exception(std::string_view name, ErrorCode otherwise) {
  try {
    throw;
  } catch (const Xapian::Error& error) {
    return error_of(error, name, otherwise);
  } catch (const std::bad_alloc&) {
    return {ErrorCode::kInternal, "out of memory", {}, {}};
  } catch (const std::exception& error) {
    if (otherwise != ErrorCode::kIndexDamaged)
      return {otherwise, fmt::format("{}: {}", name, error.what()), {}, {}};
    return index_damaged(fmt::format("{}: cannot be read ({})", name, error.what())).value();
  }
}

}  // namespace mobysearch
