// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "search/index_parts.h"
#include "search/occurrences.h"
#include "search/query_plan.h"

namespace mobysearch {

/// What a post can earn beside the weights of its terms (docs/ranking.md has the rules).
enum class Gain : std::uint8_t {
  kTitle,        ///< its title is what was typed
  kTitleBegins,  ///< its title begins with what was typed
  kTitleWords,   ///< its title has all the words
  kHeading,      ///< one of its headings is what was typed
  kAuthor,       ///< one of its authors is called so
  kRun,          ///< it has what was typed word for word, stop words included
  kProximity,    ///< the words stand near each other
  kRecency       ///< it is newer than others
};
inline constexpr std::size_t kGainCount = 8;

/// By Gain; all are at least 0.
struct Gains {
  std::array<double, kGainCount> worth{};

  double& operator[](Gain gain) { return worth[static_cast<std::size_t>(gain)]; }
  double sum() const;
};

/// For people: "the title is just this".
std::string_view describe(Gain gain);

/// The posts of which a title, heading or author is just that, ascending; of very many, some.
/// Throws Xapian::Error.
std::vector<std::uint32_t> posts_called(const IndexReader& reader, const ExactPhrase& phrase);

/// What is gained, in parts of the highest weight that a post's terms have and of the idf of all
/// words of the query.
struct Worth {
  double best = 0;
  double own = 0;
};

/// What posts gain, for one query. `best` is the highest weight of a post's terms.
class GainRules {
 public:
  GainRules(const IndexReader& reader, const QueryPlan& plan, double best);

  /// All but kRun and kProximity. `weight` is that of the post's terms; `called` are the
  /// posts_called() so.
  void add_for_names(std::uint32_t docid, double weight, const std::vector<std::uint32_t>& called,
                     Gains& gains) const;
  /// Of a post that has what was typed word for word; else 0. `found` are the occurrences of the
  /// query's words in it, if they have been looked for.
  double for_run(std::uint32_t docid, std::span<const Occurrence> found = {}) const;
  /// No post gains more for its run.
  double most_for_run() const { return run_; }

 private:
  double worth(const Worth& worth) const;
  bool has_run(const ForwardPost& post, std::span<const Occurrence> found, std::size_t run) const;
  void add_for_heading_or_author(const ForwardPost& post, Gains& gains) const;
  bool title_has_all_words(const ForwardPost& post) const;
  double for_title_words(const ForwardPost& post) const;

  const IndexReader& reader_;
  const QueryPlan& plan_;
  std::vector<std::vector<std::uint16_t>> words_;  ///< fingerprints of each word of the query
  std::vector<bool> says_much_;  ///< by word: whether a title without it lacks something
  double best_;
  double own_ = 0;               ///< the idf of all words of the query
  bool few_titles_ = false;      ///< have the only word of the query
  bool has_stop_words_ = false;  ///< more was typed than is asked for
  double run_ = 0;
  /// For each reading of what was typed, the first of its words that posts are searched for.
  std::vector<std::size_t> anchors_;
};

}  // namespace mobysearch
