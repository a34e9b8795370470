// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/code_blocks.h"

#include <optional>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/lines.h"

namespace mobysearch::kramdown {
namespace {

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

bool parse_codeblock(BlockState& state) {
  Scanner& source = state.source;
  if (match_indent(source, source.pos) == npos) return false;
  const std::size_t end = match_codeblock(source, source.pos);
  add_block(state, ElementKind::kCodeBlock, source.take_until(end));
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
