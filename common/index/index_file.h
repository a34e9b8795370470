// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "common/result.h"

namespace mobysearch {

/// An index file is a single-file Xapian database followed by a footer, which Xapian never looks
/// at: it reads no farther than its last block. Xapian has no checksums of its own: it opens a
/// truncated or damaged file and answers from it.
///
/// The footer as it lies in the file, little-endian.
struct IndexFooter {
  char magic[16] = {};
  std::uint32_t schema = 0;
  std::uint32_t reserved = 0;
  std::uint64_t posts = 0;
  std::uint64_t database_bytes = 0;
  std::uint64_t checksum = 0;  ///< XXH3-64 of all bytes before it, the database's included

  /// Names the file's content; 16 hexadecimal digits.
  std::string revision() const;
};
inline constexpr std::size_t kFooterBytes = 48;
static_assert(sizeof(IndexFooter) == kFooterBytes);

/// Makes a finished database file (of `posts` posts) an index file, in place: clears what is random
/// in it, so that equal content is equal files, and appends the footer. The descriptor must be open
/// for reading and writing. Does not sync. kOutputUnwritable; `name` is what errors call the file.
struct SealedFile {
  std::uint64_t bytes = 0;  ///< the whole file's length
  std::string revision;
};
Result<SealedFile> seal_index_file(int fd, std::uint64_t posts, const std::string& name);

/// Reads and checks the footer: magic, schema version, and that the file is as long as it says.
/// Cheap. kIndexForeign: no index of ours; kSchemaMismatch: ours, but of another version;
/// kIndexDamaged: truncated; kIndexMissing: cannot be read.
Result<IndexFooter> read_footer(int fd, const std::string& name);

struct ContentCheck {
  bool checksum = true;       ///< or only that Xapian can read the database (database_blocks.h)
  std::stop_token stop = {};  ///< fails with kInternal soon after it is asked to stop
};
/// Reads the whole file, once. kIndexDamaged when its content is not what was written, or made up;
/// kIndexMissing: cannot be read.
Result<void> check_content(int fd, const IndexFooter& footer, const std::string& name,
                           const ContentCheck& check = {});

}  // namespace mobysearch
