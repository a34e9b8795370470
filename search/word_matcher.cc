// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_matcher.h"

#include <algorithm>
#include <string>
#include <utility>

#include "search/word_postings.h"
#include "search/word_weight.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;

/// Each step looks at the lists of all terms of a word, and at all words. More of them are rare,
/// and are Xapian's to match, which puts them into a tree.
constexpr std::size_t kMostSynonyms = 4;
constexpr std::size_t kMostWords = 32;
/// Sums of the same weights in another order differ by less.
constexpr double kRounding = 1 + 1e-9;

/// Words of which all, or any, are asked for.
struct AskedWords {
  std::vector<std::vector<std::string>> terms;  ///< by word: each of a word's terms stands for it
  bool all = false;
};

/// Whether the query asks for a word, which is then added.
bool add_word(const Query& query, AskedWords& words) {
  std::vector<std::string> terms;
  if (query.get_type() == Query::LEAF_TERM) {
    terms.push_back(*query.get_terms_begin());
  } else if (query.get_type() == Query::OP_SYNONYM) {
    if (query.get_num_subqueries() > kMostSynonyms) return false;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Query each = query.get_subquery(i);
      if (each.get_type() != Query::LEAF_TERM) return false;
      terms.push_back(*each.get_terms_begin());
      if (std::find(terms.begin(), terms.end() - 1, terms.back()) != terms.end() - 1) return false;
    }
  }
  if (terms.empty()) return false;
  words.terms.push_back(std::move(terms));
  return words.terms.size() <= kMostWords;
}

/// Whether the query asks for any of some words, which are then added.
bool add_any(const Query& query, AskedWords& words) {
  if (query.get_type() != Query::OP_OR) return add_word(query, words);
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (!add_any(query.get_subquery(i), words)) return false;
  return true;
}

std::optional<AskedWords> words_of(const Query& query) {
  AskedWords words;
  words.all = query.get_type() == Query::OP_AND;
  if (!words.all) return add_any(query, words) ? std::optional(std::move(words)) : std::nullopt;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (!add_word(query.get_subquery(i), words)) return std::nullopt;
  return words;
}

struct Word {
  WordPostings postings;
  WordWeight weight;
  double most = 0;  ///< what it weighs in any post at most

  double weight_in(double length_factor) const { return weight.of(postings.wdf() * length_factor); }
};

/// Those that some posts have.
std::vector<Word> open_words(const Xapian::Database& database, const LengthFactors& lengths,
                             const std::vector<std::vector<std::string>>& terms) {
  std::vector<Word> words;
  for (const std::vector<std::string>& each : terms) {
    WordPostings postings(database, each);
    if (postings.docid() == WordPostings::kEnd) continue;
    double wdf = 0;
    for (const std::string& term : each) wdf += database.get_wdf_upper_bound(term);
    const WordWeight weight(database, each);
    words.push_back({std::move(postings), weight, weight.of(wdf * lengths.most()) * kRounding});
  }
  return words;
}

void match_all(std::vector<Word>& words, const LengthFactors& lengths, TopPosts& best) {
  std::ranges::sort(words, {}, [](const Word& word) { return word.weight.frequency(); });
  WordPostings& rarest = words.front().postings;
  while (rarest.docid() != WordPostings::kEnd) {
    const Xapian::docid docid = rarest.docid();
    Xapian::docid found = docid;
    for (std::size_t i = 1; i < words.size() && found == docid; ++i) {
      words[i].postings.skip_to(docid);
      found = words[i].postings.docid();
    }
    if (found != docid) {
      rarest.skip_to(found);
      continue;
    }
    const double length = lengths.of(docid);
    double weight = 0;
    for (const Word& word : words) weight += word.weight_in(length);
    best.add({docid, weight});
    rarest.next();
  }
}

/// By MaxScore (Turtle and Flood, "Query evaluation: strategies and optimizations", 1995): words
/// that cannot bring a post among the best, not even together, are only looked for in posts that
/// have another.
class UnionMatcher {
 public:
  UnionMatcher(std::vector<Word> words, const LengthFactors& lengths, TopPosts& best)
      : words_(std::move(words)), lengths_(lengths), best_(best) {
    std::ranges::sort(words_, {}, &Word::most);
    double sum = 0;
    for (const Word& word : words_) most_with_.push_back(sum += word.most);
  }

  void run() {
    for (Xapian::docid docid = next(); docid != WordPostings::kEnd; docid = next()) {
      best_.add({docid, weight_in(docid)});
      while (first_ < words_.size() && best_.leave_out(most_with_[first_])) ++first_;
    }
  }

 private:
  Xapian::docid next() const {
    Xapian::docid docid = WordPostings::kEnd;
    for (std::size_t i = first_; i < words_.size(); ++i)
      docid = std::min(docid, words_[i].postings.docid());
    return docid;
  }

  /// Or less, of a post that is not among the best.
  double weight_in(Xapian::docid docid) {
    const double length = lengths_.of(docid);
    double weight = 0;
    for (std::size_t i = first_; i < words_.size(); ++i) {
      if (words_[i].postings.docid() != docid) continue;
      weight += words_[i].weight_in(length);
      words_[i].postings.next();
    }
    for (std::size_t i = first_; i-- > 0;) {
      if (best_.leave_out(weight * kRounding + most_with_[i])) break;
      words_[i].postings.skip_to(docid);
      if (words_[i].postings.docid() == docid) weight += words_[i].weight_in(length);
    }
    return weight;
  }

  std::vector<Word> words_;        ///< those that weigh least first
  std::vector<double> most_with_;  ///< what the words up to this weigh together at most
  std::size_t first_ = 0;          ///< of the words that each of their posts is looked at for
  const LengthFactors& lengths_;
  TopPosts& best_;
};

}  // namespace

std::optional<std::vector<WeighedPost>> match_words(const Xapian::Database& database,
                                                    const LengthFactors& lengths,
                                                    const Query& query, std::size_t count) {
  const auto asked = words_of(query);
  if (!asked || count == 0) return std::nullopt;
  TopPosts best(count);
  std::vector<Word> words = open_words(database, lengths, asked->terms);
  if (asked->all) {
    if (words.size() == asked->terms.size()) match_all(words, lengths, best);
  } else {
    UnionMatcher(std::move(words), lengths, best).run();
  }
  return best.take();
}

}  // namespace mobysearch
