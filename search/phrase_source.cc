// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/phrase_source.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "common/text/ascii.h"
#include "search/index_parts.h"
#include "search/occurrences.h"

namespace mobysearch {
namespace {

/// Walks the posting list of the rarest of the phrase's finding terms and asks the forward index
/// for the others. What Xapian throws passes through it, to whoever runs the query.
class PhraseSource : public Xapian::PostingSource {
 public:
  PhraseSource(const IndexReader& reader, std::vector<std::string> terms)
      : reader_(reader),
        terms_(std::move(terms)),
        fingerprints_(reader.parts.fingerprints.of_all(terms_)) {}

  Xapian::PostingSource* clone() const override { return new PhraseSource(reader_, terms_); }
  void init(const Xapian::Database& database) override {
    std::string rarest;
    for (const std::string& term : finding_terms(terms_)) {
      const Xapian::doccount frequency = database.get_termfreq(term);
      if (!rarest.empty() && frequency >= frequency_) continue;
      rarest = term;
      frequency_ = frequency;
    }
    it_ = database.postlist_begin(rarest);
    started_ = false;
  }
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return frequency_ / 4; }
  Xapian::doccount get_termfreq_max() const override { return frequency_; }
  void next(double) override {
    if (started_) ++it_;
    skip_non_matching();
  }
  void skip_to(Xapian::docid docid, double) override {
    if (it_ != end_ && *it_ < docid) it_.skip_to(docid);
    skip_non_matching();
  }
  bool at_end() const override { return started_ && it_ == end_; }
  Xapian::docid get_docid() const override { return *it_; }
  std::string get_description() const override { return "PhraseSource"; }

 private:
  void skip_non_matching() {
    started_ = true;
    while (it_ != end_ && !contains_phrase(reader_.forward.post(*it_), fingerprints_)) ++it_;
  }

  const IndexReader& reader_;
  std::vector<std::string> terms_;
  std::vector<std::uint16_t> fingerprints_;
  Xapian::doccount frequency_ = 0;  ///< of the rarest term
  Xapian::PostingIterator it_;      ///< over its posts
  const Xapian::PostingIterator end_;
  bool started_ = false;  ///< `it_` stands where next() or skip_to() put it
};

}  // namespace

std::vector<std::string> finding_terms(const std::vector<std::string>& terms) {
  std::vector<std::string> numbers;
  std::copy_if(terms.begin(), terms.end(), std::back_inserter(numbers), all_digits);
  return numbers.empty() ? terms : numbers;
}

Xapian::Query phrase_query(const std::vector<std::string>& terms, const IndexReader& reader) {
  return Xapian::Query((new PhraseSource(reader, terms))->release());
}

}  // namespace mobysearch
