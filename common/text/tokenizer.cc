// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/tokenizer.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxWordBytes = 128;  ///< longer ones are cut: nobody types them
constexpr std::size_t kMaxCompoundBytes = 64;
constexpr std::size_t kMaxCompoundTokens = 6;

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
/// Those between which people may leave the sign out: swarm-kit, swarm_kit, swarmkit.
bool is_soft_joiner(std::string_view between) {
  return between.empty() || between == "-" || between == "_" || between == ".";
}

/// Length of an apostrophe (straight or curly) at `at`, or 0.
std::size_t apostrophe_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  return text[at] == '\xE2' && text.substr(at, 3) == "\u2019" ? 3 : 0;
}

bool starts_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (is_ascii(text[at])) return kind_of(text[at]) != kSeparator;
  const CharClass c = char_class(decode_utf8(text.substr(at)).value);
  return c == CharClass::kLetter || c == CharClass::kDigit;
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

/// Whether `sign` stands before the word at `begin`, and neither a word nor more of it before that.
bool has_sign_before(std::string_view text, std::size_t begin, std::string_view sign) {
  if (!text.substr(0, begin).ends_with(sign)) return false;
  const std::size_t at = begin - sign.size();
  return at == 0 || (!starts_word(text, at - 1) && text[at - 1] != sign.front());
}

bool has_sign_after(std::string_view text, std::size_t end, std::string_view sign) {
  return text.substr(end).starts_with(sign) && !starts_word(text, end + sign.size());
}

}  // namespace

void Tokenizer::tokenize(std::string_view text, bool with_compounds, std::size_t enough) {
  text_ = text;
  with_compounds_ = with_compounds;
  if (lowered_.size() < text.size()) lowered_.resize(text.size());
  spelled_.clear();
  tokens_.clear();
  compounds_.clear();
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
  end_run(at);
}

std::size_t Tokenizer::read_beyond_ascii(std::size_t at) {
  const CodePoint c = decode_utf8(text_.substr(at));
  const CharClass kind = char_class(c.value);
  if (kind == CharClass::kLetter || kind == CharClass::kDigit) return read_joined_word(at);
  if (kind == CharClass::kNgram) add_ngram(at, at + c.length);
  return at + c.length;
}

/// Reads a word, and the sign that joins it to the next one. Without such a sign the run ends.
std::size_t Tokenizer::read_joined_word(std::size_t at) {
  if (run_first_ < tokens_.size() && tokens_.back().ngram) end_run(at);
  at = read_word(at);
  if (at + 1 < text_.size() && is_joiner(text_[at]) && starts_word(text_, at + 1)) return at + 1;
  end_run(at);
  return at;
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
    if (kind == CharClass::kOther || kind == CharClass::kNgram) break;
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
  if (!after_ngram) end_run(begin);
  add_token(begin, end, kBeyondAscii);
  tokens_.back().ngram = true;
  if (!after_ngram || !with_compounds_) return;
  const auto last = tokens_.size() - 1;
  add_compound(last - 1, last);
}

/// The tokens of the run are all there: adds the compounds that they make.
void Tokenizer::end_run(std::size_t end) {
  const std::size_t first = run_first_;
  run_first_ = tokens_.size();
  if (first == tokens_.size()) return;
  ++run_;
  if (!with_compounds_ || tokens_[first].ngram) return;
  const std::size_t last = tokens_.size() - 1;
  const std::size_t compounds_before = compounds_.size();
  add_joined_compounds(first, last);
  add_signed_compounds(first, last, end);
  for (std::size_t i = compounds_before; i < compounds_.size(); ++i) {
    compounds_[i].whole = compounds_[i].first == first && compounds_[i].count == last - first + 1;
  }
}

/// `swarmkit` from swarm-kit: as many tokens as are softly joined.
void Tokenizer::add_joined_compounds(std::size_t first, std::size_t last) {
  const auto is_joined = [&](const Token& left, const Token& right) {
    return is_soft_joiner(text_.substr(left.end, right.begin - left.end));
  };
  while (first <= last) {
    std::size_t joined = first;
    while (joined < last && is_joined(tokens_[joined], tokens_[joined + 1])) ++joined;
    if (joined > first) {
      add_camel_compounds(first, joined);
      add_compound(first, joined);
    }
    first = joined + 1;
  }
}

/// `withnamespace` from namespaces.WithNamespace: the parts of one word, unless they are all.
void Tokenizer::add_camel_compounds(std::size_t first, std::size_t last) {
  for (std::size_t word = first, i = first; i <= last; ++i) {
    if (i < last && tokens_[i].end == tokens_[i + 1].begin) continue;
    const bool is_all = word == first && i == last;
    if (i > word && !is_all) add_compound(word, i);
    word = i + 1;
  }
}

/// `--mount`, `.net`, `c++`, `c#`.
void Tokenizer::add_signed_compounds(std::size_t first, std::size_t last, std::size_t end) {
  const std::size_t begin = tokens_[first].begin;
  if (has_sign_before(text_, begin, "--")) add_compound(first, last, "--");
  if (first == last && has_sign_before(text_, begin, ".")) add_compound(first, last, ".");
  const bool is_short_name = tokens_[last].word.size() <= 2 && tokens_[last].end == end;
  if (!is_short_name) return;
  if (has_sign_after(text_, end, "++")) add_compound(last, last, {}, "++");
  if (has_sign_after(text_, end, "#")) add_compound(last, last, {}, "#");
}

void Tokenizer::add_compound(std::size_t first, std::size_t last, std::string_view prefix,
                             std::string_view suffix) {
  const std::size_t count = last - first + 1;
  if (count > kMaxCompoundTokens) return;
  std::string word(prefix);
  for (std::size_t i = first; i <= last; ++i) {
    const bool version_dot =
        i > first && is_digit(tokens_[i].word.front()) && is_digit(tokens_[i - 1].word.back()) &&
        tokens_[i].begin > tokens_[i - 1].end && text_[tokens_[i].begin - 1] == '.';
    if (version_dot) word += '.';
    word += tokens_[i].word;
  }
  word += suffix;
  if (word.size() > kMaxCompoundBytes) return;
  spelled_.push_back(std::move(word));
  compounds_.push_back({spelled_.back(), static_cast<std::uint32_t>(first),
                        static_cast<std::uint32_t>(count), false});
}

}  // namespace mobysearch
