// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "common/file_descriptor.h"
#include "common/index/forward_index.h"
#include "common/index/index_info.h"
#include "common/index/vocabulary.h"
#include "search/index.h"
#include "search/post_cache.h"
#include "search/spelling.h"

namespace mobysearch {

/// What an open index is made of, for search/ alone. Immutable, but for the cache, which is
/// thread-safe; shared by all searchers.
struct Index::Parts {
  FileDescriptor file;  ///< of the index file as it was opened
  FileIdentity identity;
  IndexInfo info;
  Synonyms synonyms;  ///< case-folded
  ForwardIndex forward;
  Vocabulary vocabulary;
  std::optional<Spelling> spelling;  ///< over the vocabulary
  mutable PostCache posts;

  /// A database of the caller's own (Xapian's may not be shared between threads) on the very file
  /// that was opened, whatever stands at its path by now. About 200 µs. Throws Xapian::Error.
  Xapian::Database open_database() const;
};

/// Fills `parts` from a database's metadata: all that a remote database can give as well. Fails
/// with kIndexForeign, kIndexDamaged or kSchemaMismatch; `name` is what errors call it.
Result<void> load_parts(const Xapian::Database& database, const std::string& name,
                        Index::Parts& parts);

}  // namespace mobysearch
