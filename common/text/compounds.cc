// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/compounds.h"

#include <algorithm>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxCompoundBytes = 64;
constexpr std::size_t kMaxCompoundTokens = 6;

/// Those between which people may leave the sign out: swarm-kit, swarm_kit, swarmkit.
bool is_soft_joiner(std::string_view between) {
  return between.empty() || between == "-" || between == "_" || between == "." ||
         between == "\u2010" || between == "\u2011";
}

/// Whether `sign` stands before the word at `begin`, and neither a word nor more of it before that.
bool has_sign_before(std::string_view text, std::size_t begin, std::string_view sign) {
  if (!text.substr(0, begin).ends_with(sign)) return false;
  const std::size_t at = begin - sign.size();
  return at == 0 || (!starts_word(text, at - 1) && text[at - 1] != sign.front());
}

bool has_sign_after(std::string_view text, std::size_t end, std::string_view sign) {
  return text.substr(end).starts_with(sign) && !starts_word(text, end + sign.size());
}

/// Whether what follows the digits of a version says that it is not the final one.
bool is_prerelease(std::string_view suffix) {
  const std::string_view name = trim_right(suffix, kAsciiDigits);
  return in_word_list(name, "a b rc p pre dev alpha beta");
}

}  // namespace

bool separates_groups(std::string_view between) {
  constexpr std::string_view kSigns[] = {",", ".", "'", "\u2019", "\u00A0", "\u2009", "\u202F"};
  return std::find(std::begin(kSigns), std::end(kSigns), between) != std::end(kSigns);
}

void CompoundFinder::begin_text(std::string_view text, const std::vector<Token>& tokens) {
  text_ = text;
  tokens_ = &tokens;
  words_.clear();
  compounds_.clear();
}

void CompoundFinder::add_run(std::size_t first, std::size_t last) {
  run_first_ = first;
  run_last_ = last;
  add_joined(first, last);
  add_signed(first, last);
  if (first == last) return;
  add_versions(first, last);
  add_numbers(first, last);
}

void CompoundFinder::add_bigram() {
  const std::size_t last = tokens_->size() - 1;
  run_first_ = run_last_ = last;
  add(last - 1, last, spelled(last - 1, last));
}

