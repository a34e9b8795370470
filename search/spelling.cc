// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling.h"

#include <algorithm>
#include <array>
#include <bit>

namespace mobysearch {
namespace {

constexpr std::size_t kMinLetters = 4;
constexpr std::size_t kTwoEditsFrom = 8;
constexpr std::size_t kMaxLetters = 40;

std::uint32_t letter_set(std::string_view word) {
  std::uint32_t set = 0;
  for (const char c : word) set |= 1U << (static_cast<unsigned char>(c) & 31U);
  return set;
}

using Row = std::array<int, kMaxLetters + 4>;

struct Distances {
  int whole = 0;   ///< between the two words
  int prefix = 0;  ///< between `a` and the nearest beginning of `b`
};

/// Optimal string alignment, by rows of `b`.
Distances distances(std::string_view a, std::string_view b, int limit) {
  if (a.size() > kMaxLetters || b.size() > kMaxLetters) return {limit + 1, limit + 1};
  Row rows[3];
  for (std::size_t j = 0; j <= a.size(); ++j) rows[0][j] = static_cast<int>(j);
  int prefix = static_cast<int>(a.size());
  std::size_t done = 0;
  for (std::size_t i = 1; i <= b.size(); ++i, ++done) {
    Row& now = rows[i % 3];
    const Row& last = rows[(i + 2) % 3];
    const Row& before = rows[(i + 1) % 3];
    now[0] = static_cast<int>(i);
    int least = now[0];
    for (std::size_t j = 1; j <= a.size(); ++j) {
      const int same = a[j - 1] == b[i - 1] ? 0 : 1;
      int cost = std::min({now[j - 1] + 1, last[j] + 1, last[j - 1] + same});
      if (i > 1 && j > 1 && a[j - 1] == b[i - 2] && a[j - 2] == b[i - 1]) {
        cost = std::min(cost, before[j - 2] + 1);
      }
      now[j] = cost;
      least = std::min(least, cost);
    }
    prefix = std::min(prefix, now[a.size()]);
    if (least > limit) return {limit + 1, prefix};
  }
  return {rows[b.size() % 3][a.size()], prefix};
}

int allowed_edits(std::string_view word) { return word.size() >= kTwoEditsFrom ? 2 : 1; }

struct Best {
  int distance = 0;
  bool same_start = false;
  std::uint32_t frequency = 0;
  std::optional<std::size_t> index;

  void offer(int d, bool start, std::uint32_t f, std::size_t i) {
    const bool better = !index || d < distance || (d == distance && start && !same_start) ||
                        (d == distance && start == same_start && f > frequency);
    if (better) *this = {d, start, f, i};
  }
};

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  return std::min(distances(a, b, limit).whole, limit + 1);
}

Spelling::Spelling(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
  letters_.reserve(vocabulary.size());
  for (std::size_t i = 0; i < vocabulary.size(); ++i)
    letters_.push_back(letter_set(vocabulary.word(i)));
}

bool Spelling::is_correctable(std::string_view word) {
  if (word.size() < kMinLetters || word.size() > kMaxLetters) return false;
  return std::none_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '+' || c == '#' || c == '.' || c == '-';
  });
}

std::optional<std::string> Spelling::correct(std::string_view word) const {
  if (!is_correctable(word)) return std::nullopt;
  const int limit = allowed_edits(word);
  const std::uint32_t letters = letter_set(word);
  Best best;
  for (std::size_t i = 0; i < letters_.size(); ++i) {
    // An edit changes at most one letter of each set.
    const std::uint32_t differ = letters_[i] ^ letters;
    if (std::popcount(differ) > 2 * limit) continue;
    const std::string_view candidate = vocabulary_.word(i);
    const auto longer = std::max(candidate.size(), word.size());
    const auto shorter = std::min(candidate.size(), word.size());
    if (longer - shorter > static_cast<std::size_t>(limit)) continue;
    if (!is_correctable(candidate) && candidate.size() + 1 < kMinLetters) continue;
    const int d = distances(word, candidate, limit).whole;
    if (d <= limit && d > 0) {
      best.offer(d, candidate.front() == word.front(), vocabulary_.frequency(i), i);
    }
  }
  if (!best.index) return std::nullopt;
  return std::string(vocabulary_.word(*best.index));
}

std::optional<std::string> Spelling::correct_beginning(std::string_view word) const {
  if (!is_correctable(word)) return std::nullopt;
  const int limit = allowed_edits(word);
  const std::uint32_t letters = letter_set(word);
  Best best;
  const auto [begin, end] = vocabulary_.with_prefix(word.substr(0, 1));
  for (std::size_t i = begin; i < end; ++i) {
    if (std::popcount(letters & ~letters_[i]) > limit) continue;
    const std::string_view candidate = vocabulary_.word(i);
    const std::size_t enough = word.size() + static_cast<std::size_t>(limit);
    const int d = distances(word, candidate.substr(0, enough), limit).prefix;
    if (d <= limit) best.offer(d, true, vocabulary_.frequency(i), i);
  }
  if (!best.index) return std::nullopt;
  return std::string(vocabulary_.word(*best.index));
}

}  // namespace mobysearch
