// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/gains.h"

#include <algorithm>
#include <numeric>

#include "common/schema.h"
#include "search/typed_run.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxCalled = 200;

// With a part of `best`, what is called as the query stands above what only mentions it.
constexpr Worth kTitle{7, 4};
constexpr Worth kTitleBegins{4, 2}, kTitleBeginsWithWord{0, 0.2};
constexpr Worth kTitleWords{0, 0.6}, kShortTitleWords{2.4, 0.6};
constexpr double kTitleShareOwn = 0.4;
constexpr Worth kHeading{3.5, 1}, kListedHeading{1.2, 0.5};
constexpr Worth kAuthor{2.4, 1};
constexpr Worth kRun{0, 1}, kRunWithStopWords{1, 1};
constexpr Worth kRecency{0.03, 0}, kRecencyOfLatest{4, 2};

constexpr std::size_t kShortQuery = 2;     ///< words
constexpr double kTellingIdf = 0.1;        ///< a word with less stands in nine of ten posts
constexpr std::size_t kManySections = 20;  ///< more: a list of things, of which none is the post's
/// So many posts with the word in their titles may stand above one with a heading of that word,
/// which is then among the first three.
constexpr std::uint32_t kTitlesBeforeHeading = 2;
constexpr double kComparable = 0.5;  ///< of the best: whose date counts for the latest

using FingerprintRun = std::vector<std::uint16_t>;

bool has(const FingerprintRun& fingerprints, std::uint16_t wanted) {
  return std::find(fingerprints.begin(), fingerprints.end(), wanted) != fingerprints.end();
}

template <class Lists>
bool is_one_of(std::span<const std::uint16_t> text, const Lists& lists) {
  return std::any_of(lists.begin(), lists.end(), [&](const FingerprintRun& list) {
    return std::equal(text.begin(), text.end(), list.begin(), list.end());
  });
}

bool has_heading(const ForwardPost& post, const ExactPhrase& phrase) {
  for (std::size_t i = 0; i < post.section_count(); ++i) {
    const std::uint32_t begin = post.section_begin(i);
    if (is_one_of(post.tokens.subspan(begin, post.heading_end(i) - begin), phrase.fingerprints))
      return true;
  }
  return false;
}

/// In how many titles the word stands, at most.
std::uint32_t titles_with(const QueryWord& word, const IndexReader& reader) {
  std::vector<std::string> in_titles;
  for (const std::string& term : word.terms)
    in_titles.push_back(prefixed_term(field_spec(Field::kTitle).prefix, term));
  reader.database.expect(in_titles);
  std::uint32_t titles = 0;
  for (const std::string& term : in_titles) titles += reader.database.frequency_of(term);
  return titles;
}

}  // namespace

double Gains::sum() const { return std::accumulate(worth.begin(), worth.end(), 0.0); }

std::string_view describe(Gain gain) {
  switch (gain) {
    case Gain::kTitle:
      return "the title is just this";
    case Gain::kTitleBegins:
      return "the title begins with this";
    case Gain::kTitleWords:
      return "all words in the title";
    case Gain::kHeading:
      return "a heading is just this";
    case Gain::kAuthor:
      return "an author is called this";
    case Gain::kRun:
      return "word for word as typed";
    case Gain::kProximity:
      return "words near each other";
    case Gain::kRecency:
      return "newer than others";
  }
  return {};
}

std::vector<std::uint32_t> posts_called(const IndexReader& reader, const ExactPhrase& phrase) {
  std::vector<std::uint32_t> docids;
  for (const std::string& term : phrase.terms) {
    const auto more = reader.database.posts_with(term, kMaxCalled - docids.size());
    docids.insert(docids.end(), more.begin(), more.end());
  }
  std::sort(docids.begin(), docids.end());
  return docids;
}

