// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_guesser.h"

#include <algorithm>
#include <iterator>

#include "common/text/unicode.h"
#include "search/common_words.h"
#include "search/word_queries.h"

namespace mobysearch {
namespace {

/// With one edit in so many letters, hardly another word can be meant.
constexpr std::size_t kSureLetters = 8;
/// What a word of three letters is taken for stands in every tenth post: nearly all names and
/// abbreviations of three letters are one letter away from rarer words.
constexpr std::uint32_t kCommonShare = 10;

/// So many words are looked up for a query, each by scanning the vocabulary.
constexpr std::size_t kMaxLookUps = 32;

/// How much a guess counts beside a word as it was typed: with one edit in four letters it may well
/// be another word, with one in eight hardly.
double similarity(std::string_view typed, const Correction& guess) {
  const double share = static_cast<double>(guess.edits) / static_cast<double>(typed.size());
  return 1 - 4 * share * share;
}

/// `word` with the capitals of `like`: at its beginning, or throughout.
std::string with_capitals_of(std::string_view like, const std::string& word) {
  const std::string lower = lower_case(like);
  if (like == lower) return word;
  if (like == upper_case(like)) return upper_case(word);
  const bool has_small_start = lower.starts_with(like.substr(0, decode_utf8(like).length));
  if (has_small_start) return word;
  const std::size_t first = decode_utf8(word).length;
  return upper_case(word.substr(0, first)) + word.substr(first);
}

/// Whether the words of a text are written together as those of one word are.
bool are_joined(std::string_view text, const std::vector<Token>& tokens) {
  constexpr std::string_view kJoiners[] = {"", "-", "_", "/", ".", "'", "\u2019"};
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const auto between = text.substr(tokens[i - 1].end, tokens[i].begin - tokens[i - 1].end);
    if (std::find(std::begin(kJoiners), std::end(kJoiners), between) == std::end(kJoiners))
      return false;
  }
  return true;
}

}  // namespace

/// A word in a node's text, case-folded.
struct WordGuesser::Part {
  std::string word;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool unfinished = false;
};

std::string replaced(std::string_view text, const std::vector<Replacement>& replacements) {
  std::string result;
  std::size_t at = 0;
  for (const Replacement& each : replacements) {
    result.append(text.substr(at, each.begin - at)).append(each.text);
    at = each.begin + each.size;
  }
  return result.append(text.substr(at));
}

std::optional<WordGuess> WordGuesser::guess(const QueryNode& node) {
  WordGuess guess{.node = &node};
  for (const Part& part : misspelt_parts(node)) {
    if (guess.parts.empty() || guess.parts.back().begin + guess.parts.back().size <= part.begin)
      mend(part, guess);
  }
  if (guess.parts.empty()) return std::nullopt;
  guess.word.text = replaced(node.text, guess.parts);
  return guess;
}

/// Of a word, or several that are written together; not of what has signs of its own (c++) or
/// stands in some post as it is. First the whole of "GitHbu", which may be one word.
std::vector<WordGuesser::Part> WordGuesser::misspelt_parts(const QueryNode& node) {
  const std::string_view text = node.text;
  reader_.tokenizer.tokenize(text);
  const auto& tokens = reader_.tokenizer.tokens();
  const auto& compounds = reader_.tokenizer.compounds();
  if (tokens.empty() || tokens[0].ngram || !are_joined(text, tokens)) return {};
  if (tokens.size() == 1 && !compounds.empty()) return {};
  const bool is_known_whole = std::ranges::any_of(compounds, [&](const Compound& compound) {
    return compound.whole && reader_.has_any(reader_.languages.terms_of(compound.word));
  });
  if (is_known_whole) return {};
  std::vector<Part> parts;
  std::size_t letters = 0;
  for (const Token& token : tokens) {
    const bool unfinished = node.unfinished && token.end == text.size();
    parts.push_back({std::string(token.word), token.begin, token.end, unfinished});
    letters += token.end - token.begin;
  }
  Part whole{{}, parts.front().begin, parts.back().end, parts.back().unfinished};
  const bool may_be_one = parts.size() > 1 && letters == whole.end - whole.begin;
  std::erase_if(parts, [&](const Part& part) { return is_known(part.word, part.unfinished); });
  if (!may_be_one || parts.empty()) return parts;
  whole.word = fold_case(text.substr(whole.begin, letters));
  parts.insert(parts.begin(), std::move(whole));
  return parts;
}

bool WordGuesser::is_known(const std::string& word, bool unfinished) {
  const Vocabulary& vocabulary = reader_.parts.vocabulary;
  if (vocabulary.frequency_of(word) > 0) return true;
  if (reader_.has_any(reader_.languages.terms_of(word))) return true;
  if (reader_.parts.synonyms.contains(word) || joined_.contains(word)) return true;
  if (is_english(word, unfinished) || is_two_words(word)) return true;
  return unfinished && vocabulary.has_beginning(word);
}

/// `opendata`, where some post has "open data".
bool WordGuesser::is_two_words(const std::string& word) {
  const WordQuery pieces = query_for_pieces(word, reader_);
  return !pieces.strict.empty() && finds_any(pieces.strict, reader_.database);
}

/// Whether it is a word, or the beginning of one, in a language that posts are written in, though
/// none of them has it.
bool WordGuesser::is_english(const std::string& word, bool unfinished) {
  const auto& codes = reader_.languages.codes();
  if (std::find(codes.begin(), codes.end(), "en") == codes.end()) return false;
  return is_common_word(word, reader_.languages.analyzer_for("en").term(word)) ||
         (unfinished && begins_common_word(word));
}

/// Whether it is a stop word in which two neighbours are in each other's places: nothing else was
/// meant by `teh`.
bool WordGuesser::is_swapped_stop_word(std::string word) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    std::swap(word[i], word[i + 1]);
    if (reader_.languages.is_stop_word(word)) return true;
    std::swap(word[i], word[i + 1]);
  }
  return false;
}

const std::optional<Correction>& WordGuesser::word_meant_by(const std::string& word,
                                                            bool unfinished) {
  const auto [found, is_new] = meant_.try_emplace({word, unfinished});
  std::optional<Correction>& meant = found->second;
  if (!is_new || meant_.size() > kMaxLookUps || is_swapped_stop_word(word)) return meant;
  const Spelling& spelling = *reader_.parts.spelling;
  const StopWordCheck is_stop_word = reader_.languages.stop_words();
  meant = spelling.correct(word, is_stop_word);
  if (meant) return meant;
  const std::uint32_t common = reader_.database.posts() / kCommonShare + 1;
  meant = unfinished ? spelling.correct_beginning(word)
                     : spelling.add_letter(word, common, is_stop_word);
  return meant;
}

void WordGuesser::mend(const Part& part, WordGuess& guess) {
  const auto& better = word_meant_by(part.word, part.unfinished);
  if (!better) return;
  const std::size_t size = part.end - part.begin;
  const std::string_view typed = std::string_view(guess.node->text).substr(part.begin, size);
  guess.parts.push_back({part.begin, size, with_capitals_of(typed, better->word)});
  guess.word.similarity = std::min(guess.word.similarity, similarity(part.word, *better));
  guess.is_sure = guess.is_sure && better->edits == 1 && part.word.size() >= kSureLetters;
}

}  // namespace mobysearch
