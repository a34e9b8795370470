// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/posts_query.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace mobysearch {
namespace {

class DocidSource : public Xapian::PostingSource {
 public:
  explicit DocidSource(std::vector<Xapian::docid> docids) : docids_(std::move(docids)) {
    std::sort(docids_.begin(), docids_.end());
    docids_.erase(std::unique(docids_.begin(), docids_.end()), docids_.end());
  }

  Xapian::PostingSource* clone() const override { return new DocidSource(docids_); }
  void init(const Xapian::Database&) override { at_ = kBeforeFirst; }
  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double) override { ++at_; }
  void skip_to(Xapian::docid docid, double) override {
    if (at_ == kBeforeFirst) at_ = 0;
    while (!at_end() && docids_[at_] < docid) ++at_;
  }
  bool at_end() const override { return at_ != kBeforeFirst && at_ >= docids_.size(); }
  Xapian::docid get_docid() const override { return docids_[at_]; }
  std::string get_description() const override { return "DocidSource"; }

 private:
  static constexpr std::size_t kBeforeFirst = SIZE_MAX;  // + 1 is 0
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(docids_.size()); }

  std::vector<Xapian::docid> docids_;
  std::size_t at_ = kBeforeFirst;
};

}  // namespace

Xapian::Query posts_query(std::vector<Xapian::docid> docids) {
  return Xapian::Query((new DocidSource(std::move(docids)))->release());
}

}  // namespace mobysearch
