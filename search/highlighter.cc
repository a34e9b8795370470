// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlighter.h"

#include <algorithm>

namespace mobysearch {
namespace {

bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return true;
  if (c != '.' && c != '!' && c != '?' && c != ':') return false;
  return at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n');
}

/// Where the sentence around `at` begins, if that is near; else `at`. Unless `is_start`, the text
/// may begin within a sentence.
std::size_t sentence_begin(std::string_view text, std::size_t at, bool is_start) {
  const std::size_t least = at > Highlighter::kLeadBytes ? at - Highlighter::kLeadBytes : 0;
  for (std::size_t i = at; i > least; --i) {
    if (ends_sentence(text, i - 1)) {
      const auto begin = text.find_first_not_of(" \n", i);
      return begin == std::string_view::npos || begin > at ? at : begin;
    }
  }
  return least == 0 && is_start ? 0 : at;
}

void append_on_one_line(std::string& line, std::string_view text) {
  const auto begin = static_cast<std::ptrdiff_t>(line.size());
  line += text;
  std::replace(line.begin() + begin, line.end(), '\n', ' ');
}

}  // namespace

void Highlighter::find_marks(std::span<const Occurrence> found, std::uint32_t first_token,
                             std::size_t lead, Analyzer& analyzer) {
  marks_.clear();
  const auto& tokens = tokenizer_.tokens();
  for (const Occurrence& here : found) {
    if (here.token < first_token) continue;
    const std::size_t first = here.token - first_token;
    const std::size_t last = first + here.count - 1;
    if (last >= tokens.size()) continue;
    if (here.count == 1) {
      const QueryWord& word = words_[here.word];
      const std::string& term = analyzer.term(tokens[first].word);
      const bool same = std::find(word.terms.begin(), word.terms.end(), term) != word.terms.end();
      const bool with_signs = word.surface.find_first_of("+#.-") != std::string::npos;
      if (!same && !with_signs) continue;
    }
    const Mark mark{lead + tokens[first].begin, lead + tokens[last].end};
    if (!marks_.empty() && mark.begin <= marks_.back().end) {
      marks_.back().end = std::max(marks_.back().end, mark.end);
    } else {
      marks_.push_back(mark);
    }
  }
}

Highlight Highlighter::pieces(std::string_view text, std::size_t begin, std::size_t end) const {
  Highlight result(1);
  result.reserve(2 * marks_.size() + 1);
  std::size_t at = begin;
  for (const Mark& mark : marks_) {
    if (mark.begin < at || mark.end > end) continue;
    append_on_one_line(result.back(), text.substr(at, mark.begin - at));
    append_on_one_line(result.emplace_back(), text.substr(mark.begin, mark.end - mark.begin));
    result.emplace_back();
    at = mark.end;
  }
  append_on_one_line(result.back(), text.substr(at, end - at));
  if (result.size() > 1 && result.back().empty()) result.pop_back();
  return result;
}

Highlight Highlighter::mark(std::string_view text, std::span<const Occurrence> found,
                            std::uint32_t first_token, Analyzer& analyzer) {
  if (found.empty()) return {std::string(text)};
  tokenizer_.tokenize(text, false);
  find_marks(found, first_token, 0, analyzer);
  return pieces(text, 0, text.size());
}

Highlight Highlighter::snippet(const Piece& piece, const Window& window,
                               std::span<const Occurrence> found, std::uint32_t first_token,
                               Analyzer& analyzer) {
  const std::string_view text = piece.text;
  if (window.end <= window.begin) return {};
  // One token more than is shown tells whether the text goes on.
  tokenizer_.tokenize(text.substr(piece.lead), false, window.end - piece.token + 1);
  const auto& tokens = tokenizer_.tokens();
  if (tokens.empty()) return {};
  find_marks(found, first_token + piece.token, piece.lead, analyzer);
  const std::size_t first = std::min<std::size_t>(window.begin - piece.token, tokens.size() - 1);
  const std::size_t last = std::min<std::size_t>(window.end - piece.token, tokens.size()) - 1;
  std::size_t begin = sentence_begin(text, piece.lead + tokens[first].begin, piece.is_start);
  const bool at_start = piece.is_start && (window.begin == 0 || begin == 0);
  if (at_start) begin = 0;
  std::size_t end = piece.lead + tokens[std::max(first, last)].end;
  const bool at_end = piece.is_end && last + 1 == tokens.size();
  end = at_end ? text.size() : std::min(text.find_first_not_of(".,;:!?)\"'", end), text.size());
  Highlight result = pieces(text, begin, end);
  if (!at_start) result.front().insert(0, "… ");
  if (!at_end) {
    if (result.size() % 2 == 0) result.emplace_back();
    result.back() += " …";
  }
  return result;
}

}  // namespace mobysearch
