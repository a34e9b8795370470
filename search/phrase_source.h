// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace mobysearch {

struct IndexReader;

/// Those of a phrase's terms that every post with the phrase is found by: the numbers, if there are
/// any, since a post that links to `moby/moby#32925` is not found by the words of its repository;
/// else all of them.
std::vector<std::string> finding_terms(const std::vector<std::string>& terms);

/// The posts in which `terms` (at least one) stand one after the other, without a weight. `reader`
/// must outlive the query.
Xapian::Query phrase_query(const std::vector<std::string>& terms, const IndexReader& reader);

}  // namespace mobysearch
