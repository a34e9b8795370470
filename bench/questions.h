// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "common/index/analyzer.h"
#include "common/index/post_codec.h"
#include "common/schema.h"
#include "common/text/tokenizer.h"
#include "search/index_parts.h"
#include "search/search_request.h"

namespace mobysearch::bench {

constexpr std::size_t kCommonest = 1000;  ///< words that are common
constexpr std::size_t kMinLetters = 3;

/// Draws what is asked from an index, which is one file.
class Questions {
 public:
  explicit Questions(const std::shared_ptr<const Index>& index)
      : reader_(index->parts()), last_docid_(index->parts().file.database().get_lastdocid()) {
    const Vocabulary& words = index->parts().vocabulary;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (is_telling(words.word(i))) numbers.push_back(i);
    const auto end =
        numbers.begin() + static_cast<std::ptrdiff_t>(std::min(numbers.size(), kCommonest));
    std::partial_sort(numbers.begin(), end, numbers.end(), [&](std::size_t a, std::size_t b) {
      return words.frequency(a) > words.frequency(b);
    });
    std::for_each(numbers.begin(), end, [&](auto i) { common_.emplace_back(words.word(i)); });
  }

  std::string common_word() { return common_[random_() % common_.size()]; }
  std::string title() {
    for (;;)
      if (const Post post = any_post(); !post.title.empty()) return post.title;
  }
  /// Two words that stand next to each other in some post, neither of them a stop word.
  std::string pair() {
    for (;;) {
      const Post post = any_post();
      if (post.sections.empty()) continue;
      tokenizer_.tokenize(post.sections[random_() % post.sections.size()].text, false);
      const auto& tokens = tokenizer_.tokens();
      if (tokens.size() < 2) continue;
      const std::size_t at = random_() % (tokens.size() - 1);
      if (is_telling(tokens[at].word) && is_telling(tokens[at + 1].word))
        return std::string(tokens[at].word) + ' ' + std::string(tokens[at + 1].word);
    }
  }
  std::string misspelt() {
    for (;;) {
      std::string word = common_word();
      if (word.size() < 5 || word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != word.npos)
        continue;
      std::swap(word[word.size() / 2], word[word.size() / 2 - 1]);
      if (reader_.parts.vocabulary.frequency_of(word) == 0) return word;
    }
  }

 private:
  bool is_telling(std::string_view word) const {
    return word.size() >= kMinLetters && !english_.is_stop_word(word);
  }
  Post any_post() {
    for (;;) {
      const auto docid = static_cast<std::uint32_t>(1 + random_() % last_docid_);
      auto post = decode_whole_post(reader_.database.read(PostDatabase::Stored::kRecord, docid));
      if (post) return std::move(*post);
    }
  }

  IndexReader reader_;
  const std::uint32_t last_docid_;
  Analyzer english_{"en"};
  Tokenizer tokenizer_;
  std::mt19937 random_{1};
  std::vector<std::string> common_;
};

struct Kind {
  const char* name;
  std::function<std::string()> next;
  bool is_unfinished = false;
  bool has_facets = false;
};

/// The kinds of questions that are measured. `ask` must outlive them.
inline std::vector<Kind> kinds_of(Questions& ask) {
  return {
      {"a common word", [&] { return ask.common_word(); }},
      {"a title", [&] { return ask.title(); }},
      {"a phrase of two words", [&] { return '"' + ask.pair() + '"'; }},
      {"two words of a text", [&] { return ask.pair(); }},
      {"two letters, unfinished", [&] { return ask.common_word().substr(0, 2); }, true},
      {"a common word, misspelt", [&] { return ask.misspelt(); }},
      {"a common word, six facets", [&] { return ask.common_word(); }, false, true},
  };
}

/// The next question of a kind.
inline SearchRequest request_of(const Kind& kind) {
  SearchRequest request;
  request.query = kind.next();
  request.prefix = kind.is_unfinished;
  if (kind.has_facets)
    for (const Field field : kFilters) request.facets.emplace_back(field_spec(field).name);
  return request;
}

/// The value below which `share` of the values are.
inline double share_of(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(at, values.size() - 1)];
}

}  // namespace mobysearch::bench
