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

/// Whether compounds are needed to mark these.
bool has_units(std::span<const Occurrence> matches) {
  return std::any_of(matches.begin(), matches.end(), [](const Occurrence& here) {
    return here.is_compound || here.word >= kFirstPhrase;
  });
}

bool contains(const std::vector<std::string>& terms, const std::string& term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

/// First of the tokens that are written together with that at `at`; `at` itself if these are more
/// than kRunTokens, or perhaps begin before the first one. N-grams are all written together.
std::size_t run_begin(const std::vector<Token>& tokens, std::size_t at, bool is_start) {
  const std::size_t least = at > Highlighter::kRunTokens ? at - Highlighter::kRunTokens : 0;
  for (std::size_t i = at;; --i) {
    if (i == 0) return is_start ? 0 : at;
    if (tokens[i].ngram || tokens[i - 1].run != tokens[i].run) return i;
    if (i == least) return at;
  }
}

/// As run_begin(): the last of them.
std::size_t run_last(const std::vector<Token>& tokens, std::size_t at) {
  const std::size_t most = at + Highlighter::kRunTokens;
  for (std::size_t i = at; i <= most; ++i) {
    const bool goes_on =
        i + 1 < tokens.size() && !tokens[i].ngram && tokens[i + 1].run == tokens[i].run;
    if (!goes_on) return i;
  }
  return at;
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
    if (is_phrase && !plan_.phrases[here.word - kFirstPhrase].required) continue;
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
  // More tokens than are shown tell whether the text, or words written together, go on.
  tokenizer_.tokenize(text.substr(piece.lead), has_units(matches),
                      window.end - piece.token + 1 + kRunTokens);
  const auto& tokens = tokenizer_.tokens();
  if (tokens.empty()) return {};
  find_marks(matches, first_token + piece.token, text.substr(piece.lead), analyzer);
  for (Mark& mark : marks_) {
    mark.begin += piece.lead;
    mark.end += piece.lead;
  }
  std::size_t first = std::min<std::size_t>(window.begin - piece.token, tokens.size() - 1);
  std::size_t last = std::min<std::size_t>(window.end - piece.token, tokens.size()) - 1;
  first = run_begin(tokens, first, piece.is_start && piece.token == 0);
  last = run_last(tokens, std::max(first, last));
  std::size_t begin = sentence_begin(text, piece.lead + tokens[first].begin, piece.is_start);
  const bool at_start = piece.is_start && (window.begin == 0 || begin == 0);
  if (at_start) begin = 0;
  begin = text.substr(0, begin).find_last_not_of(kOpeningSigns) + 1;
  std::size_t end = piece.lead + tokens[last].end;
  const bool at_end = piece.is_end && last + 1 == tokens.size();
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
