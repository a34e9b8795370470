// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/index/index_info.h"
#include "common/result.h"
#include "indexer/writer/index_writer.h"
#include "indexer/writer/publisher.h"

namespace mobysearch {

/// Merges the segments into the publisher's files, each with the vocabulary, the fingerprints, the
/// synonyms, the unlisted pages and `info`, which are those of all posts, and seals these. Returns
/// the bytes of all files, and the revision of one, or what names the content of shards. Fails with
/// kOutputUnwritable.
Result<SealedFile> merge_index(const WrittenSegments& segments, const IndexInfo& info,
                               const WriteOptions& options, Publisher& publisher);

}  // namespace mobysearch
