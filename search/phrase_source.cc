// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/phrase_source.h"

#include <algorithm>

#include "common/analyzer.h"

namespace mobysearch {

bool contains_phrase(const ForwardPost& post, const std::vector<std::uint16_t>& prints) {
  if (post.bounds.empty()) return false;
  return std::search(post.tokens.begin(), post.tokens.end(), prints.begin(), prints.end()) !=
         post.tokens.end();
}

PhraseSource::PhraseSource(const ForwardIndex& forward, std::vector<std::string> terms)
    : forward_(forward), terms_(std::move(terms)) {
  for (const std::string& term : terms_) prints_.push_back(fingerprint(term));
}

Xapian::PostingSource* PhraseSource::clone() const { return new PhraseSource(forward_, terms_); }

void PhraseSource::init(const Xapian::Database& database) {
  database_ = database;
  most_ = 0;
  rarest_.clear();
  for (const std::string& term : terms_) {
    const Xapian::doccount frequency = database.get_termfreq(term);
    if (rarest_.empty() || frequency < most_) {
      rarest_ = term;
      most_ = frequency;
    }
  }
  started_ = false;
}

void PhraseSource::settle() {
  while (it_ != end_ && !contains_phrase(forward_.post(*it_), prints_)) ++it_;
}

void PhraseSource::next(double) {
  if (!started_) {
    it_ = database_.postlist_begin(rarest_);
    end_ = database_.postlist_end(rarest_);
    started_ = true;
  } else {
    ++it_;
  }
  settle();
}

void PhraseSource::skip_to(Xapian::docid docid, double) {
  if (!started_) {
    it_ = database_.postlist_begin(rarest_);
    end_ = database_.postlist_end(rarest_);
    started_ = true;
  }
  if (it_ != end_ && *it_ < docid) it_.skip_to(docid);
  settle();
}

}  // namespace mobysearch