GainRules::GainRules(const IndexReader& reader, const QueryPlan& plan, double best)
    : reader_(reader), plan_(plan), best_(best) {
  for (const QueryWord& word : plan.words) {
    if (word.joined) continue;
    own_ += word.idf;
    words_.push_back(reader.parts.fingerprints.of_all(word.terms));
    says_much_.push_back(word.idf >= kTellingIdf);
  }
  if (std::none_of(says_much_.begin(), says_much_.end(), [](bool much) { return much; }))
    says_much_.assign(words_.size(), true);
  has_stop_words_ = plan.typed.is_run();
  for (const FingerprintRun& typed : plan.typed.fingerprints) {
    has_stop_words_ = has_stop_words_ && typed.size() > words_.size();
    const auto anchor = std::find_if(typed.begin(), typed.end(), [&](std::uint16_t fingerprint) {
      return std::any_of(words_.begin(), words_.end(),
                         [&](const FingerprintRun& word) { return has(word, fingerprint); });
    });
    anchors_.push_back(static_cast<std::size_t>(anchor - typed.begin()));
  }
  const std::uint32_t titles = words_.size() == 1 ? titles_with(plan.words[0], reader) : 0;
  few_titles_ = titles > 0 && titles <= kTitlesBeforeHeading;
  if (plan.typed.is_run()) run_ = worth(has_stop_words_ ? kRunWithStopWords : kRun);
}

double GainRules::worth(const Worth& worth) const { return worth.best * best_ + worth.own * own_; }

bool GainRules::title_has_all_words(const ForwardPost& post) const {
  const auto title = post.tokens.first(post.title_end());
  const auto is_there = [&](const FingerprintRun& word) {
    if (std::any_of(title.begin(), title.end(), [&](auto token) { return has(word, token); }))
      return true;
    for (const CompoundSpan& compound : post.compounds) {
      if (compound.first >= post.title_end()) break;
      if (has(word, compound.fingerprint)) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < words_.size(); ++i)
    if (says_much_[i] && !is_there(words_[i])) return false;
  return true;
}

double GainRules::for_title_words(const ForwardPost& post) const {
  // Without its stop words, "opt out" would be "opting".
  if (has_stop_words_ || words_.empty() || post.title_end() == 0) return 0;
  if (!title_has_all_words(post)) return 0;
  const double share = static_cast<double>(words_.size()) / post.title_end();
  return worth(words_.size() > kShortQuery ? kTitleWords : kShortTitleWords) +
         kTitleShareOwn * own_ * std::min(1.0, share);
}

void GainRules::add_for_heading_or_author(const ForwardPost& post, Gains& gains) const {
  const bool is_listed =
      words_.size() == 1 && (few_titles_ || post.section_count() > kManySections);
  if (has_heading(post, plan_.exact_phrase))
    gains[Gain::kHeading] = worth(is_listed ? kListedHeading : kHeading);
  else
    gains[Gain::kAuthor] = worth(kAuthor);
}

void GainRules::add_for_names(std::uint32_t docid, double weight,
                              const std::vector<std::uint32_t>& called, Gains& gains) const {
  const ForwardPost post = reader_.forward.post(docid);
  if (post.bounds.empty()) return;
  const auto title = post.tokens.first(post.title_end());
  const std::size_t typed = typed_title_words(post, plan_.typed);
  const bool is_called = std::binary_search(called.begin(), called.end(), docid);
  const bool is_title = (typed > 0 && typed == title.size() && !plan_.typed.is_unfinished) ||
                        (is_called && is_one_of(title, plan_.exact_phrase.fingerprints));
  if (is_title)
    gains[Gain::kTitle] = worth(kTitle);
  else if (typed > 0)
    gains[Gain::kTitleBegins] = worth(plan_.typed.is_run() ? kTitleBegins : kTitleBeginsWithWord);
  if (is_called && !is_title) add_for_heading_or_author(post, gains);
  gains[Gain::kTitleWords] = for_title_words(post);
  const double recency = reader_.parts.ages.recency(docid);
  const bool counts_much = plan_.wants_newest && weight >= kComparable * best_;
  gains[Gain::kRecency] = worth(counts_much ? kRecencyOfLatest : kRecency) * recency;
}

bool GainRules::has_run(const ForwardPost& post, std::span<const Occurrence> found,
                        std::size_t run) const {
  const FingerprintRun& words = plan_.typed.fingerprints[run];
  const bool can_use_found = !found.empty() && anchors_[run] < words.size();
  return can_use_found ? contains_phrase_around(post, words, anchors_[run], found)
                       : contains_phrase(post, words);
}

double GainRules::for_run(std::uint32_t docid, std::span<const Occurrence> found) const {
  if (run_ == 0) return 0;
  const ForwardPost post = reader_.forward.post(docid);
  for (std::size_t run = 0; run < anchors_.size(); ++run)
    if (has_run(post, found, run)) return run_;
  return 0;
}

}  // namespace mobysearch
