// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/continuations.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "search/completions.h"
#include "search/index_parts.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxContinuations = 5;
constexpr std::size_t kMaxPostsRead = 500;
constexpr std::size_t kMaxCandidates = 5000;

using Fingerprint = std::uint16_t;

/// In one language.
class Following {
 public:
  Following(const Words& words, Analyzer& analyzer, const IndexReader& reader) {
    for (const std::string& word : words) {
      const std::string& term = analyzer.term(word);
      fingerprints_.push_back(reader.parts.fingerprints.of(term));
      const std::uint32_t frequency = reader.database.frequency_of(term);
      if (!rarest_.empty() && frequency >= frequency_) continue;
      rarest_ = term;
      frequency_ = frequency;
    }
  }

  const std::string& rarest_term() const { return rarest_; }

  /// Puts into `found` what stands in `post` behind the words.
  void look_in(const ForwardPost& post, std::unordered_set<Fingerprint>& found) const {
    const auto tokens = post.tokens;
    const std::size_t count = fingerprints_.size();
    for (std::size_t i = 0; i + count < tokens.size(); ++i) {
      if (tokens[i] != fingerprints_[0]) continue;
      if (std::equal(fingerprints_.begin() + 1, fingerprints_.end(),
                     tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1))
        found.insert(tokens[i + count]);
    }
  }

 private:
  std::vector<Fingerprint> fingerprints_;
  std::string rarest_;
  std::uint32_t frequency_ = 0;
};

}  // namespace

Words continuations(const Words& words, std::string_view beginning, IndexReader& reader) {
  const auto possible = words_beginning(reader.parts.vocabulary, beginning, kMaxCandidates);
  std::map<std::string_view, int> posts_by_word;
  for (const std::string& code : reader.languages.codes()) {
    Analyzer& analyzer = reader.languages.analyzer_for(code);
    std::unordered_map<Fingerprint, std::string_view> wanted;  // the first of those with one stem
    for (const std::string_view word : possible)
      wanted.try_emplace(reader.parts.fingerprints.of(analyzer.term(word)), word);
    const Following following(words, analyzer, reader);
    std::unordered_set<Fingerprint> found;
    const auto posts = reader.database.posts_with(following.rarest_term(), kMaxPostsRead);
    reader.forward.expect(posts);
    for (const std::uint32_t docid : posts) {
      found.clear();
      following.look_in(reader.forward.post(docid), found);
      for (const Fingerprint each : found)
        if (const auto word = wanted.find(each); word != wanted.end())
          ++posts_by_word[word->second];
    }
  }
  std::vector<std::pair<std::string_view, int>> best(posts_by_word.begin(), posts_by_word.end());
  std::stable_sort(best.begin(), best.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (best.size() > kMaxContinuations) best.resize(kMaxContinuations);
  Words result;
  for (const auto& [word, posts] : best) result.emplace_back(word);
  return result;
}

}  // namespace mobysearch
