// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_postings.h"

#include <algorithm>

namespace mobysearch {

WordPostings::WordPostings(const Xapian::Database& database,
                           const std::vector<std::string>& terms) {
  lists_.reserve(terms.size());
  for (const std::string& term : terms) {
    lists_.push_back({database.postlist_begin(term), database.postlist_end(term)});
    lists_.back().find_docid();
  }
  find_docid();
}

void WordPostings::find_docid() {
  docid_ = kEnd;
  for (const List& list : lists_) docid_ = std::min(docid_, list.docid);
}

void WordPostings::next() {
  for (List& list : lists_) {
    if (list.docid != docid_) continue;
    ++list.it;
    list.find_docid();
  }
  find_docid();
}

void WordPostings::skip_to(Xapian::docid docid) {
  for (List& list : lists_) {
    if (list.docid >= docid) continue;
    list.it.skip_to(docid);
    list.find_docid();
  }
  find_docid();
}

Xapian::termcount WordPostings::wdf() const {
  Xapian::termcount sum = 0;
  for (const List& list : lists_)
    if (list.docid == docid_) sum += list.it.get_wdf();
  return sum;
}

}  // namespace mobysearch
