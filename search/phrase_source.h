// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/forward_index.h"

namespace mobysearch {

/// Do `fingerprints` stand one after the other in the post?
bool contains_phrase(const ForwardPost& post, const std::vector<std::uint16_t>& fingerprints);

/// The posts that contain a phrase: walks the posting list of its rarest term and asks the forward
/// index. No weight of its own. `forward` must outlive the query.
class PhraseSource : public Xapian::PostingSource {
 public:
  PhraseSource(const ForwardIndex& forward, std::vector<std::string> terms);

  Xapian::PostingSource* clone() const override;
  void init(const Xapian::Database& database) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return most_ / 4; }
  Xapian::doccount get_termfreq_max() const override { return most_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool at_end() const override { return started_ && it_ == end_; }
  Xapian::docid get_docid() const override { return *it_; }
  std::string get_description() const override { return "PhraseSource"; }

 private:
  void settle();

  const ForwardIndex& forward_;
  std::vector<std::string> terms_;
  std::vector<std::uint16_t> fingerprints_;
  Xapian::Database database_;
  std::string rarest_;
  Xapian::doccount most_ = 0;
  Xapian::PostingIterator it_, end_;
  bool started_ = false;
};

}  // namespace mobysearch
