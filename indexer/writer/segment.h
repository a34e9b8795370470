// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "common/index/index_error.h"
#include "common/result.h"

namespace mobysearch {

/// A segment is a small temporary database that becomes part of the index. Xapian inverts a few
/// hundred posts much faster than many thousands, so the index is merged from segments of one
/// commit each. One that is not finished, since an error passes, is thrown away: it is one
/// transaction, without which Xapian's destructor would commit what the error left half done, and
/// crash where that was for want of memory. All here throw Xapian::Error.
Xapian::WritableDatabase make_segment(const std::string& path);
void finish_segment(Xapian::WritableDatabase& segment);

/// Merges segments, at most most_merged(), whose docids must not overlap, into one single-file
/// database in the empty file `fd`, which is open for reading and writing, and stays open.
void merge_segments(const std::vector<std::string>& segments, int fd);
/// Merges segments likewise into a larger one, and removes them.
void gather_segments(const std::vector<std::string>& segments, const std::string& larger);
/// How many of so many segments can be merged at once. Each keeps two files open meanwhile: raises
/// this process's limit of descriptors for that.
std::size_t most_merged(std::size_t segments);

/// Runs `function`, which writes databases for the index `target`: whatever Xapian throws is a
/// kOutputUnwritable.
template <class Function>
Result<void> guard_output(const std::string& target, Function&& function) {
  Result<void> result = guard_xapian(target, ErrorCode::kOutputUnwritable, [&]() -> Result<void> {
    function();
    return {};
  });
  if (!result) {
    result.error().code = ErrorCode::kOutputUnwritable;
    result.error().hint = "the index that was there, if any, is untouched";
  }
  return result;
}

}  // namespace mobysearch
