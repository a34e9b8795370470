// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlighter.h"

#include <algorithm>

namespace mobysearch {
namespace {

constexpr std::string_view kOpeningSigns = "\"'([{.-#@$";  ///< that begin a snippet with its word
constexpr std::string_view kClosingSigns = ".,;:!?)]}\"'+#%";  ///< that end a snippet with its word

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

/// Whether compounds are needed to mark those before token `end`.
bool has_units(std::span<const Occurrence> matches, std::uint32_t end = UINT32_MAX) {
  return std::any_of(matches.begin(), matches.end(), [&](const Occurrence& here) {
    return here.token < end && (here.is_compound || here.word >= kFirstPhrase);
  });
}

bool contains(const std::vector<std::string>& terms, const std::string& term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

/// Whether tokens `at` and `at` + 1 are written together. N-grams all are, and may be cut.
bool goes_on(const std::vector<Token>& tokens, std::size_t at) {
  return at + 1 < tokens.size() && !tokens[at].ngram && tokens[at].run == tokens[at + 1].run;
}

/// Where the words begin that are written together with token `at`. What is before the piece's
/// first token is taken for a part of them up to a blank.
std::size_t run_begin(const Highlighter::Piece& piece, const std::vector<Token>& tokens,
                      std::size_t at) {
  std::size_t first = at;
  while (first > 0 && goes_on(tokens, first - 1)) --first;
  const std::size_t begin = piece.lead + tokens[first].begin;
  if (first > 0 || piece.token == 0 || tokens[0].ngram) return begin;
  const std::size_t blank = piece.text.substr(0, begin).find_last_of(" \n");
  return blank == std::string_view::npos ? piece.lead + tokens[at].begin : blank + 1;
}

/// Where they end; after `at` itself if there is no blank near.
std::size_t run_end(const Highlighter::Piece& piece, const std::vector<Token>& tokens,
                    std::size_t at) {
  const std::size_t end = piece.lead + tokens[at].end;
  if (!goes_on(tokens, at)) return end;
  const std::size_t blank = std::min(piece.text.find_first_of(" \n", end), piece.text.size());
  const bool is_known = blank < piece.text.size() || piece.is_end;
  return is_known && blank - end <= Highlighter::kLeadBytes ? blank : end;
}

}  // namespace

bool Highlighter::has_term(std::size_t number, const std::string& term) const {
  if (number < kFirstPhrase) return contains(plan_.words[number].terms, term);
  const auto& readings = plan_.phrases[number - kFirstPhrase].readings;
  return std::any_of(readings.begin(), readings.end(), [&](const QueryPhrase::Reading& reading) {
    return contains(reading.terms, term);
  });
}

std::optional<Highlighter::Mark> Highlighter::mark_of(const Occurrence& match, std::size_t first,
                                                      std::size_t last, std::string_view text,
                                                      Analyzer& analyzer) const {
  const auto& tokens = tokenizer_.tokens();
  bool has_terms = !match.is_compound;
  for (std::size_t i = first; has_terms && i <= last; ++i)
    has_terms = has_term(match.word, analyzer.term(tokens[i].word));
  if (!has_terms && !match.is_compound) return std::nullopt;
  Mark mark{tokens[first].begin, tokens[last].end};
  if (has_terms && match.word < kFirstPhrase) return mark;
  if (match.is_compound) mark = {text.size(), 0};
  for (const Compound& compound : tokenizer_.compounds()) {
    const bool begins = compound.first == first;
    const bool ends = compound.first + compound.count == last + 1;
    if (match.is_compound) {
      if (!begins || !ends || !has_term(match.word, analyzer.term(compound.word))) continue;
      has_terms = true;
    } else if (compound.begin >= tokens[last].end || compound.end <= tokens[first].begin) {
      continue;  // an emoji
    }
    // The signs belong to a compound, and to the first and last word of a phrase.
    if (begins) mark.begin = std::min<std::size_t>(mark.begin, compound.begin);
    if (ends) mark.end = std::max<std::size_t>(mark.end, compound.end);
  }
  return has_terms ? std::optional(mark) : std::nullopt;
}

/// `text` is what tokenizer_ has read.
void Highlighter::find_marks(std::span<const Occurrence> matches, std::uint32_t first_token,
                             std::string_view text, Analyzer& analyzer) {
  marks_.clear();
  const auto& tokens = tokenizer_.tokens();
  for (const Occurrence& here : matches) {
    const bool is_phrase = here.word >= kFirstPhrase;
    if (here.token < first_token) continue;
    const std::size_t first = here.token - first_token;
    std::size_t last = first + here.count - 1;
    if (is_phrase) last = std::min(last, tokens.size() - 1);
    if (last >= tokens.size() || first > last) continue;
    const auto mark = mark_of(here, first, last, text, analyzer);
    if (!mark) continue;
    if (!marks_.empty() && mark->begin <= marks_.back().end) {
      marks_.back().begin = std::min(marks_.back().begin, mark->begin);
      marks_.back().end = std::max(marks_.back().end, mark->end);
    } else {
      marks_.push_back(*mark);
    }
  }
}

Highlight Highlighter::pieces(std::string_view text, std::size_t begin, std::size_t end) const {
  Highlight result(1);
  result.reserve(2 * marks_.size() + 1);
  std::size_t at = begin;
  for (const Mark& mark : marks_) {
    const std::size_t from = std::max(mark.begin, at);
    const std::size_t to = std::min(mark.end, end);
    if (from >= to) continue;
    append_on_one_line(result.back(), text.substr(at, from - at));
    append_on_one_line(result.emplace_back(), text.substr(from, to - from));
    result.emplace_back();
    at = to;
  }
  append_on_one_line(result.back(), text.substr(at, end - at));
  if (result.size() > 1 && result.back().empty()) result.pop_back();
  return result;
}

std::vector<Occurrence> Highlighter::find(std::string_view text, Analyzer& analyzer) {
  tokenizer_.tokenize(text);
  std::vector<std::string> terms;
  for (const Token& token : tokenizer_.tokens()) terms.push_back(analyzer.term(token.word));
  std::vector<Occurrence> matches;
  const auto add_words = [&](const std::string& term, Occurrence match) {
    for (std::size_t i = 0; i < std::min(plan_.words.size(), kFirstPhrase); ++i) {
      match.word = static_cast<std::uint8_t>(i);
      if (!plan_.words[i].in_phrase && has_term(i, term)) matches.push_back(match);
    }
  };
  for (std::uint32_t i = 0; i < terms.size(); ++i) add_words(terms[i], {i});
  for (const Compound& compound : tokenizer_.compounds()) {
    add_words(analyzer.term(compound.word),
              {compound.first, static_cast<std::uint16_t>(compound.count), 0, true});
  }
  for (std::size_t i = 0; i < std::min(plan_.phrases.size(), kMaxPhrases); ++i) {
    for (const QueryPhrase::Reading& reading : plan_.phrases[i].readings) {
      const auto at =
          std::search(terms.begin(), terms.end(), reading.terms.begin(), reading.terms.end());
      if (at == terms.end() || reading.terms.empty()) continue;
      matches.push_back({static_cast<std::uint32_t>(at - terms.begin()),
                         static_cast<std::uint16_t>(reading.terms.size()),
                         static_cast<std::uint8_t>(kFirstPhrase + i)});
    }
  }
  std::ranges::stable_sort(matches, {}, &Occurrence::token);
  return matches;
}

Highlight Highlighter::mark(std::string_view text, std::span<const Occurrence> matches,
                            std::uint32_t first_token, Analyzer& analyzer) {
  if (matches.empty()) return {std::string(text)};
  tokenizer_.tokenize(text, has_units(matches));
  find_marks(matches, first_token, text, analyzer);
  return pieces(text, 0, text.size());
}

Highlight Highlighter::snippet(const Piece& piece, const Window& window,
                               std::span<const Occurrence> matches, std::uint32_t first_token,
                               Analyzer& analyzer) {
  const std::string_view text = piece.text;
  if (window.end <= window.begin) return {};
  const auto is_before = [&](const Occurrence& here) {
    return here.token + here.count <= first_token + piece.token;
  };
  matches = matches.subspan(static_cast<std::size_t>(
      std::find_if_not(matches.begin(), matches.end(), is_before) - matches.begin()));
  // One token more than is shown tells whether the text, or words written together, go on.
  tokenizer_.tokenize(text.substr(piece.lead), has_units(matches, first_token + window.end),
                      window.end - piece.token + 1);
  const auto& tokens = tokenizer_.tokens();
  if (tokens.empty()) return {};
  find_marks(matches, first_token + piece.token, text.substr(piece.lead), analyzer);
  for (Mark& mark : marks_) {
    mark.begin += piece.lead;
    mark.end += piece.lead;
  }
  const std::size_t first = std::min<std::size_t>(window.begin - piece.token, tokens.size() - 1);
  const std::size_t last = std::min<std::size_t>(window.end - piece.token, tokens.size()) - 1;
  std::size_t begin = sentence_begin(text, run_begin(piece, tokens, first), piece.is_start);
  const bool at_start = piece.is_start && (window.begin == 0 || begin == 0);
  if (at_start) begin = 0;
  begin = text.substr(0, begin).find_last_not_of(kOpeningSigns) + 1;
  std::size_t end = run_end(piece, tokens, std::max(first, last));
  const bool at_end = piece.is_end && (last + 1 == tokens.size() || end == text.size());
  end = at_end ? text.size() : std::min(text.find_first_not_of(kClosingSigns, end), text.size());
  Highlight result = pieces(text, begin, end);
  if (!at_start) result.front().insert(0, "… ");
  if (!at_end) {
    if (result.size() % 2 == 0) result.emplace_back();
    result.back() += " …";
  }
  return result;
}

}  // namespace mobysearch
