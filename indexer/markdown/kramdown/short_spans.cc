// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch::kramdown {
namespace {

bool add_autolink(SpanState& state, std::string_view url, std::string_view text) {
  Element& link = add_span(state, ElementKind::kLink);
  if (!url.empty()) link.attributes.set("href", url);
  state.document.add_text(link, text);
  return true;
}

/// Where the address of a mail that begins at `begin` ends, if `>` follows; npos if it is none.
std::size_t match_mail(const Scanner& source, std::size_t begin) {
  int signs = 0;
  std::size_t end = begin;
  for (; end < source.size(); ++end) {
    const char c = source.at(end);
    const bool plain =
        is_word_char(c) || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (!plain && c != '@') break;
    if (c == '@' && (++signs > 1 || end == begin)) return npos;
  }
  return source.at(end) == '>' && signs == 1 && source.at(end - 1) != '@' ? end : npos;
}

/// Where the `~~` stands that ends struck text from `begin` on, or npos.
std::size_t find_strike_end(SpanState& state, std::size_t begin) {
  Scanner& source = state.source;
  if (begin >= source.size() || is_ascii_blank(source.at(begin)) || source.at(begin) == '~')
    return npos;
  for (std::size_t close = source.find("~~", begin); close != npos;
       close = source.find("~~", close + 1)) {
    const char before = source.at(close - 1);
    if (!is_ascii_blank(before) && before != '~') return close;
    if (!state.spend(1)) return npos;
  }
  return npos;
}

}  // namespace

bool parse_codespan(SpanState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos;
  std::size_t open = begin;
  while (source.at(open) == '`') ++open;
  if (open == begin) return false;
  const bool simple = open == begin + 1;
  const bool after_white = begin == 0 || is_ascii_blank(source.at(begin - 1));
  const bool lone = simple && after_white && is_ascii_blank(source.at(open));
  const std::string_view marks = source.slice(begin, open);
  const std::size_t close = lone || state.budget == 0 ? npos : source.text().find(marks, open);
  if (close == npos) {
    if (!lone) state.spend(source.size() - open);
    add_text(state, open);
    return true;
  }
  std::string_view code = source.slice(open, close);
  if (!simple && code.starts_with(' ')) code.remove_prefix(1);
  if (!simple && code.ends_with(' ')) code.remove_suffix(1);
  add_span(state, ElementKind::kCodeSpan, code);
  source.pos = close + marks.size();
  return true;
}

bool parse_autolink(SpanState& state) {
  Scanner& source = state.source;
  if (source.at(source.pos) != '<') return false;
  const std::size_t begin = source.pos + 1;
  for (const std::string_view scheme : {"mailto:", "http:", "https:", "ftp:", "ftps:"}) {
    if (!source.starts(begin, scheme)) continue;
    const std::size_t close = source.find(">", begin + scheme.size() + 1);
    if (close == npos || source.slice(begin, close).find('\n') != npos) return false;
    const std::string_view url = source.slice(begin, close);
    source.pos = close + 1;
    return add_autolink(state, url, scheme == "mailto:" ? url.substr(scheme.size()) : url);
  }
  const std::size_t end = match_mail(source, begin);
  if (end == npos) return false;
  source.pos = end + 1;
  return add_autolink(state, {}, source.slice(begin, end));
}

bool parse_inline_math(SpanState& state) {
  Scanner& source = state.source;
  if (!source.starts(source.pos, "$$")) return false;
  const std::size_t close = source.find("$$", source.pos + 2);
  if (close == npos) return false;
  add_span(state, ElementKind::kMath, trim(source.slice(source.pos + 2, close)));
  source.pos = close + 2;
  return true;
}

bool parse_html_entity(SpanState& state) {
  Scanner& source = state.source;
  if (source.at(source.pos) != '&') return false;
  std::string character;
  if (const std::size_t length = decode_entity(source.rest_from(source.pos), character)) {
    add_span(state, ElementKind::kEntity, character);
    source.pos += length;
    return true;
  }
  std::size_t end = source.pos + 1;
  if (!is_word_char(source.at(end)) && source.at(end) != ':') return false;
  while (is_word_char(source.at(end)) || std::string_view("-.:").find(source.at(end)) != npos)
    ++end;
  if (source.at(end) != ';') return false;
  add_span(state, ElementKind::kEntity, "&");  // an unknown name is text
  ++source.pos;
  add_text(state, end + 1);
  return true;
}

bool parse_line_break(SpanState& state) {
  Scanner& source = state.source;
  if (!source.starts(source.pos, "  \n") && !source.starts(source.pos, "\\\\\n")) return false;
  add_span(state, ElementKind::kBreak);
  source.pos += 2;
  return true;
}

bool parse_escaped_chars(SpanState& state) {
  Scanner& source = state.source;
  const char c = source.at(source.pos + 1);
  const bool escaped = source.at(source.pos) == '\\' && c != '\0' &&
                       (kEscapedChars.find(c) != npos || (c == '~' && state.document.options.gfm));
  if (!escaped) return false;
  ++source.pos;
  add_text(state, source.pos + 1);
  return true;
}

bool parse_strikethrough(SpanState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos + 2;
  if (!source.starts(source.pos, "~~")) return false;
  const std::size_t close = find_strike_end(state, begin);
  if (close == npos) return false;
  Element& deleted = add_span(state, ElementKind::kHtml, "del");
  deleted.model = ContentModel::kSpan;
  source.pos = close + 2;
  if (state.open.size() >= kMaxOpenSpans) return true;
  SpanState struck{state.document, state.budget, Scanner(source.slice(begin, close)), state.rules};
  parse_spans(struck, deleted);
  return true;
}

}  // namespace mobysearch::kramdown
