// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/index_parts.h"
#include "search/query_parser.h"

namespace mobysearch {

/// Whether the last word of what is being typed may be finished.
enum class Finished {
  kNo,      ///< it is the beginning of a word, or nothing is being typed
  kHardly,  ///< it is a word, but begins one that far more posts have
  kLikely,  ///< it is a word
  kSurely,  ///< nothing else begins so
};

/// `top` is a query that is being typed. Throws Xapian::Error.
Finished finished_word(const QueryNode& top, IndexReader& reader);

}  // namespace mobysearch
