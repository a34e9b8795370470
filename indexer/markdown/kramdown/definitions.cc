// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>

#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/lines.h"

namespace mobysearch::kramdown {
namespace {

/// A quoted title that ends its line, at `at`: one past that line.
std::size_t match_title(const Scanner& source, std::size_t at, std::string_view& title) {
  const char quote = source.at(at);
  if (quote != '"' && quote != '\'') return npos;
  const std::size_t line_end = source.line_end(at);
  const std::string_view line = trim_right(source.slice(at, line_end));
  if (line.size() < 3 || line.back() != quote) return npos;
  title = line.substr(1, line.size() - 2);
  return line_end;
}

struct Target {
  std::string_view url, title;
  std::size_t end = 0;
};

/// What comes after the address: a title, on its line or the next, or nothing.
std::optional<Target> match_target_rest(const Scanner& source, std::string_view url,
                                        std::size_t at) {
  Target target{url, {}, 0};
  const std::size_t blanks = source.skip_gap(at);
  if (blanks > at) target.end = match_title(source, blanks, target.title);
  if (blanks > at && target.end != npos) return target;
  const std::size_t next = match_line_rest(source, at);
  if (next == npos) return std::nullopt;
  target.end = match_title(source, source.skip_gap(next), target.title);
  if (target.end == npos) target.end = next;
  return target;
}

std::optional<Target> match_target(const Scanner& source, std::size_t at) {
  const std::string_view line = trim_right(source.slice(at, source.line_end(at)));
  if (line.empty()) return std::nullopt;
  if (const std::size_t close = line.find('>'); line[0] == '<' && close != npos) {
    const auto target = match_target_rest(source, line.substr(1, close - 1), at + close + 1);
    if (target) return target;
  }
  for (std::size_t quote = line.find_first_of("\"'"); quote != npos;
       quote = line.find_first_of("\"'", quote + 1)) {
    if (quote < 2 || !is_gap(line[quote - 1])) continue;
    Target target{trim_right(line.substr(0, quote)), {}, 0};
    target.end = match_title(source, at + quote, target.title);
    // An address with something like a title in it is no address.
    if (target.end == npos || target.url.empty()) return std::nullopt;
    return target;
  }
  return match_target_rest(source, line, at + line.size());
}

}  // namespace

bool parse_footnote_definition(BlockState& state) {
  Scanner& source = state.source;
  const std::size_t begin = skip_opt_space(source, source.pos);
  if (!source.starts(begin, "[^")) return false;
  const std::size_t length = id_name_length(source.rest_from(begin + 2));
  const std::size_t close = begin + 2 + length;
  if (length == 0 || !source.starts(close, "]:")) return false;
  const std::string name(source.slice(begin + 2, close));
  const std::size_t end = match_codeblock(source, source.line_end(close));
  std::string text;
  for (source.pos = close + 2; source.pos < end;) {
    const std::size_t indent = match_indent(source, source.pos);
    if (indent != npos) source.pos = indent;
    text += source.take_until(source.line_end(source.pos));
  }
  Element* note = state.document.make(ElementKind::kFootnoteDefinition);
  parse_blocks(state, *note, text);
  add_block(state, ElementKind::kEndOfBlock, "footnote_def");
  state.document.footnotes[name] = note;
  return true;
}

bool parse_link_definition(BlockState& state) {
  Scanner& source = state.source;
  const std::size_t begin = skip_opt_space(source, source.pos);
  if (source.at(begin) != '[') return false;
  const std::string_view line = source.slice(begin, source.line_end(begin));
  const std::size_t close = line.find(']');
  if (close == npos || close < 2 || !line.substr(close).starts_with("]:")) return false;
  const auto target = match_target(source, source.skip_gap(begin + close + 2));
  if (!target) return false;
  LinkDefinition& link = state.document.links[normalize_link_id(line.substr(1, close - 1))];
  link = {std::string(target->url), std::string(target->title)};
  source.pos = target->end;
  add_block(state, ElementKind::kEndOfBlock, "link_def");
  return true;
}

bool parse_abbrev_definition(BlockState& state) {
  Scanner& source = state.source;
  const std::size_t begin = skip_opt_space(source, source.pos);
  if (!source.starts(begin, "*[")) return false;
  const std::size_t end = source.line_end(begin);
  const std::size_t close = source.slice(begin, end).find("]:", 3);
  if (close == npos) return false;
  source.pos = end;
  add_block(state, ElementKind::kEndOfBlock, "abbrev_def");
  return true;
}

}  // namespace mobysearch::kramdown
