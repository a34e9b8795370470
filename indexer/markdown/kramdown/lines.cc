// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/lines.h"

#include "indexer/markdown/kramdown/html_tags.h"

namespace mobysearch::kramdown {
namespace {

/// LAZY_END_HTML_SPAN_ELEMENTS and `\b`: the case of the name matters, and it ends where a word
/// does.
bool is_inline_name(const Scanner& source, std::size_t at) {
  std::size_t end = at;
  while (is_word_char(source.at(end))) ++end;
  if (static_cast<unsigned char>(source.at(end)) >= 0x80) return false;
  const std::string_view name = source.slice(at, end);
  return in_word_list(name, kHtmlSpanElements) || name == "script";
}

}  // namespace

std::size_t skip_opt_space(const Scanner& source, std::size_t at, std::size_t most) {
  std::size_t end = at;
  while (end < at + most && source.at(end) == ' ') ++end;
  return end;
}

std::size_t match_indent(const Scanner& source, std::size_t at) {
  if (source.at(at) == '\t') return at + 1;
  return source.starts(at, "    ") ? at + 4 : npos;
}

std::size_t match_line_rest(const Scanner& source, std::size_t at) {
  const std::size_t end = source.skip_gap(at);
  return source.at(end) == '\n' ? end + 1 : npos;
}

std::size_t match_blank_lines(const Scanner& source, std::size_t at) {
  std::size_t end = npos;
  for (std::size_t next = match_line_rest(source, at); next != npos;
       next = match_line_rest(source, next)) {
    end = next;
  }
  return end;
}

std::size_t match_eob_marker(const Scanner& source, std::size_t at) {
  return source.at(at) == '^' ? match_line_rest(source, at + 1) : npos;
}

std::size_t match_hr(const Scanner& source, std::size_t at) {
  std::size_t end = skip_opt_space(source, at);
  const char mark = source.at(end);
  if (mark != '*' && mark != '-' && mark != '_') return npos;
  int marks = 0;
  for (; source.at(end) == mark || is_gap(source.at(end)); ++end) {
    if (source.at(end) == mark) ++marks;
  }
  return marks >= 3 && source.at(end) == '\n' ? end + 1 : npos;
}

Braces match_ial_block(Scanner& source, std::size_t at) {
  const std::size_t begin = skip_opt_space(source, at);
  if (!source.starts(begin, "{:")) return {};
  if (source.at(begin + 2) == ':' || source.at(begin + 2) == '/') return {};
  const Braces braces = match_braces(source, begin + 2);
  return {braces.inside, match_line_rest(source, braces.end)};
}

std::size_t match_marker(const Scanner& source, std::size_t at, MarkerKind kind,
                         std::size_t most_indent) {
  std::size_t end = skip_opt_space(source, at, most_indent);
  const char c = source.at(end);
  if (kind == MarkerKind::kNumber) {
    const std::size_t digits = end;
    while (is_digit(source.at(end))) ++end;
    if (end == digits || source.at(end) != '.') return npos;
  } else if (kind == MarkerKind::kBullet ? c != '+' && c != '*' && c != '-' : c != ':') {
    return npos;
  }
  ++end;
  return is_gap(source.at(end)) || source.at(end) == '|' ? end : npos;
}

bool starts_list(const Scanner& source, std::size_t at) {
  return match_marker(source, at, MarkerKind::kBullet) != npos ||
         match_marker(source, at, MarkerKind::kNumber) != npos;
}

std::size_t match_codeblock(Scanner& source, std::size_t at) {
  const auto is_code = [&](std::size_t line) {
    return match_indent(source, line) != npos && !is_blank_line(source, line);
  };
  std::size_t end = at;
  while (true) {
    const std::size_t blank = match_blank_lines(source, end);
    const std::size_t first = blank == npos ? end : blank;
    if (first >= source.size() || !is_code(first)) return end;
    end = first;
    while (end < source.size() && is_code(end)) end = source.line_end(end);
    while (end < source.size() && !is_lazy_end(source, end)) end = source.line_end(end);
  }
}

std::size_t match_gfm_atx_header_start(const Scanner& source, std::size_t at) {
  std::size_t end = at;
  while (end < at + 6 && source.at(end) == '#') ++end;
  return end == at || !is_gap(source.at(end)) ? npos : source.skip_gap(end);
}

bool starts_lazy_end_html(const Scanner& source, std::size_t at, std::size_t most_indent) {
  const std::size_t begin = skip_opt_space(source, at, most_indent);
  if (source.at(begin) != '<') return false;
  const bool close = source.at(begin + 1) == '/';
  const std::size_t name = begin + (close ? 2 : 1);
  if (html_name_length(source, name) == 0 || is_inline_name(source, name)) return false;
  return !close || match_end_tag(source, begin).has_value();
}

bool is_lazy_end(Scanner& source, std::size_t at) {
  return is_block_boundary(source, at) || starts_lazy_end_html(source, at);
}

bool is_block_boundary(Scanner& source, std::size_t at) {
  return at >= source.size() || is_blank_line(source, at) || match_eob_marker(source, at) != npos ||
         match_ial_block(source, at).end != npos;
}

}  // namespace mobysearch::kramdown
