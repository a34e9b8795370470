// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/tokenizer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/emoji.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxWordBytes = 128;  ///< longer ones are cut: nobody types them

/// What an ASCII byte is; the kinds of a word are those of its bytes, added up. A byte beyond ASCII
/// counts as a separator here, so that the loops over plain text have one thing to look for.
enum ByteKind : std::uint8_t { kSeparator = 0, kLower = 1, kUpper = 2, kDigit = 4 };
constexpr std::uint8_t kBeyondAscii = 8;

constexpr std::array<std::uint8_t, 256> kKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kLower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = kUpper;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = kDigit;
  return kinds;
}();

std::uint8_t kind_of(char c) { return kKinds[static_cast<unsigned char>(c)]; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Signs that may stand between two words written as one: `io_uring`, `moby/moby#32925`.
bool is_joiner(char c) {
  return c == '.' || c == '_' || c == '-' || c == '/' || c == ':' || c == '#' || c == '@' ||
         c == '+' || c == '\'';
}
/// Length of an apostrophe (straight or curly) at `at`, or 0.
std::size_t apostrophe_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  return text[at] == '\xE2' && text.substr(at, 3) == "\u2019" ? 3 : 0;
}

/// Length of an English contraction after the apostrophe ("s", "t", "re", "ll", "ve", "d", "m").
std::size_t contraction_length(std::string_view text, std::size_t at) {
  for (std::string_view ending : {"s", "t", "re", "ll", "ve", "d", "m"}) {
    const std::string_view found = text.substr(at, ending.size());
    if ((found == ending || fold_case(found) == ending) && !starts_word(text, at + ending.size())) {
      return ending.size();
    }
  }
  return 0;
}

/// Length of a hyphen at `at` that is not ASCII's, or 0.
std::size_t hyphen_length(std::string_view text, std::size_t at) {
  const std::string_view sign = text.substr(at, 3);
  return sign == "\u2010" || sign == "\u2011" ? sign.size() : 0;
}

/// Length of the sign at `at` that parts three digits from those before it, or 0.
std::size_t group_sign_length(std::string_view text, std::size_t at) {
  const std::size_t length = decode_utf8(text.substr(at)).length;
  if (!separates_groups(text.substr(at, length))) return 0;
  const std::string_view group = text.substr(at + length).substr(0, 3);
  const bool is_group = group.size() == 3 && all_digits(group);
  return is_group && !starts_word(text, at + length + 3) ? length : 0;
}

/// Code points that are one character with the n-gram before them: voicing marks of kana, vowels
/// and final consonants of decomposed Hangul.
bool continues_ngram(char32_t c) {
  return c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F || (c >= 0x1160 && c <= 0x11FF);
}

}  // namespace

void Tokenizer::tokenize(std::string_view text, bool with_compounds, std::size_t enough) {
  text_ = text;
  with_compounds_ = with_compounds;
  if (lowered_.size() < text.size()) lowered_.resize(text.size());
  spelled_.clear();
  tokens_.clear();
  compounds_.begin_text(text, tokens_);
  leading_emoji_.clear();
  run_first_ = 0;
  run_ = 0;
  std::size_t at = 0;
  while (at < text.size() && tokens_.size() < enough) {
    if (kind_of(text[at]) != kSeparator) {
      at = read_joined_word(at);
    } else if (is_ascii(text[at])) {
      ++at;
    } else {
      at = read_beyond_ascii(at);
    }
  }
  end_run();
  add_leading_emoji();
}

std::size_t Tokenizer::read_beyond_ascii(std::size_t at) {
  const CodePoint c = decode_utf8(text_.substr(at));
  const CharClass kind = char_class(c.value);
  if (kind == CharClass::kLetter || kind == CharClass::kDigit) return read_joined_word(at);
  std::size_t end = at + c.length;
  if (kind == CharClass::kNgram) {
    while (end < text_.size()) {
      const CodePoint next = decode_utf8(text_.substr(end));
      if (!continues_ngram(next.value)) break;
      end += next.length;
    }
    add_ngram(at, end);
  } else if (const std::size_t length = emoji_length(text_.substr(at)); length > 0) {
    end = at + length;
    add_emoji(at, end);
  }
  return end;
}

/// Reads a word, and the sign that joins it to the next one. Without such a sign the run ends.
std::size_t Tokenizer::read_joined_word(std::size_t at) {
  if (run_first_ < tokens_.size() && tokens_.back().ngram) end_run();
  at = read_word(at);
  const bool is_last = at + 1 >= text_.size();
  const std::size_t joint = is_last || text_[at] == ' ' ? 0 : joint_length(at);
  if (joint == 0) end_run();
  return at + joint;
}

/// Length of the sign after the last token, which ends at `at`, that joins it to the next, or 0.
/// The text does not end there.
std::size_t Tokenizer::joint_length(std::size_t at) const {
  const bool is_joined = is_joiner(text_[at]);
  if (is_ascii(text_[at]) && !is_joined && !is_digit(text_[at - 1])) return 0;
  if (is_joined && starts_word(text_, at + 1)) return 1;
  const std::size_t hyphen = hyphen_length(text_, at);
  if (hyphen > 0 && starts_word(text_, at + hyphen)) return hyphen;
  const std::string_view word = tokens_.back().word;
  const bool is_short_name = word.size() <= 2 && !is_digit(word.front());
  if (is_short_name && text_.substr(at, 2) == "++" && at + 2 < text_.size() &&
      is_digit(text_[at + 2])) {
    return 2;  // c++17
  }
  return word.size() <= 3 && all_digits(word) ? group_sign_length(text_, at) : 0;
}

