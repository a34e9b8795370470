// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling.h"

#include <algorithm>
#include <array>
#include <climits>
#include <tuple>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMinLetters = 4;
constexpr std::size_t kTwoEditsFrom = 8;
constexpr std::size_t kMaxLetters = 40;
/// How many times likelier a guess is. Of a letter put in or replaced there are 25 to choose from,
/// of one left out there is only one; measured by bench/search.
constexpr std::int64_t kSameStart = 4;
constexpr std::int64_t kLeftOutOrTwice = 20;

/// A bit for the low five bits of each byte: words that differ in few letters differ in few bits.
std::uint32_t letter_set(std::string_view word) {
  std::uint32_t set = 0;
  for (const char c : word) set |= 1U << (static_cast<unsigned char>(c) & 31U);
  return set;
}

/// Counts no further than the limit: std::popcount() is a function call unless the compiler may use
/// the processor's instruction.
bool has_more_bits(std::uint32_t set, int limit) {
  for (; set != 0; set &= set - 1) {
    if (limit-- == 0) return true;
  }
  return false;
}

/// The code points of a word, of which it keeps the first kMaxLetters + 1.
class Letters {
 public:
  explicit Letters(std::string_view word) {
    while (!word.empty() && size_ < letters_.size()) {
      const auto first = static_cast<unsigned char>(word.front());
      const CodePoint letter = first < 0x80 ? CodePoint{first, 1} : decode_utf8(word);
      letters_[size_++] = letter.value;
      word.remove_prefix(letter.length);
    }
  }
  std::size_t size() const { return size_; }
  char32_t operator[](std::size_t i) const { return letters_[i]; }

 private:
  std::array<char32_t, kMaxLetters + 1> letters_;
  std::size_t size_ = 0;
};

using Row = std::array<int, kMaxLetters + 2>;

struct Distances {
  int whole = 0;   ///< between the two words
  int prefix = 0;  ///< between `a` and the nearest beginning of `b`
};

