// SPDX-License-Identifier: GPL-2.0-or-later
// The blocks that hold text: code, headers, math, paragraphs; and quotes.
#include <algorithm>

#include "common/text/unicode.h"
#include "indexer/markdown/kramdown/blocks.h"

namespace mobysearch {
namespace {

constexpr std::size_t npos = Scanner::npos;

/// Lines looked at for ends of fences in one document: with many that never close, the rest are
/// text.
constexpr int kMaxFenceWork = 100'000;

struct Range {
  char32_t first, last;
};
/// XML's NameStartChar beyond ASCII, and what NameChar has besides.
constexpr Range kNameStart[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},
                                {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},
                                {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
                                {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr Range kNameMore[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

bool is_name_char(char32_t c, bool first) {
  const auto holds = [c](const Range& range) { return c >= range.first && c <= range.last; };
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    if (is_ascii_alpha(ascii) || c == '_' || c == ':') return true;
    return !first && (is_ascii_digit(ascii) || c == '-' || c == '.');
  }
  if (std::any_of(std::begin(kNameStart), std::end(kNameStart), holds)) return true;
  return !first && std::any_of(std::begin(kNameMore), std::end(kNameMore), holds);
}

/// Cuts ` {#id}` off the end of a header's text; the id or "".
std::string_view take_braced_id(std::string_view& text) {
  const std::size_t open = text.rfind("{#");
  if (open == npos || open == 0 || text.back() != '}') return {};
  if (text[open - 1] != ' ' && text[open - 1] != '\t') return {};
  const std::string_view id = text.substr(open + 2, text.size() - open - 3);
  if (id.empty()) return {};
  for (std::size_t i = 0; i < id.size();) {
    const CodePoint c = decode_utf8(id.substr(i));
    if (!is_name_char(c.value, i == 0)) return {};
    i += c.length;
  }
  text = right_stripped(text.substr(0, open));
  return id;
}

/// `## H ##`: the hashes at the end go, all but one that a backslash escapes; with GFM's quirk,
/// only after a blank.
void cut_closing_hashes(std::string_view& text, bool after_blank) {
  std::size_t end = text.size();
  while (end > 0 && text[end - 1] == '#') --end;
  const char before = end > 0 ? text[end - 1] : '\0';
  if (after_blank && before != ' ' && before != '\t') return;
  if (!after_blank && before == '\\' && end < text.size()) ++end;
  if (end < text.size()) text = right_stripped(text.substr(0, end));
}

}  // namespace

bool BlockParser::blank_lines() {
  const std::size_t end = match_blank_lines(*source_, source_->pos);
  if (end == npos) return false;
  const std::string_view lines = source_->slice(source_->pos, end);
  source_->pos = end;
  if (Element* last = tree_->last(); last != nullptr && last->kind == ElementKind::kBlank) {
    last->value += lines;
  } else {
    add(ElementKind::kBlank, lines);
  }
  return true;
}

bool BlockParser::code_block() {
  if (match_code_indent(*source_, source_->pos) == npos) return false;
  const std::size_t end = match_code_lines(*source_, source_->pos);
  add(ElementKind::kCodeBlock, source_->slice(source_->pos, end));
  source_->pos = end;
  return true;
}

/// The first line from `first` on that closes a fence of `length` marks. A shorter one does too,
/// the longest there is, if what is left of the opening marks can be the language's name; `length`
/// becomes its. npos when there is none.
std::size_t BlockParser::fence_close(std::size_t first, char mark, std::size_t length,
                                     bool may_be_shorter, std::size_t& end) {
  Scanner& source = *source_;
  const bool gfm = document_.options.gfm;
  std::size_t close = npos;
  std::size_t longest = 2;
  const std::string_view marks = mark == '~' ? "~~~" : "```";
  for (std::size_t at = source.find(marks, first); at != npos; at = source.find(marks, at)) {
    if (++fence_work_ > kMaxFenceWork) return npos;
    std::size_t begin = at;
    while (begin > first && source.at(begin - 1) == ' ') --begin;
    const bool begins_line = begin == first || source.at(begin - 1) == '\n';
    const std::size_t indent = at - begin;
    const std::size_t from = at;
    while (source.at(at) == mark) ++at;
    const std::size_t line_end = match_line_rest(source, at);
    if (!begins_line || indent > (gfm ? 3U : 0U) || line_end == npos) continue;
    const std::size_t run = at - from;
    if (run <= longest || (run < length && !may_be_shorter)) continue;
    close = begin;
    end = line_end;
    longest = run;
    if (run >= length) break;
  }
  return close;
}

bool BlockParser::fence() {
  const bool gfm = document_.options.gfm;
  Scanner& source = *source_;
  if (gfm ? !starts_fence(source, source.pos) : !source.starts(source.pos, "~~~")) return false;
  const std::size_t begin = skip_indent(source, source.pos);
  const char mark = source.at(begin);
  std::size_t run = begin;
  while (source.at(run) == mark) ++run;
  const std::size_t line_end = source.line_end(begin);
  const std::string_view info = stripped(source.slice(run, line_end));
  if (run < begin + 3 || info.find_first_of(" \t") != npos) return false;
  const bool may_be_shorter = info.empty() || !is_kramdown_space(source.at(run));
  std::size_t end = 0;
  const std::size_t close = fence_close(line_end, mark, run - begin, may_be_shorter, end);
  if (close == npos) return false;
  add(ElementKind::kCodeBlock, source.slice(line_end, close));
  source.pos = end;
  return true;
}

bool BlockParser::quote() {
  Scanner& source = *source_;
  if (match_quote_mark(source, source.pos) == npos) return false;
  std::string text;
  std::size_t line = source.pos;
  do {
    const std::size_t mark = match_quote_mark(source, line);
    const std::size_t end = source.line_end(line);
    text += source.slice(mark == npos ? line : mark, end);
    line = end;
  } while (!is_lazy_end(source, line));
  source.pos = line;
  parse(add(ElementKind::kQuote), text);
  return true;
}

bool BlockParser::atx_header() {
  const KramdownOptions& options = document_.options;
  Scanner& source = *source_;
  if (source.at(source.pos) != '#') return false;
  std::size_t mark = source.pos;
  while (mark < source.pos + 6 && source.at(mark) == '#') ++mark;
  const int level = static_cast<int>(mark - source.pos);
  std::size_t begin = match_gfm_header_mark(source, source.pos);
  std::size_t end = source.line_end(mark);
  if (!options.gfm) {
    begin = mark;
    while (source.at(begin) == ' ' || source.at(begin) == '\t') ++begin;
    if (begin + 1 == end) end = source.line_end(end);  // the text may be on the next line
  }
  const bool quirk = options.gfm && options.quirk_paragraph_end;
  if (begin == npos || (!quirk && !after_boundary())) return false;
  std::string_view text = right_stripped(source.slice(begin, end));
  return add_header(level, text, quirk ? Hashes::kAfterBlank : Hashes::kUnescaped, end);
}

bool BlockParser::setext_header() {
  Scanner& source = *source_;
  const std::size_t begin = skip_indent(source, source.pos);
  if (source.at(begin) == ' ' || source.at(begin) == '\t') return false;
  const std::size_t under = source.line_end(begin);
  const char mark = source.at(under);
  if ((mark != '-' && mark != '=') || !after_boundary()) return false;
  std::size_t end = under;
  while (source.at(end) == '-' || source.at(end) == '=') ++end;
  end = match_line_rest(source, end);
  if (end == npos) return false;
  const std::string_view text = right_stripped(source.slice(begin, under));
  return add_header(mark == '-' ? 2 : 1, text, Hashes::kKept, end);
}

bool BlockParser::add_header(int level, std::string_view text, Hashes hashes, std::size_t end) {
  const std::string_view id = take_braced_id(text);
  if (hashes != Hashes::kKept) cut_closing_hashes(text, hashes == Hashes::kAfterBlank);
  if (text.empty()) return false;
  Element& header = add(ElementKind::kHeader);
  header.level = level;
  header.value = text;
  if (!id.empty()) header.attributes.set("id", id);
  add_raw_text(header, text);
  source_->pos = end;
  return true;
}

bool BlockParser::math() {
  Scanner& source = *source_;
  const std::size_t begin = skip_indent(source, source.pos);
  const bool escaped = source.at(begin) == '\\';
  const std::size_t open = begin + (escaped ? 1 : 0);
  if (!source.starts(open, "$$") || !after_boundary()) return false;
  const std::size_t close = source.find("$$", open + 2);
  if (close == npos) return false;
  const std::size_t line_end = match_line_rest(source, close + 2);
  if (escaped) {
    if (line_end != npos) source.pos = open;
    return false;
  }
  const std::size_t end = line_end == npos ? close + 2 : line_end;
  if (!is_block_boundary(source, end)) return false;
  add(ElementKind::kMath, stripped(source.slice(open + 2, close)));
  source.pos = end;
  return true;
}

bool BlockParser::ends_paragraph(std::size_t at) {
  Scanner& source = *source_;
  if (is_lazy_end(source, at) || match_marker(source, at, MarkerKind::kDefinition)) return true;
  if (!document_.options.gfm || !document_.options.quirk_paragraph_end) return false;
  return starts_list(source, at) || match_gfm_header_mark(source, at) != npos ||
         match_quote_mark(source, at) != npos || starts_fence(source, at);
}

bool BlockParser::paragraph() {
  Scanner& source = *source_;
  const std::size_t begin = skip_indent(source, source.pos);
  if (source.at(begin) == ' ' || source.at(begin) == '\t') return false;
  std::size_t end = source.line_end(begin);
  while (!ends_paragraph(end)) end = source.line_end(end);
  const std::string_view text = right_stripped(source.slice(source.pos, end));
  Element* last = tree_->last();
  if (last != nullptr && last->kind == ElementKind::kParagraph) {
    const Element* item = last->last();
    if (item != nullptr && item->kind == ElementKind::kRawText) {
      const bool line_break = source.pos >= 3 && source.starts(source.pos - 3, "  \n");
      add_raw_text(*last, line_break ? "  \n" : "\n");
    }
    add_raw_text(*last, text);
  } else {
    add_raw_text(add(ElementKind::kParagraph), stripped(text));
  }
  source.pos = end;
  return true;
}

}  // namespace mobysearch
