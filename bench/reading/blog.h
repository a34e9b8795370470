// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bench/share.h"
#include "common/index/analyzer.h"
#include "common/index/vocabulary.h"
#include "common/post.h"
#include "search/searcher.h"

namespace mobysearch::bench {

/// A row of the table: a share of things that were tried, or several, and what was wrong.
struct Row {
  std::string what;
  std::string figures;
  std::vector<std::string> examples = {};  ///< one line each, of what failed
};

/// Words that stand one after the other in a sentence of a post.
struct Run {
  std::string post;             ///< its id
  std::string text;             ///< as it stands there
  std::vector<int> words = {};  ///< numbers of a Blog
};

/// The posts of an index, whole and in memory, and what its searcher says.
class Blog {
 public:
  /// Prints an error and ends the process if the index cannot be read.
  explicit Blog(const std::string& path);

  SearchResponse ask(std::string query, int limit, bool prefix = false);

  const std::vector<Post>& posts() const { return posts_; }
  const Vocabulary& vocabulary() const;
  bool is_stop_word(std::string_view word) const { return analyzer_.is_stop_word(word); }
  const std::string& stem(std::string_view word) { return analyzer_.term(word); }
  /// Whether some post has the word, or another one with its stem.
  bool has(const std::string& word);
  /// The most frequent word of each stem with the number of posts that have the stem, the commonest
  /// stem first; without stop words.
  std::vector<std::pair<std::string, std::size_t>> stems();

  /// Runs of `length` words, at least `content` of them no stop words; drawn by their places.
  std::vector<Run> draw_runs(std::size_t count, std::size_t length, std::size_t content,
                             std::mt19937& random);
  /// Whether another post has these words one after the other, in a title, heading or text.
  bool is_elsewhere(const Run& run) const;

 private:
  void number_words(const Post& post);
  int number_of(std::string_view word);

  Searcher searcher_;
  Analyzer analyzer_;
  std::vector<Post> posts_;
  std::vector<std::vector<int>> numbered_;  ///< the words of each post; −1 between texts
  std::unordered_map<std::string, int, TextHash, std::equal_to<>> numbers_;
  std::map<std::string, std::pair<std::string, std::size_t>> stems_;
};

/// The rows. Each takes seconds, and the same with the same index.
Row shown_sections(Blog& blog);
Row quoted_runs(Blog& blog);
Row unquoted_runs(Blog& blog);
Row begun_titles(Blog& blog);
Row begun_words(Blog& blog);
Row finished_words(Blog& blog);
Row pasted_titles(Blog& blog);
Row lacking_words(Blog& blog);
Row slips(Blog& blog);

}  // namespace mobysearch::bench
