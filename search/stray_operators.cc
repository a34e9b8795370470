// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/stray_operators.h"

#include <algorithm>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

using LexemeKind = Lexeme::Kind;
using Lexemes = std::vector<Lexeme>;

constexpr std::ptrdiff_t kLeastOfASentence = 4;  ///< words
constexpr std::string_view kSentenceSigns = ",;.!?";

bool is_operator_word(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::kAnd || lexeme.kind == LexemeKind::kOr ||
         lexeme.kind == LexemeKind::kNot;
}

bool is_word(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::kText && lexeme.field.empty();
}

bool has(const Lexemes& lexemes, bool (*is_wanted)(const Lexeme&)) {
  return std::any_of(lexemes.begin(), lexemes.end(), is_wanted);
}

bool is_in_capitals(const Lexemes& lexemes) {
  const auto any = [&](char from, char to) {
    return std::any_of(lexemes.begin(), lexemes.end(), [&](const Lexeme& lexeme) {
      return is_word(lexeme) && std::any_of(lexeme.text.begin(), lexeme.text.end(),
                                            [&](char c) { return c >= from && c <= to; });
    });
  };
  return any('A', 'Z') && !any('a', 'z');
}

bool ends_as_in_a_sentence(const Lexeme& lexeme) {
  return is_word(lexeme) && lexeme.text.size() > 1 &&
         kSentenceSigns.find(lexeme.text.back()) != std::string_view::npos;
}

/// Stop words are for sentences; but `how to use docker NOT swarm` ends as nothing but a query.
bool reads_as_a_sentence(const Lexemes& lexemes, const StopWordCheck& is_stop_word) {
  if (!is_stop_word || lexemes[lexemes.size() - 2].kind == LexemeKind::kNot) return false;
  return std::all_of(lexemes.begin(), lexemes.end(),
                     [](const Lexeme& each) { return is_word(each) || is_operator_word(each); }) &&
         std::any_of(lexemes.begin(), lexemes.end(), [&](const Lexeme& each) {
           return is_word(each) && is_stop_word(fold_case(each.text));
         });
}

/// Puts `before` and the name of its field, if it has one, in front of a word.
void read_field_as_text(Lexeme& lexeme, std::string before = {}) {
  if (!lexeme.field.empty()) before += lexeme.field + ':';
  lexeme.begin -= before.size();
  lexeme.text.insert(0, before);
  lexeme.field.clear();
}

/// Makes the minus at `at` part of the word behind it, if there is a minus.
void join_minus(Lexemes& lexemes, std::size_t at) {
  if (lexemes[at].kind != LexemeKind::kMinus) return;
  lexemes[at].kind = LexemeKind::kText;
  if (at + 1 == lexemes.size() || lexemes[at + 1].kind != LexemeKind::kText) return;
  read_field_as_text(lexemes[at + 1], "-");
  lexemes.erase(lexemes.begin() + static_cast<std::ptrdiff_t>(at));
}

void read_words_as_text(Lexemes& lexemes) {
  for (Lexeme& lexeme : lexemes)
    if (is_operator_word(lexeme)) lexeme.kind = LexemeKind::kText;
}

/// Whether the bracket opened at `at` holds words and phrases with a minus, and nothing else.
bool holds_only_minuses(const Lexemes& lexemes, std::size_t at) {
  std::size_t next = at + 1;
  const auto is_at = [&](std::size_t i, LexemeKind kind) {
    return i < lexemes.size() && lexemes[i].kind == kind;
  };
  for (;;) {
    const bool is_option = is_at(next, LexemeKind::kText) && lexemes[next].text.starts_with('-');
    const bool is_minus = is_at(next, LexemeKind::kMinus) && (is_at(next + 1, LexemeKind::kText) ||
                                                              is_at(next + 1, LexemeKind::kQuoted));
    if (!is_option && !is_minus) break;
    next += is_minus ? 2 : 1;
  }
  return next > at + 1 && (next == lexemes.size() || lexemes[next].kind == LexemeKind::kClose);
}

void read_brackets_of_minuses(Lexemes& lexemes) {
  for (std::size_t at = 0; at < lexemes.size(); ++at) {
    const bool is_negated = at > 0 && (lexemes[at - 1].kind == LexemeKind::kMinus ||
                                       lexemes[at - 1].kind == LexemeKind::kNot);
    if (lexemes[at].kind != LexemeKind::kOpen || is_negated || !holds_only_minuses(lexemes, at))
      continue;
    for (++at; at < lexemes.size() && lexemes[at].kind != LexemeKind::kClose; ++at)
      join_minus(lexemes, at);
  }
}

}  // namespace

void read_stray_operators(Lexemes& lexemes, const StopWordCheck& is_stop_word) {
  read_brackets_of_minuses(lexemes);
  if (std::count_if(lexemes.begin(), lexemes.end(), is_word) < kLeastOfASentence) return;
  if (has(lexemes, ends_as_in_a_sentence)) return read_operators_as_text(lexemes);
  if (!has(lexemes, is_operator_word)) return;
  if (is_in_capitals(lexemes) || reads_as_a_sentence(lexemes, is_stop_word))
    read_words_as_text(lexemes);
}

void read_operators_as_text(Lexemes& lexemes) {
  for (std::size_t at = 0; at < lexemes.size(); ++at) join_minus(lexemes, at);
  read_words_as_text(lexemes);
}

void read_fields_as_text(Lexemes& lexemes) {
  for (Lexeme& lexeme : lexemes)
    if (lexeme.kind == LexemeKind::kText) read_field_as_text(lexeme);
}

}  // namespace mobysearch
