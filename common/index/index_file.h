// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/index_info.h"
#include "common/result.h"

namespace mobysearch {

/// An index file is a single-file Xapian database and, after its last block (where Xapian looks at
/// nothing), a footer of kFooterBytes: a magic word, the schema version, the number of posts, the
/// length of the database and the XXH3-64 of all bytes before the checksum. Xapian has no checksums
/// of its own: it opens a truncated or damaged file and answers from it.
struct IndexFooter {
  std::uint32_t schema = 0;
  std::uint64_t posts = 0;
  std::uint64_t database_bytes = 0;
  std::uint64_t checksum = 0;
};
inline constexpr std::size_t kFooterBytes = 48;

/// Makes a finished database file (of `posts` posts) an index file, in place: gives it a UUID made
/// of its content, so that equal content gives equal files, and appends the footer. The descriptor
/// must be open for reading and writing. Does not sync.
struct SealedFile {
  std::uint64_t bytes = 0;  ///< the whole file's length
  std::string revision;
};
Result<SealedFile> seal_index_file(int fd, std::uint64_t posts, const std::string& name);

/// Reads and checks the footer: magic, schema version, and that the file is as long as it says.
/// Cheap. kIndexForeign: no index of ours (`name` is what errors call it); kSchemaMismatch: ours,
/// but of another version; kIndexDamaged: truncated.
Result<IndexFooter> read_footer(int fd, const std::string& name);

/// Reads the whole file; kIndexDamaged when its checksum differs.
Result<void> verify_checksum(int fd, const IndexFooter& footer, const std::string& name);

/// The file's revision, from the UUID that seal_index_file() gave it: also known of a database that
/// is served by another machine.
std::string revision_of(const std::string& uuid);

/// The value of metadata key kInfoKey: all of `info` but its revision, and the numbers of blocks.
struct StoredInfo {
  IndexInfo info;
  std::uint32_t schema = 0;
  std::uint32_t forward_blocks = 0;
  std::uint32_t vocabulary_blocks = 0;
};
std::string encode_info(const StoredInfo& stored);
/// kSchemaMismatch for another version, kIndexDamaged for nonsense.
Result<StoredInfo> decode_info(std::string_view bytes, const std::string& name);

}  // namespace mobysearch
