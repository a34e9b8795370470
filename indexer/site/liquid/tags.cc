// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/tags.h"

#include <algorithm>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

bool is_word(char c) { return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '-'; }

std::string_view take_word(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_word);
  const std::string_view word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(word.size());
  return word;
}

/// Follows the tags in the text of a block up to its end.
class BlockScanner {
 public:
  BlockScanner(std::string_view rest, std::string_view name)
      : rest_(rest), name_(name), is_verbatim_(in_word_list(name, "raw comment")) {}

  /// Where the end is; npos if there is none. Its text is `end_tag()` then.
  std::size_t find_end() {
    for (auto at = rest_.find("{%"); at != std::string_view::npos; at = rest_.find("{%", next_)) {
      const auto close = rest_.find("%}", at);
      if (close == std::string_view::npos) return close;
      next_ = close + 2;
      tag_ = rest_.substr(at + 2, close - at - 2);
      if (is_end(tag_name(without_dashes(tag_)), at)) return at;
    }
    return std::string_view::npos;
  }
  std::string_view end_tag() const { return tag_; }
  std::size_t after_end() const { return next_; }
  /// Where the loop's `else` begins and ends, both 0 without one, and its text.
  std::size_t else_begin() const { return else_begin_; }
  std::size_t else_end() const { return else_end_; }
  std::string_view else_tag() const { return else_tag_; }

 private:
  bool is_end(std::string_view name, std::size_t at) {
    const bool ends = name.starts_with("end");
    const std::string_view ended = ends ? name.substr(3) : name;
    if (ended == name_ && ends && depth_ == 0) return true;
    if (is_verbatim_) return false;
    if (ended == name_) depth_ += ends ? -1 : 1;
    if (in_word_list(ended, "if unless case for tablerow")) inner_ += ends ? -1 : 1;
    if (name == "else" && inner_ == 0 && else_end_ == 0) {
      else_begin_ = at;
      else_end_ = next_;
      else_tag_ = tag_;
    }
    if (name == "raw" || name == "comment") skip_verbatim(name);
    return false;
  }

  void skip_verbatim(std::string_view name) {
    BlockScanner inside(rest_.substr(next_), name);
    if (inside.find_end() != std::string_view::npos) next_ += inside.after_end();
  }

  std::string_view rest_, name_, tag_, else_tag_;
  bool is_verbatim_;
  std::size_t next_ = 0;
  int depth_ = 0, inner_ = 0;
  std::size_t else_begin_ = 0, else_end_ = 0;
};

/// Takes a quoted text off the front, whose quotes may be escaped in it.
std::string take_quoted(std::string_view& rest) {
  const char quote = rest[0];
  std::string text;
  std::size_t i = 1;
  for (; i < rest.size() && rest[i] != quote; ++i) {
    const bool escapes = rest[i] == '\\' && i + 1 < rest.size();
    if (escapes && rest[i + 1] != quote) text += rest[i];
    if (escapes) ++i;
    text += rest[i];
  }
  rest.remove_prefix(std::min(i + 1, rest.size()));
  return text;
}

/// Up to a blank that stands outside `{{ … }}`.
std::string_view take_file(std::string_view& rest) {
  std::size_t end = 0;
  while (end < rest.size() && !is_ascii_blank(rest[end])) {
    const auto close =
        rest.substr(end).starts_with("{{") ? rest.find("}}", end) : std::string_view::npos;
    end = close == std::string_view::npos ? end + 1 : close + 2;
  }
  const std::string_view file = rest.substr(0, end);
  rest.remove_prefix(end);
  return file;
}

}  // namespace

std::string_view without_dashes(std::string_view inside) {
  if (inside.starts_with('-')) inside.remove_prefix(1);
  if (inside.ends_with('-')) inside.remove_suffix(1);
  return trim(inside);
}

std::string_view tag_name(std::string_view inside) { return take_word(inside); }

std::optional<LiquidBlock> take_block(std::string_view& rest, std::string_view name) {
  BlockScanner scanner(rest, name);
  const auto end = scanner.find_end();
  if (end == std::string_view::npos) return std::nullopt;
  LiquidBlock block;
  const bool has_else = name == "for" && scanner.else_end() != 0;
  block.text = rest.substr(0, has_else ? scanner.else_begin() : end);
  if (has_else) {
    block.otherwise = rest.substr(scanner.else_end(), end - scanner.else_end());
    if (scanner.else_tag().starts_with('-')) block.text = trim_right(block.text);
    if (scanner.else_tag().ends_with('-')) block.otherwise = trim_left(block.otherwise);
  }
  const bool is_kept = name == "raw";
  std::string_view& last = has_else ? block.otherwise : block.text;
  if (scanner.end_tag().starts_with('-') && !is_kept) last = trim_right(last);
  block.strips_next = scanner.end_tag().ends_with('-');
  rest.remove_prefix(scanner.after_end());
  return block;
}

LoopHeader read_loop_header(std::string_view argument) {
  LoopHeader header;
  header.item = take_word(argument);
  argument = trim_left(argument);
  if (take_word(argument) != "in") return header;
  argument = trim_left(argument);
  const auto range_end = argument.starts_with('(') ? argument.find(')') : std::string_view::npos;
  const auto end =
      range_end != std::string_view::npos ? range_end + 1 : argument.find_first_of(kAsciiBlanks);
  header.list = argument.substr(0, end);
  argument.remove_prefix(header.list.size());
  while (!(argument = trim_left(argument, " \t\r\n,")).empty()) {
    const std::string_view name = take_word(argument);
    if (name == "reversed") header.is_reversed = true;
    if (name.empty()) argument.remove_prefix(1);
    if (!trim_left(argument).starts_with(':')) continue;
    argument = trim_left(trim_left(argument).substr(1));
    const std::string_view value = argument.substr(0, argument.find_first_of(" \t\r\n,"));
    if (name == "limit") header.limit = value;
    if (name == "offset") header.offset = value;
    argument.remove_prefix(value.size());
  }
  return header;
}

IncludeCall read_include(std::string_view argument) {
  IncludeCall call;
  call.file = take_file(argument);
  while (!(argument = trim_left(argument)).empty()) {
    const std::string_view name = take_word(argument);
    if (name.empty()) argument.remove_prefix(1);
    std::string_view value = trim_left(argument);
    if (name.empty() || !value.starts_with('=')) continue;
    value = trim_left(value.substr(1));
    const bool is_text = value.starts_with('"') || value.starts_with('\'');
    std::string written;
    if (is_text) {
      written = take_quoted(value);
    } else {
      written = value.substr(0, value.find_first_of(kAsciiBlanks));
      value.remove_prefix(written.size());
    }
    call.parameters.push_back({name, std::move(written), is_text});
    argument = value;
  }
  return call;
}

bool stands_in_heading(std::string_view before, std::string_view rest) {
  const std::string_view line = before.substr(before.rfind('\n') + 1);  // all of it without '\n'
  if (trim_left(line, " ").starts_with('#')) return true;
  const auto tag = line.rfind("<h");
  const bool is_open = tag != line.npos && line.find("</h", tag) == line.npos;
  if (is_open && tag + 2 < line.size() && is_digit(line[tag + 2])) return true;
  take_line(rest);
  const std::string_view next = trim(take_line(rest));
  return !next.empty() && (next[0] == '=' || next[0] == '-') &&
         next.find_first_not_of(next[0]) == next.npos;
}

}  // namespace mobysearch
