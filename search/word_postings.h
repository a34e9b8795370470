// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <limits>
#include <string>
#include <vector>

namespace mobysearch {

/// Walks through the posts that have a word, which is one term or any of some. All throw
/// Xapian::Error.
class WordPostings {
 public:
  static constexpr Xapian::docid kEnd = std::numeric_limits<Xapian::docid>::max();

  /// At the first post. The terms are different ones.
  WordPostings(const Xapian::Database& database, const std::vector<std::string>& terms);

  /// kEnd behind the last post.
  Xapian::docid docid() const { return docid_; }
  void next();
  /// To the first post from this on; not back.
  void skip_to(Xapian::docid docid);
  /// In the post that it is at: of several terms, the sum.
  Xapian::termcount wdf() const;

 private:
  struct List {
    Xapian::PostingIterator it, end;
    Xapian::docid docid = kEnd;
    void find_docid() { docid = it == end ? kEnd : *it; }
  };
  void find_docid();

  std::vector<List> lists_;
  Xapian::docid docid_ = kEnd;
};

}  // namespace mobysearch