/// Reads letters, digits and marks from `at`, adds their parts, returns where they end.
std::size_t Tokenizer::read_word(std::size_t at) {
  const std::size_t begin = at;
  const std::string_view text = text_;
  std::uint8_t kinds = 0;
  for (;;) {
    for (; at < text.size(); ++at) {
      const std::uint8_t kind = kind_of(text[at]);
      if (kind == kSeparator) break;
      kinds = static_cast<std::uint8_t>(kinds | kind);
    }
    if (at == text.size() || is_ascii(text[at])) break;
    const CodePoint c = decode_utf8(text.substr(at));
    const CharClass kind = char_class(c.value);
    if (kind == CharClass::kNgram || (kind == CharClass::kOther && !is_invisible(c.value))) break;
    kinds = static_cast<std::uint8_t>(kinds | kBeyondAscii);
    at += c.length;
  }
  if (kinds == kLower && text[begin] != 'v') {
    add_token(begin, at, kinds);  // as of most words
  } else {
    add_parts(begin, at, kinds);
  }
  const std::size_t quote = apostrophe_length(text_, at);
  const std::size_t ending = quote > 0 ? contraction_length(text_, at + quote) : 0;
  if (ending == 0) return at;
  // "don't" and "dog's" are one word however the apostrophe is written.
  Token& last = tokens_.back();
  last.end = static_cast<std::uint32_t>(at + quote + ending);
  spelled_.push_back(std::string(last.word) + '\'' + fold_case(text_.substr(at + quote, ending)));
  last.word = spelled_.back();
  return last.end;
}

/// Cuts a word at its camel-case humps: swarmKit, HTTPServer. Also splits the `v` off a version.
void Tokenizer::add_parts(std::size_t begin, std::size_t end, std::uint8_t kinds) {
  const auto is = [&](std::size_t i, ByteKind kind) {
    return i < end && kind_of(text_[i]) == kind;
  };
  std::size_t from = begin;
  if ((text_[begin] == 'v' || text_[begin] == 'V') && is(begin + 1, kDigit) &&
      end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
    add_token(begin, begin + 1, kUpper);
    from = begin + 1;
  }
  for (std::size_t i = from + 1; (kinds & kUpper) != 0 && i < end; ++i) {
    if (!is(i, kUpper)) continue;
    const bool after_lower = is(i - 1, kLower);
    const bool before_lower = is(i - 1, kUpper) && is(i + 1, kLower) && is(i + 2, kLower);
    if (!after_lower && !before_lower) continue;
    add_token(from, i, kinds);
    from = i;
  }
  add_token(from, end, kinds);
}

std::string_view Tokenizer::lowered(std::size_t begin, std::size_t size) {
  std::transform(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                 text_.begin() + static_cast<std::ptrdiff_t>(begin + size),
                 lowered_.begin() + static_cast<std::ptrdiff_t>(begin),
                 [](char c) { return ascii_lower(c); });
  return std::string_view(lowered_).substr(begin, size);
}

inline void Tokenizer::add_token(std::size_t begin, std::size_t end, std::uint8_t kinds) {
  Token& token = tokens_.emplace_back();
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(end);
  token.run = run_;
  const std::size_t size = std::min(end - begin, kMaxWordBytes);
  if ((kinds & kBeyondAscii) == 0) {
    token.word = (kinds & kUpper) == 0 ? text_.substr(begin, size) : lowered(begin, size);
  } else {
    const auto clipped = clip_utf8(text_.substr(begin, end - begin), kMaxWordBytes);
    spelled_.push_back(fold_case(clipped));
    token.word = spelled_.back();
  }
}

void Tokenizer::add_ngram(std::size_t begin, std::size_t end) {
  const bool after_ngram = !tokens_.empty() && tokens_.back().ngram && tokens_.back().end == begin;
  if (!after_ngram) end_run();
  add_token(begin, end, kBeyondAscii);
  tokens_.back().ngram = true;
  if (after_ngram && with_compounds_) compounds_.add_bigram();
}

/// An emoji is a compound over the word before it, so that phrases go on across it.
void Tokenizer::add_emoji(std::size_t begin, std::size_t end) {
  end_run();
  std::string word = fold_emoji(text_.substr(begin, end - begin));
  if (tokens_.empty()) {
    const bool repeats = !leading_emoji_.empty() && leading_emoji_.back().end == begin &&
                         leading_emoji_.back().word == word;
    if (repeats) leading_emoji_.back().end = end;
    if (!repeats) leading_emoji_.push_back({begin, end, std::move(word)});
  } else if (with_compounds_) {
    compounds_.add_emoji(std::move(word), begin, end, tokens_.size() - 1);
  }
}

/// Those before the first word belong to it; without any word they are the words.
void Tokenizer::add_leading_emoji() {
  const bool has_words = !tokens_.empty();
  for (Emoji& emoji : leading_emoji_) {
    if (has_words) {
      if (with_compounds_) compounds_.add_emoji(std::move(emoji.word), emoji.begin, emoji.end, 0);
      continue;
    }
    add_token(emoji.begin, emoji.end, kBeyondAscii);
    spelled_.push_back(std::move(emoji.word));
    tokens_.back().word = spelled_.back();
    tokens_.back().ngram = true;
    end_run();
  }
}

/// The tokens of the run are all there: adds the compounds that they make.
void Tokenizer::end_run() {
  const std::size_t first = std::exchange(run_first_, tokens_.size());
  if (first == tokens_.size()) return;
  ++run_;
  if (with_compounds_ && !tokens_[first].ngram) compounds_.add_run(first, tokens_.size() - 1);
}

}  // namespace mobysearch
