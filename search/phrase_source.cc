// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/phrase_source.h"

#include <algorithm>

#include "common/index/analyzer.h"
#include "search/lanes.h"

namespace mobysearch {

bool contains_phrase(const ForwardPost& post, const std::vector<std::uint16_t>& fingerprints) {
  const auto tokens = post.tokens;
  if (post.bounds.empty() || fingerprints.empty() || fingerprints.size() > tokens.size())
    return false;
  const auto stands_at = [&](std::size_t at) {
    return std::equal(fingerprints.begin(), fingerprints.end(),
                      tokens.begin() + static_cast<std::ptrdiff_t>(at));
  };
  const std::size_t end = tokens.size() - fingerprints.size() + 1;  // of the places to begin at
  const std::uint16_t second = fingerprints.size() > 1 ? fingerprints[1] : fingerprints[0];
  const std::size_t step = fingerprints.size() > 1 ? 1 : 0;
  std::size_t at = 0;
  for (; at + kLanes + step <= tokens.size(); at += kLanes) {
    const Lanes here = load_lanes(tokens.data() + at) == Lanes{} + fingerprints[0];
    const Lanes next = load_lanes(tokens.data() + at + step) == Lanes{} + second;
    if (!any_nonzero(here & next)) continue;
    for (std::size_t i = at; i < std::min(at + kLanes, end); ++i) {
      if (stands_at(i)) return true;
    }
  }
  for (; at < end; ++at) {
    if (stands_at(at)) return true;
  }
  return false;
}

PhraseSource::PhraseSource(const ForwardIndex& forward, std::vector<std::string> terms)
    : forward_(forward), terms_(std::move(terms)) {
  for (const std::string& term : terms_) fingerprints_.push_back(fingerprint_of(term));
}

Xapian::PostingSource* PhraseSource::clone() const { return new PhraseSource(forward_, terms_); }

void PhraseSource::init(const Xapian::Database& database) {
  database_ = database;
  frequency_ = 0;
  rarest_.clear();
  for (const std::string& term : terms_) {
    const Xapian::doccount frequency = database.get_termfreq(term);
    if (rarest_.empty() || frequency < frequency_) {
      rarest_ = term;
      frequency_ = frequency;
    }
  }
  started_ = false;
}

void PhraseSource::start() {
  it_ = database_.postlist_begin(rarest_);
  end_ = database_.postlist_end(rarest_);
  started_ = true;
}

void PhraseSource::skip_non_matching() {
  while (it_ != end_ && !contains_phrase(forward_.post(*it_), fingerprints_)) ++it_;
}

void PhraseSource::next(double) {
  if (started_) {
    ++it_;
  } else {
    start();
  }
  skip_non_matching();
}

void PhraseSource::skip_to(Xapian::docid docid, double) {
  if (!started_) start();
  if (it_ != end_ && *it_ < docid) it_.skip_to(docid);
  skip_non_matching();
}

}  // namespace mobysearch