void CompoundFinder::add_emoji(std::string word, std::size_t begin, std::size_t end,
                               std::size_t token) {
  if (word.size() > kMaxCompoundBytes) return;
  words_.push_back(std::move(word));
  compounds_.push_back({words_.back(), static_cast<std::uint32_t>(token), 1,
                        static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

/// What stands between a token, which is not the text's first, and the one before.
std::string_view CompoundFinder::between(std::size_t token) const {
  const std::size_t end = (*tokens_)[token - 1].end;
  return text_.substr(end, (*tokens_)[token].begin - end);
}

/// Whether a token goes on with a version that the one before begins: the 8 of 3.8.
bool CompoundFinder::is_dotted_number(std::size_t token) const {
  return between(token) == "." && is_digit((*tokens_)[token].word.front()) &&
         is_digit((*tokens_)[token - 1].word.back());
}

/// Whether a token is the v of v1.2; there it is a token of its own.
bool CompoundFinder::is_version_letter(std::size_t token) const {
  return token + 2 < tokens_->size() && (*tokens_)[token].word == "v" &&
         between(token + 1).empty() && is_dotted_number(token + 2);
}

/// The tokens as one word: without the signs between them, but for the dots of versions, and
/// without the v of these.
std::string CompoundFinder::spelled(std::size_t first, std::size_t last) const {
  std::string word;
  for (std::size_t i = first; i <= last; ++i) {
    if (i + 2 <= last && is_version_letter(i)) continue;
    if (i > first && is_dotted_number(i)) word += '.';
    word += (*tokens_)[i].word;
  }
  return word;
}

void CompoundFinder::add(std::size_t first, std::size_t last, std::string word,
                         const Signs& signs) {
  if (last - first >= kMaxCompoundTokens || word.size() > kMaxCompoundBytes) return;
  words_.push_back(std::move(word));
  compounds_.push_back({words_.back(), static_cast<std::uint32_t>(first),
                        static_cast<std::uint32_t>(last - first + 1),
                        (*tokens_)[first].begin - static_cast<std::uint32_t>(signs.before.size()),
                        (*tokens_)[last].end + static_cast<std::uint32_t>(signs.after.size()) -
                            static_cast<std::uint32_t>(signs.missing.size()),
                        first == run_first_ && last == run_last_ && signs.missing.empty()});
}

void CompoundFinder::add(std::size_t first, std::size_t last, std::string word) {
  add(first, last, std::move(word), {});
}

/// As many tokens as are softly joined.
void CompoundFinder::add_joined(std::size_t first, std::size_t last) {
  while (first <= last) {
    std::size_t end = first;
    while (end < last && is_soft_joiner(between(end + 1))) ++end;
    if (end > first) {
      add_camel(first, end);
      if (end - first < kMaxCompoundTokens) add(first, end, spelled(first, end));
    }
    first = end + 1;
  }
}

/// The parts of one word, unless they are all.
void CompoundFinder::add_camel(std::size_t first, std::size_t last) {
  for (std::size_t word = first, i = first; i <= last; ++i) {
    if (i < last && between(i + 1).empty()) continue;
    const bool is_all = word == first && i == last;
    if (i > word && i - word < kMaxCompoundTokens && !is_all) add(word, i, spelled(word, i));
    word = i + 1;
  }
}

void CompoundFinder::add_signed(std::size_t first, std::size_t last) {
  const std::size_t begin = (*tokens_)[first].begin;
  if (has_sign_before(text_, begin, "--"))
    add(first, last, "--" + spelled(first, last), {.before = "--"});
  if (first == last && has_sign_before(text_, begin, ".")) {
    add(first, last, "." + spelled(first, last), {.before = "."});
  }
  for (std::size_t i = first; i <= last; ++i) {
    if ((*tokens_)[i].word.size() <= 2) add_named_by_sign(i, last);
  }
}

/// `c++` and `c#`, also of c++17 and C#7, which are found whole too.
void CompoundFinder::add_named_by_sign(std::size_t token, std::size_t last) {
  const Token& name = (*tokens_)[token];
  for (const std::string_view sign : {"++", "#"}) {
    const bool at_end = token == last && has_sign_after(text_, name.end, sign);
    const bool has_number = token < last && between(token + 1) == sign &&
                            is_digit((*tokens_)[token + 1].word.front()) &&
                            (sign != "#" || name.word.size() == 1);
    if (!at_end && !has_number) continue;
    const std::string word = std::string(name.word) + std::string(sign);
    add(token, token, word, {.after = sign});
    if (has_number) add(token, token + 1, word + std::string((*tokens_)[token + 1].word));
  }
}

/// Each number with dots in the run: of namespace-3.8.1 and of moby/moby:v3.8.1.
void CompoundFinder::add_versions(std::size_t first, std::size_t last) {
  for (std::size_t begin = first; begin < last;) {
    const std::size_t number = is_version_letter(begin) ? begin + 1 : begin;
    std::size_t end = number;
    while (end < last && is_dotted_number(end + 1)) ++end;
    if (end > number) add_beginnings(begin, number, end);
    begin = end + 1;
  }
}

/// The beginnings of a version of the tokens `first` … `last`, whose first number is `number`; all
/// of it too, unless it is a joined compound already.
void CompoundFinder::add_beginnings(std::size_t first, std::size_t number, std::size_t last) {
  const bool is_joined = (first == run_first_ || !is_soft_joiner(between(first))) &&
                         (last == run_last_ || !is_soft_joiner(between(last + 1)));
  std::string word((*tokens_)[number].word);
  for (std::size_t i = number + 1; i <= last; ++i) {
    const std::string_view part = (*tokens_)[i].word;
    const std::string_view suffix = trim_left(part, kAsciiDigits);
    word += '.';
    if (is_prerelease(suffix)) {
      const std::string_view digits = part.substr(0, part.size() - suffix.size());
      add(first, i, word + std::string(digits), {.missing = suffix});
    }
    word += part;
    if (suffix.empty() && !(is_joined && i == last)) add(first, i, word);
    if (i - first >= kMaxCompoundTokens) return;
  }
}

/// 1,000,000 and its like, with the digits after its point.
void CompoundFinder::add_numbers(std::size_t first, std::size_t last) {
  const auto has_digits = [&](std::size_t token, std::size_t least) {
    const std::string_view word = (*tokens_)[token].word;
    return word.size() >= least && word.size() <= 3 && all_digits(word);
  };
  for (std::size_t begin = first; begin < last; ++begin) {
    if (!has_digits(begin, 1) || (*tokens_)[begin].word.front() == '0') continue;
    const std::string_view sign = between(begin + 1);
    if (!separates_groups(sign)) continue;
    std::size_t end = begin;
    while (end < last && between(end + 1) == sign && has_digits(end + 1, 3)) ++end;
    // With one dot it is a fraction or a version.
    if (end == begin || (sign == "." && end < begin + 2)) continue;
    std::string word;
    for (std::size_t i = begin; i <= end; ++i) word += (*tokens_)[i].word;
    if (sign != "." && end < last && is_dotted_number(end + 1)) {
      (word += '.') += (*tokens_)[++end].word;
    }
    add(begin, end, std::move(word));
    begin = end;
  }
}

}  // namespace mobysearch