/// Optimal string alignment (edits with transpositions of neighbours, each letter edited once), by
/// rows of `b`. A distance of more than `limit` may come out as limit + 1.
Distances distances(const Letters& a, const Letters& b, int limit) {
  if (a.size() > kMaxLetters) return {limit + 1, limit + 1};
  Row rows[3];
  for (std::size_t j = 0; j <= a.size(); ++j) rows[0][j] = static_cast<int>(j);
  int prefix = static_cast<int>(a.size());
  for (std::size_t i = 1; i <= b.size(); ++i) {
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

/// A misspelt word, and how far from it one may look.
struct Misspelt {
  explicit Misspelt(std::string_view word)
      : letters(word), set(letter_set(word)), limit(letters.size() >= kTwoEditsFrom ? 2 : 1) {
    // An edit changes at most one letter of each word, which is one byte of ASCII or a few.
    const bool ascii = letters.size() == word.size();
    bytes = ascii ? limit + 1 : 4 * limit;
    set_bits = (ascii ? 2 : 4) * limit;
  }
  bool may_be(std::string_view candidate, std::string_view word) const {
    const auto slack = static_cast<std::size_t>(bytes);
    return candidate.size() <= word.size() + slack && word.size() <= candidate.size() + slack;
  }

  Letters letters;
  std::uint32_t set;
  int limit;     ///< edits
  int bytes;     ///< by which the lengths may differ
  int set_bits;  ///< in which the sets may differ
};

std::string_view first_letter(std::string_view word) {
  return word.substr(0, decode_utf8(word).length);
}

enum class Edit { kSwap, kLeftOut, kTwice, kOther };

/// The one edit between what was typed and a word.
Edit edit_between(const Letters& typed, const Letters& word) {
  if (typed.size() < word.size()) return Edit::kLeftOut;
  std::size_t at = 0;
  while (at < word.size() && typed[at] == word[at]) ++at;
  if (typed.size() == word.size()) {
    const bool swapped =
        at + 1 < word.size() && typed[at] == word[at + 1] && typed[at + 1] == word[at];
    return swapped ? Edit::kSwap : Edit::kOther;
  }
  return at > 0 && typed[at] == typed[at - 1] ? Edit::kTwice : Edit::kOther;
}

/// The less the better: edits, whether it is no swap, −likelihood, number of the word.
using Candidate = std::tuple<int, bool, std::int64_t, std::size_t>;
constexpr Candidate kNone{INT_MAX, true, 0, 0};

Candidate candidate(int edits, const Letters& typed, const Letters& word, std::uint32_t frequency,
                    std::size_t number) {
  const Edit edit = edits == 1 ? edit_between(typed, word) : Edit::kOther;
  const bool likely = edit == Edit::kLeftOut || edit == Edit::kTwice;
  const std::int64_t likelihood = std::int64_t{frequency} * (typed[0] == word[0] ? kSameStart : 1) *
                                  (likely ? kLeftOutOrTwice : 1);
  return {edits, edit != Edit::kSwap, -likelihood, number};
}

std::optional<Correction> correction(const Candidate& best, const Vocabulary& vocabulary) {
  if (best == kNone) return std::nullopt;
  return Correction{std::string(vocabulary.word(std::get<3>(best))), std::get<0>(best)};
}

bool is_correctable(std::string_view word, std::size_t least = kMinLetters) {
  const std::size_t letters = Letters(word).size();
  if (letters < least || letters > kMaxLetters) return false;
  return word.find_first_of("0123456789+#.-") == std::string_view::npos;
}

}  // namespace

Spelling::Spelling(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
  letter_sets_.reserve(vocabulary.size());
  for (std::size_t i = 0; i < vocabulary.size(); ++i)
    letter_sets_.push_back(letter_set(vocabulary.word(i)));
}

std::optional<Correction> Spelling::correct(std::string_view word,
                                            const StopWordCheck& is_stop_word) const {
  if (!is_correctable(word)) return std::nullopt;
  const Misspelt misspelt(word);
  Candidate best = kNone;
  for (std::size_t i = 0; i < letter_sets_.size(); ++i) {
    if (has_more_bits(letter_sets_[i] ^ misspelt.set, misspelt.set_bits)) continue;
    const std::string_view guess = vocabulary_.word(i);
    if (!misspelt.may_be(guess, word)) continue;
    const Letters letters(guess);
    if (letters.size() + 1 < kMinLetters) continue;
    const int d = distances(misspelt.letters, letters, misspelt.limit).whole;
    if (d > misspelt.limit || d == 0 || (d > 1 && letters[0] != misspelt.letters[0])) continue;
    const auto next = candidate(d, misspelt.letters, letters, vocabulary_.frequency(i), i);
    if (next < best && !(is_stop_word && is_stop_word(guess))) best = next;
  }
  return correction(best, vocabulary_);
}

std::optional<Correction> Spelling::add_letter(std::string_view word, std::uint32_t min_posts,
                                               const StopWordCheck& is_stop_word) const {
  const Letters typed(word);
  if (typed.size() + 1 != kMinLetters || !is_correctable(word, typed.size())) return std::nullopt;
  Candidate best = kNone;
  const auto [begin, end] = vocabulary_.with_prefix(first_letter(word));
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t frequency = vocabulary_.frequency(i);
    if (frequency < min_posts) continue;
    const Letters letters(vocabulary_.word(i));
    if (letters.size() != kMinLetters || distances(typed, letters, 1).whole != 1) continue;
    const auto next = candidate(1, typed, letters, frequency, i);
    if (next < best && !(is_stop_word && is_stop_word(vocabulary_.word(i)))) best = next;
  }
  return correction(best, vocabulary_);
}

std::optional<Correction> Spelling::correct_beginning(std::string_view word) const {
  if (!is_correctable(word)) return std::nullopt;
  const Misspelt misspelt(word);
  Candidate best = kNone;
  const auto [begin, end] = vocabulary_.with_prefix(first_letter(word));
  for (std::size_t i = begin; i < end; ++i) {
    if (has_more_bits(misspelt.set & ~letter_sets_[i], misspelt.set_bits)) continue;
    const int d = distances(misspelt.letters, Letters(vocabulary_.word(i)), misspelt.limit).prefix;
    if (d > misspelt.limit) continue;
    best = std::min(best, {d, true, -std::int64_t{vocabulary_.frequency(i)}, i});
  }
  return correction(best, vocabulary_);
}

}  // namespace mobysearch
