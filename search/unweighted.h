// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "search/post_database.h"

namespace mobysearch {

// Parts of queries that match posts and weigh nothing. Xapian 1.4.22 reads a term that all posts of
// a database have, where its weight is not needed, as the list of all posts; where docids have gaps
// (in every shard, and where a post could not be read), it fails when it walks from the first piece
// of that list to the next, after some hundred posts. So where there may be such a term
// (PostDatabase::may_have_term_of_all()), what should weigh nothing weighs too little to change the
// sum of anything else. What OP_AND_NOT excludes by is not walked through but skipped to, which
// does not fail. All throw Xapian::Error.

/// Has an Enquire weigh nothing, where it may; `needs_weights` as may_have_term_of_all() says of
/// its query.
void weigh_nothing(Xapian::Enquire& enquire, bool needs_weights);

/// The posts of `query`.
Xapian::Query unweighted(const Xapian::Query& query, const PostDatabase& database);
/// Those of `query` that `filter` matches, too.
Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter,
                       const PostDatabase& database);

}  // namespace mobysearch
