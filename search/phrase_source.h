// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/forward_index.h"

namespace mobysearch {

/// Whether the words of these fingerprints stand one after the other in the post.
bool contains_phrase(const ForwardPost& post, const std::vector<std::uint16_t>& fingerprints);

/// The posts that contain a phrase, without a weight: walks the posting list of its rarest term and
/// asks the forward index for the others. `forward` must outlive the query. What Xapian throws
/// passes through it, to whoever runs the query.
class PhraseSource : public Xapian::PostingSource {
 public:
  /// `terms` are the phrase's words in their order, at least one.
  PhraseSource(const ForwardIndex& forward, std::vector<std::string> terms);

  Xapian::PostingSource* clone() const override;
  void init(const Xapian::Database& database) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return frequency_ / 4; }
  Xapian::doccount get_termfreq_max() const override { return frequency_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool at_end() const override { return started_ && it_ == end_; }
  Xapian::docid get_docid() const override { return *it_; }
  std::string get_description() const override { return "PhraseSource"; }

 private:
  void start();
  void skip_non_matching();

  const ForwardIndex& forward_;
  std::vector<std::string> terms_;
  std::vector<std::uint16_t> fingerprints_;
  Xapian::Database database_;
  std::string rarest_;
  Xapian::doccount frequency_ = 0;  ///< of the rarest term
  Xapian::PostingIterator it_, end_;
  bool started_ = false;
};

}  // namespace mobysearch
