// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/missing_words.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "common/index/analyzer.h"
#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "search/index_parts.h"
#include "search/query_parser.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMinBeginning = 3;  ///< letters of an abbreviation: `doc`
constexpr std::size_t kMinStem = 5;       ///< bytes of a word that a longer one begins with

void append_once(std::vector<std::string>& words, std::string word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

void collect_words(const QueryNode& node, std::vector<std::string>& words) {
  if (words.size() == MissingWords::kMaxWords || node.kind == QueryNode::Kind::kNot) return;
  if (node.kind == QueryNode::Kind::kWord) append_once(words, fold_case(node.text));
  for (const QueryNode& child : node.children) collect_words(child, words);
}

/// `k8s`: how a word begins and ends, and how many letters are between.
struct Numeronym {
  std::string_view begin;
  std::size_t between = 0;
  std::string_view end;
};

std::optional<Numeronym> numeronym(std::string_view word) {
  const std::size_t first = word.find_first_of(kAsciiDigits);
  const std::size_t last = word.find_last_of(kAsciiDigits);
  if (first == word.npos || first == 0 || last + 1 == word.size()) return std::nullopt;
  Numeronym found{word.substr(0, first), 0, word.substr(last + 1)};
  const std::string_view digits = word.substr(first, last + 1 - first);
  if (digits.size() > 2 || !all_digits(digits)) return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), found.between);
  return found;
}

/// The words among those numbered from `begin` to `end` that `fits` accepts, most frequent first.
template <class Fits>
void append_frequent(const Vocabulary& vocabulary, std::pair<std::size_t, std::size_t> range,
                     std::size_t most, const Fits& fits, std::vector<std::string>& words) {
  std::vector<std::size_t> fitting;
  for (std::size_t i = range.first; i < range.second; ++i) {
    if (fits(vocabulary.word(i))) fitting.push_back(i);
  }
  std::stable_sort(fitting.begin(), fitting.end(), [&](std::size_t a, std::size_t b) {
    return vocabulary.frequency(a) > vocabulary.frequency(b);
  });
  for (std::size_t i = 0; i < fitting.size() && words.size() < most; ++i) {
    append_once(words, std::string(vocabulary.word(fitting[i])));
  }
}

/// The longest word that `word` begins with.
std::string stem_of(const Vocabulary& vocabulary, std::string_view word) {
  for (std::size_t size = word.size(); size-- > kMinStem;) {
    const std::string_view beginning = word.substr(0, size);
    if (vocabulary.frequency_of(beginning) > 0) return std::string(beginning);
  }
  return {};
}

}  // namespace

Result<MissingWords> MissingWords::open(const std::shared_ptr<const Index>& index) {
  auto searcher = Searcher::open(index);
  if (!searcher) return fail(std::move(searcher.error()));
  return MissingWords(std::move(*searcher));
}

Result<bool> MissingWords::finds(const std::string& word) {
  if (const auto known = finds_.find(word); known != finds_.end()) return known->second;
  SearchRequest request;
  request.query = word;
  request.limit = 1;
  auto response = searcher_.search(request);
  if (!response) return fail(std::move(response.error()));
  return finds_[word] = response->total > 0;
}

Result<QueryWords> MissingWords::words_of(const std::string& query) {
  std::vector<std::string> words;
  collect_words(parse_query(query, false), words);
  const std::string& lang = searcher_.index().info().lang;
  const Analyzer analyzer(lang.empty() ? "en" : lang);
  QueryWords out;
  for (std::string& word : words) {
    if (analyzer.is_stop_word(word)) continue;
    const auto found = finds(word);
    if (!found) return fail(found.error());
    (*found ? out.found : out.missing).push_back(std::move(word));
  }
  return out;
}

std::vector<std::string> MissingWords::meant_by(std::string_view word, std::size_t most) const {
  const Index::Parts& parts = searcher_.index().parts();
  const Vocabulary& vocabulary = parts.vocabulary;
  std::vector<std::string> words;
  if (const auto short_form = numeronym(word)) {
    const std::size_t size =
        short_form->begin.size() + short_form->between + short_form->end.size();
    append_frequent(
        vocabulary, vocabulary.with_prefix(short_form->begin), most,
        [&](std::string_view it) { return it.size() == size && it.ends_with(short_form->end); },
        words);
  }
  if (const auto near = parts.spelling->correct(word)) append_once(words, near->word);
  if (std::string stem = stem_of(vocabulary, word); !stem.empty()) append_once(words, stem);
  if (word.size() >= kMinBeginning) {
    append_frequent(
        vocabulary, vocabulary.with_prefix(word), most, [](std::string_view) { return true; },
        words);
  }
  words.resize(std::min(words.size(), most));
  return words;
}

}  // namespace mobysearch
