// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/lines.h"

namespace mobysearch::kramdown {
namespace {

struct Range {
  char32_t first, last;
};
/// XML's NameStartChar, and what NameChar has besides.
constexpr Range kNameStart[] = {
    {':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr Range kNameMore[] = {
    {'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

bool is_name_char(char32_t c, bool first) {
  const auto holds = [c](const Range& range) { return c >= range.first && c <= range.last; };
  return std::ranges::any_of(kNameStart, holds) ||
         (!first && std::ranges::any_of(kNameMore, holds));
}

/// Cuts ` {#id}` off the end of a header's text; the id or "".
std::string_view take_braced_id(std::string_view& text) {
  const std::size_t open = text.rfind("{#");
  if (open == npos || open == 0 || text.back() != '}' || !is_gap(text[open - 1])) return {};
  const std::string_view id = text.substr(open + 2, text.size() - open - 3);
  if (id.empty()) return {};
  for (std::size_t i = 0; i < id.size();) {
    const CodePoint c = decode_utf8(id.substr(i));
    if (!is_name_char(c.value, i == 0)) return {};
    i += c.length;
  }
  text = trim_right(text.substr(0, open));
  return id;
}

/// `## H ##`: the hashes at the end go, all but one that a backslash escapes; with GFM's quirk,
/// only after a blank.
void cut_closing_hashes(std::string_view& text, bool after_blank) {
  std::size_t end = text.find_last_not_of('#') + 1;
  const char before = end > 0 ? text[end - 1] : '\0';
  if (after_blank && !is_gap(before)) return;
  if (!after_blank && before == '\\' && end < text.size()) ++end;
  if (end < text.size()) text = trim_right(text.substr(0, end));
}

struct HeaderLine {
  int level;
  std::string_view text, id;
  std::size_t end;
};

bool add_header(BlockState& state, const HeaderLine& line) {
  if (line.text.empty()) return false;
  Element& header = add_block(state, ElementKind::kHeader, line.text);
  header.level = line.level;
  if (!line.id.empty()) header.attributes.set("id", line.id);
  state.document.add_raw_text(header, line.text);
  state.source.pos = line.end;
  return true;
}

}  // namespace

bool parse_atx_header(BlockState& state) {
  const Options& options = state.document.options;
  const Scanner& source = state.source;
  std::size_t mark = source.pos;
  while (mark < source.pos + 6 && source.at(mark) == '#') ++mark;
  if (mark == source.pos) return false;
  std::size_t begin = match_gfm_atx_header_start(source, source.pos);
  std::size_t end = source.line_end(mark);
  if (!options.gfm) {
    begin = source.skip_gap(mark);
    if (begin + 1 == end) end = source.line_end(end);  // the text may be on the next line
  }
  const bool quirk = options.gfm && options.quirk_paragraph_end;
  if (begin == npos || (!quirk && !after_block_boundary(state))) return false;
  std::string_view text = trim_right(source.slice(begin, end));
  const std::string_view id = take_braced_id(text);
  cut_closing_hashes(text, quirk);
  return add_header(state, {static_cast<int>(mark - source.pos), text, id, end});
}

bool parse_setext_header(BlockState& state) {
  const Scanner& source = state.source;
  const std::size_t begin = skip_opt_space(source, source.pos);
  if (is_gap(source.at(begin))) return false;
  const std::size_t under = source.line_end(begin);
  const char mark = source.at(under);
  if ((mark != '-' && mark != '=') || !after_block_boundary(state)) return false;
  std::size_t end = under;
  while (source.at(end) == '-' || source.at(end) == '=') ++end;
  end = match_line_rest(source, end);
  if (end == npos) return false;
  std::string_view text = trim_right(source.slice(begin, under));
  const std::string_view id = take_braced_id(text);
  return add_header(state, {mark == '-' ? 2 : 1, text, id, end});
}

}  // namespace mobysearch::kramdown
