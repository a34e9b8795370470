// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matching_posts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "search/unweighted.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;

/// Hands posts on, some at a time.
class Batches {
 public:
  explicit Batches(const VisitPosts& visit) : visit_(visit) {}
  void add(Xapian::docid docid) {
    docids_[size_++] = docid;
    if (size_ == docids_.size()) flush();
  }
  void flush() {
    visit_(std::span(docids_).first(size_));
    size_ = 0;
  }

 private:
  const VisitPosts& visit_;
  std::array<Xapian::docid, 1024> docids_{};
  std::size_t size_ = 0;
};

/// Returns whether the query asks for nothing else.
bool add_sufficient_terms(const Query& query, std::vector<std::string>& terms) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      terms.push_back(*query.get_terms_begin());
      return true;
    case Query::OP_SCALE_WEIGHT:
      return add_sufficient_terms(query.get_subquery(0), terms);
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      bool is_union = true;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        is_union = add_sufficient_terms(query.get_subquery(i), terms) && is_union;
      return is_union;
    }
    default:
      return false;
  }
}

void visit_term(const Xapian::Database& database, const std::string& term, Batches& batches) {
  const auto end = database.postlist_end(term);
  for (auto it = database.postlist_begin(term); it != end; ++it) batches.add(*it);
}

/// Marks the posts of each term.
void visit_union(const Xapian::Database& database, const std::vector<std::string>& terms,
                 Batches& batches) {
  constexpr std::size_t kBits = 64;
  std::vector<std::uint64_t> marked(database.get_lastdocid() / kBits + 1);
  for (const std::string& term : terms) {
    const auto end = database.postlist_end(term);
    for (auto it = database.postlist_begin(term); it != end; ++it) {
      if (*it / kBits >= marked.size())
        throw Xapian::DatabaseCorruptError("a term is in a post that is not there");
      marked[*it / kBits] |= std::uint64_t{1} << *it % kBits;
    }
  }
  for (std::size_t i = 0; i < marked.size(); ++i) {
    for (std::uint64_t left = marked[i]; left != 0; left &= left - 1)
      batches.add(
          static_cast<Xapian::docid>(i * kBits + static_cast<std::size_t>(std::countr_zero(left))));
  }
}

class Spy : public Xapian::MatchSpy {
 public:
  explicit Spy(Batches& batches) : batches_(batches) {}
  void operator()(const Xapian::Document& document, double) override {
    batches_.add(document.get_docid());
  }

 private:
  Batches& batches_;
};

void visit_by_matching(const Xapian::Database& database, const Query& query, Batches& batches) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  weigh_nothing(enquire, database.get_lastdocid() != database.get_doccount());
  Spy spy(batches);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
}

}  // namespace

SufficientTerms sufficient_terms(const Query& query) {
  SufficientTerms found;
  found.is_union = add_sufficient_terms(query, found.terms);
  std::sort(found.terms.begin(), found.terms.end());
  found.terms.erase(std::unique(found.terms.begin(), found.terms.end()), found.terms.end());
  return found;
}

void visit_matching(const Xapian::Database& database, const Query& query, const VisitPosts& visit) {
  Batches batches(visit);
  const auto [terms, is_union] = sufficient_terms(query);
  if (!is_union) {
    visit_by_matching(database, query, batches);
  } else if (terms.size() == 1) {
    visit_term(database, terms.front(), batches);
  } else {
    visit_union(database, terms, batches);
  }
  batches.flush();
}

}  // namespace mobysearch
