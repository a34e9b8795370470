// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/explainer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "search/query_terms.h"

namespace mobysearch {
namespace {

/// The documents of some docids, without a weight.
class DocidSource : public Xapian::PostingSource {
 public:
  explicit DocidSource(std::vector<Xapian::docid> docids) : docids_(std::move(docids)) {
    std::sort(docids_.begin(), docids_.end());
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

 private:
  static constexpr std::size_t kBeforeFirst = SIZE_MAX;  // + 1 is 0
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(docids_.size()); }

  std::vector<Xapian::docid> docids_;
  std::size_t at_ = kBeforeFirst;
};

/// Where a word stands in a post: "title 1×, text 3×".
std::string places(const ForwardPost& post, std::span<const Occurrence> found, std::size_t word) {
  constexpr std::array kPlaces = {"title", "names", "headings", "text"};
  std::array<int, kPlaces.size()> counts{};
  std::size_t section = 0;
  for (const Occurrence& here : found) {
    while (section + 1 < post.section_count() && here.token >= post.section_begin(section + 1)) {
      ++section;
    }
    if (here.word != word) continue;
    ++counts[here.token < post.title_end()            ? 0
             : here.token < post.names_end()          ? 1
             : here.token < post.heading_end(section) ? 2
                                                      : 3];
  }
  std::string where;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    where += fmt::format("{}{} {}×", where.empty() ? "" : ", ", kPlaces[i], counts[i]);
  }
  return where;
}

}  // namespace

Explainer::Explainer(const Xapian::Database& database, const QueryPlan& plan,
                     const std::vector<RankedPost>& page)
    : plan_(plan) {
  std::vector<Xapian::docid> docids;
  for (const RankedPost& post : page) docids.push_back(post.docid);
  const Xapian::Query on_page((new DocidSource(std::move(docids)))->release());
  const auto weights_of = [&](const std::vector<std::string>& terms) {
    Weights weights;
    if (terms.empty() || page.empty()) return weights;
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, synonym_query(terms), on_page));
    enquire.set_weighting_scheme(ranking_weight());
    const Xapian::MSet mset = enquire.get_mset(0, static_cast<Xapian::doccount>(page.size()));
    for (auto it = mset.begin(); it != mset.end(); ++it) weights[*it] = it.get_weight();
    return weights;
  };
  for (const QueryWord& word : plan.words) words_.push_back(weights_of(word.terms));
  exact_phrase_ = weights_of(plan.exact_phrase.terms);
}

std::vector<Explanation> Explainer::explain(const RankedPost& ranked, const ForwardPost& post,
                                            std::span<const Occurrence> found) const {
  const auto weight_in = [&](const Weights& weights) {
    const auto weight = weights.find(ranked.docid);
    return weight == weights.end() ? 0 : weight->second;
  };
  std::vector<Explanation> reasons;
  for (std::size_t i = 0; i < plan_.words.size(); ++i) {
    const QueryWord& word = plan_.words[i];
    const std::string where = places(post, found, i);
    if (where.empty()) continue;
    reasons.push_back({fmt::format("“{}” in {} (rarity {:.2f})", word.surface, where, word.idf),
                       weight_in(words_[i])});
  }
  const double exact = weight_in(exact_phrase_);
  if (exact > 0) reasons.push_back({"the title, a heading or an author is just this", exact});
  if (ranked.proximity > 0) reasons.push_back({"words near each other", ranked.proximity});
  return reasons;
}

}  // namespace mobysearch
