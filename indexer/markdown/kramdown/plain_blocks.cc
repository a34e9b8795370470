// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/lines.h"

namespace mobysearch::kramdown {
namespace {

/// BLOCKQUOTE_START.
std::size_t match_blockquote_start(const Scanner& source, std::size_t at) {
  const std::size_t mark = skip_opt_space(source, at);
  if (source.at(mark) != '>') return npos;
  return mark + (source.at(mark + 1) == ' ' ? 2 : 1);
}

/// GFM's FENCED_CODEBLOCK_START.
bool starts_fenced_codeblock(const Scanner& source, std::size_t at) {
  const std::size_t mark = skip_opt_space(source, at);
  for (std::size_t i = mark; i < mark + 3; ++i) {
    if (source.at(i) != '~' && source.at(i) != '`') return false;
  }
  return true;
}

/// kramdown's PARAGRAPH_END, or PARAGRAPH_END_GFM.
bool ends_paragraph(BlockState& state, std::size_t at) {
  Scanner& source = state.source;
  const Options& options = state.document.options;
  if (is_lazy_end(source, at)) return true;
  if (match_marker(source, at, MarkerKind::kDefinition) != npos) return true;
  if (!options.gfm || !options.quirk_paragraph_end) return false;
  return starts_list(source, at) || match_gfm_atx_header_start(source, at) != npos ||
         match_blockquote_start(source, at) != npos || starts_fenced_codeblock(source, at);
}

/// Text after a list, say, may go on with the paragraph before it.
void continue_paragraph(BlockState& state, Element& paragraph, std::size_t begin,
                        std::string_view text) {
  const Element* last = paragraph.last();
  if (last != nullptr && last->kind == ElementKind::kRawText) {
    const bool line_break = begin >= 3 && state.source.starts(begin - 3, "  \n");
    state.document.add_raw_text(paragraph, line_break ? "  \n" : "\n");
  }
  state.document.add_raw_text(paragraph, text);
}

/// Lines looked at for the ends of fences in one document; after that, fences are text.
constexpr int kMaxFenceWork = 100'000;

/// The line that opens a fence. Where what is left of its marks can be the language's name, a line
/// of fewer marks closes it too.
struct Fence {
  char mark;
  std::size_t length;
  bool may_be_shorter;
  std::size_t end;
};

std::optional<Fence> match_fence(const BlockState& state) {
  const Scanner& source = state.source;
  const bool gfm = state.document.options.gfm;
  if (gfm ? !starts_fenced_codeblock(source, source.pos) : !source.starts(source.pos, "~~~"))
    return {};
  const std::size_t begin = skip_opt_space(source, source.pos);
  std::size_t run = begin;
  while (source.at(run) == source.at(begin)) ++run;
  const std::size_t end = source.line_end(begin);
  const std::string_view info = trim(source.slice(run, end));
  if (run < begin + 3 || info.find_first_of(" \t") != npos) return {};
  return Fence{source.at(begin), run - begin, info.empty() || !is_ascii_blank(source.at(run)), end};
}

struct FenceEnd {
  std::size_t length = 0;
  std::size_t begin = 0, end = 0;  ///< of its line
};

/// The end of the fence whose marks stand at `at`, which it moves past them; if it is not one, its
/// length is 0.
FenceEnd match_fence_end(const BlockState& state, const Fence& fence, std::size_t& at) {
  const Scanner& source = state.source;
  std::size_t begin = at;
  while (begin > fence.end && source.at(begin - 1) == ' ') --begin;
  const std::size_t marks = at;
  while (source.at(at) == fence.mark) ++at;
  const std::size_t end = match_line_rest(source, at);
  const bool begins_line = begin == fence.end || source.at(begin - 1) == '\n';
  const bool indented = marks - begin > (state.document.options.gfm ? 3U : 0U);
  if (!begins_line || indented || end == npos) return {};
  return {at - marks, begin, end};
}

/// The first end that is as long as the fence or, if it may be shorter, the longest there is.
FenceEnd find_fence_end(BlockState& state, const Fence& fence) {
  FenceEnd best;
  const std::string_view marks = fence.mark == '~' ? "~~~" : "```";
  for (std::size_t at = state.source.find(marks, fence.end); at != npos;
       at = state.source.find(marks, at)) {
    if (++state.fence_work > kMaxFenceWork) return {};
    const FenceEnd end = match_fence_end(state, fence, at);
    if (end.length >= fence.length) return end;
    if (fence.may_be_shorter && end.length > best.length) best = end;
  }
  return best;
}

}  // namespace

bool parse_blank_line(BlockState& state) {
  const std::size_t end = match_blank_lines(state.source, state.source.pos);
  if (end == npos) return false;
  const std::string_view lines = state.source.take_until(end);
  if (Element* last = state.tree->last(); last != nullptr && last->kind == ElementKind::kBlank) {
    last->value += lines;
  } else {
    add_block(state, ElementKind::kBlank, lines);
  }
  return true;
}

bool parse_blockquote(BlockState& state) {
  Scanner& source = state.source;
  if (match_blockquote_start(source, source.pos) == npos) return false;
  std::string text;
  do {
    const std::size_t mark = match_blockquote_start(source, source.pos);
    if (mark != npos) source.pos = mark;
    text += source.take_until(source.line_end(source.pos));
  } while (!is_lazy_end(source, source.pos));
  parse_blocks(state, add_block(state, ElementKind::kQuote), text);
  return true;
}

bool parse_horizontal_rule(BlockState& state) {
  const std::size_t end = match_hr(state.source, state.source.pos);
  if (end == npos) return false;
  state.source.pos = end;
  add_block(state, ElementKind::kRule);
  return true;
}

bool parse_block_math(BlockState& state) {
  Scanner& source = state.source;
  const std::size_t begin = skip_opt_space(source, source.pos);
  const bool escaped = source.at(begin) == '\\';
  const std::size_t open = begin + (escaped ? 1 : 0);
  if (!source.starts(open, "$$") || !after_block_boundary(state)) return false;
  const std::size_t close = source.find("$$", open + 2);
  if (close == npos) return false;
  const std::size_t line_end = match_line_rest(source, close + 2);
  if (escaped) {
    if (line_end != npos) source.pos = open;
    return false;
  }
  const std::size_t end = line_end == npos ? close + 2 : line_end;
  if (!is_block_boundary(source, end)) return false;
  add_block(state, ElementKind::kMath, trim(source.slice(open + 2, close)));
  source.pos = end;
  return true;
}

bool parse_eob_marker(BlockState& state) {
  const std::size_t end = match_eob_marker(state.source, state.source.pos);
  if (end == npos) return false;
  state.source.pos = end;
  add_block(state, ElementKind::kEndOfBlock);
  return true;
}

bool parse_paragraph(BlockState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos;
  const std::size_t text_begin = skip_opt_space(source, begin);
  if (is_gap(source.at(text_begin))) return false;
  std::size_t end = source.line_end(text_begin);
  while (!ends_paragraph(state, end)) end = source.line_end(end);
  const std::string_view text = trim_right(source.take_until(end));
  Element* last = state.tree->last();
  if (last != nullptr && last->kind == ElementKind::kParagraph) {
    continue_paragraph(state, *last, begin, text);
  } else {
    state.document.add_raw_text(add_block(state, ElementKind::kParagraph), trim(text));
  }
  return true;
}

bool parse_codeblock(BlockState& state) {
  Scanner& source = state.source;
  if (match_indent(source, source.pos) == npos) return false;
  add_block(state, ElementKind::kCodeBlock, source.take_until(match_codeblock(source, source.pos)));
  return true;
}

bool parse_codeblock_fenced(BlockState& state) {
  const std::optional<Fence> fence = match_fence(state);
  if (!fence) return false;
  const FenceEnd close = find_fence_end(state, *fence);
  if (close.length == 0) return false;
  add_block(state, ElementKind::kCodeBlock, state.source.slice(fence->end, close.begin));
  state.source.pos = close.end;
  return true;
}

}  // namespace mobysearch::kramdown
