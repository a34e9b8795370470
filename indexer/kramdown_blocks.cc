// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/kramdown_blocks.h"

#include <algorithm>
#include <cctype>
#include <deque>
#include <map>

#include "common/unicode.h"
#include "indexer/html_text.h"

namespace mobysearch {
namespace {

constexpr int kMaxDepth = 16;

bool blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos;
}
std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  for (const char c : line) {
    if (c == ' ') {
      ++columns;
    } else if (c == '\t') {
      columns += 4 - columns % 4;
    } else {
      break;
    }
  }
  return columns;
}
std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n\f\v");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n\f\v") - begin + 1);
}
/// Drops up to `columns` columns of indentation.
std::string dedent(std::string_view line, std::size_t columns) {
  std::size_t done = 0;
  std::size_t i = 0;
  while (i < line.size() && done < columns && (line[i] == ' ' || line[i] == '\t')) {
    done += line[i] == ' ' ? 1 : 4 - done % 4;
    ++i;
  }
  return std::string(done > columns ? done - columns : 0, ' ') + std::string(line.substr(i));
}

bool is_rule(std::string_view line) {
  if (indent_of(line) > 3) return false;
  const std::string_view text = trimmed(line);
  if (text.empty() || std::string_view("*-_").find(text[0]) == std::string_view::npos) return false;
  std::size_t marks = 0;
  for (const char c : text) {
    if (c == text[0]) {
      ++marks;
    } else if (c != ' ' && c != '\t') {
      return false;
    }
  }
  return marks >= 3;
}

struct Marker {
  std::size_t width = 0;    ///< of indentation and marker, 0 for no list item
  std::size_t content = 0;  ///< columns up to the item's text
};
Marker list_marker(std::string_view line) {
  const std::size_t indent = indent_of(line);
  if (indent > 3 || is_rule(line)) return {};
  std::size_t i = line.find_first_not_of(' ');
  if (i == std::string_view::npos) return {};
  if (line[i] == '+' || line[i] == '*' || line[i] == '-') {
    ++i;
  } else {
    const std::size_t begin = i;
    while (i < line.size() && std::isdigit(static_cast<unsigned char>(line[i])) != 0) ++i;
    if (i == begin || i >= line.size() || line[i] != '.') return {};
    ++i;
  }
  if (i >= line.size() || (line[i] != ' ' && line[i] != '\t')) return {};
  Marker marker{i, i};
  const std::size_t text = line.find_first_not_of(" \t", i);
  if (text == std::string_view::npos) return {};
  const std::string rest = dedent(line.substr(i), 0);
  std::size_t column = i;
  for (std::size_t k = i; k < text; ++k) column += line[k] == '\t' ? 4 - column % 4 : 1;
  marker.content = column - i > 4 ? i + 1 : column;
  return marker;
}

bool is_definition(std::string_view line) {
  const std::size_t at = line.find_first_not_of(' ');
  return at != std::string_view::npos && at <= 3 && line[at] == ':' && at + 1 < line.size() &&
         (line[at + 1] == ' ' || line[at + 1] == '\t');
}

bool is_quote(std::string_view line) {
  const std::size_t at = line.find_first_not_of(' ');
  return at != std::string_view::npos && at <= 3 && line[at] == '>';
}

/// `{: #id .class}` and the like, alone on a line.
bool is_attribute_line(std::string_view line) {
  if (indent_of(line) > 3) return false;
  const std::string_view text = trimmed(line);
  return text.size() > 2 && text.substr(0, 2) == "{:" && text.back() == '}' &&
         text.substr(0, 3) != "{::";
}
/// The id in an attribute list, or "".
std::string id_in(std::string_view list) {
  std::string id;
  for (std::size_t i = 0; i < list.size();) {
    const std::size_t begin = list.find_first_not_of(" \t{}:", i);
    if (begin == std::string_view::npos) break;
    std::size_t end = begin;
    char quote = '\0';
    while (end < list.size() && (quote != '\0' || (list[end] != ' ' && list[end] != '}'))) {
      if (quote != '\0' && list[end] == quote) {
        quote = '\0';
      } else if (quote == '\0' && (list[end] == '"' || list[end] == '\'')) {
        quote = list[end];
      }
      ++end;
    }
    const std::string_view word = list.substr(begin, end - begin);
    if (word.size() > 1 && word[0] == '#') id = word.substr(1);
    if (word.substr(0, 3) == "id=" && word.size() > 5) id = word.substr(4, word.size() - 5);
    i = end + 1;
  }
  return id;
}

/// What ends a paragraph, quote, code block or list item that goes on without its mark (kramdown's
/// LAZY_END): an attribute line, `^`, a tag of a block element.
bool is_lazy_end(std::string_view line) {
  if (is_attribute_line(line) || trimmed(line) == "^") return true;
  const std::size_t at = line.find_first_not_of(' ');
  if (at == std::string_view::npos || at > 3 || line[at] != '<') return false;
  const std::string name = tag_name(line.substr(at));
  return !name.empty() && !is_span_element(name);
}

struct Heading {
  int level = 0;
  std::string text;
};

class Parser {
 public:
  Parser(const KramdownOptions& options, BlockDocument& document)
      : options_(options), document_(document) {}

  void parse(const std::vector<std::string>& lines, int depth, bool in_item, bool in_html) {
    containers_.emplace_back();
    parse_lines(lines, depth, in_item, in_html);
    containers_.pop_back();
  }

 private:
  using Lines = std::vector<std::string>;

  void parse_lines(const Lines& lines, int depth, bool in_item, bool in_html) {
    std::string pending_id;
    bool pending_ial = false;
    bool after_heading = false;
    bool first_in_item = in_item;
    bool boundary = true;  // a blank line, or a block's end, came before
    for (std::size_t i = 0; i < lines.size();) {
      const std::size_t before = document_.blocks.size();
      const std::string& line = lines[i];
      if (blank(line)) {
        ++i;
        boundary = true;
        after_heading = false;
        pending_id.clear();
        pending_ial = false;
        continue;
      }
      if (is_attribute_line(line)) {
        const std::string id = id_in(trimmed(line));
        if (after_heading) {
          if (!id.empty()) document_.blocks.back().id = id;
        } else if (boundary && !id.empty()) {
          pending_id = id;
        }
        if (boundary) pending_ial = true;
        ++i;
        continue;
      }
      i = block(lines, i, depth, boundary || pending_ial, first_in_item, in_html);
      pending_ial = false;
      after_heading = made_heading_;
      if (document_.blocks.size() > before) {
        Block& block = document_.blocks[before];
        if (!pending_id.empty() && block.kind == Block::Kind::kHeading) block.id = pending_id;
        first_in_item = false;
      }
      pending_id.clear();
      boundary = ended_block_;  // only a blank line, an attribute line or `^` is a boundary
    }
  }

  std::size_t block(const Lines& lines, std::size_t i, int depth, bool boundary, bool first_in_item,
                    bool in_html) {
    ended_block_ = false;
    made_heading_ = false;
    const std::string& line = lines[i];
    if (indent_of(line) >= 4 && !first_in_item) {
      if (const std::size_t end = code_block(lines, i); end > i) return end;
    }
    if (const std::size_t end = fence(lines, i); end > i) return end;
    const bool anywhere = options_.gfm && options_.quirk_paragraph_end;
    if (const Heading heading = atx(line); heading.level > 0 && (anywhere || boundary)) {
      add_heading(heading, in_html);
      return i + 1;
    }
    if (is_quote(line)) return quote(lines, i, depth, in_html);
    if (is_rule(line)) return i + 1;
    if (list_marker(line).width > 0 && depth < kMaxDepth) return list(lines, i, depth, in_html);
    if (is_definition(line) && depth < kMaxDepth) return definition(lines, i, depth, in_html);
    if (const std::size_t end = html(lines, i, depth); end > i) return end;
    if (boundary) {
      if (const std::size_t end = setext(lines, i, in_html); end > i) return end;
    }
    if (const std::size_t end = definitions(lines, i, depth); end > i) return end;
    return paragraph(lines, i, first_in_item, in_html);
  }

  void add(Block block) { document_.blocks.push_back(std::move(block)); }

  Heading atx(std::string_view line) const {
    std::size_t level = 0;
    while (level < line.size() && level < 6 && line[level] == '#') ++level;
    if (level == 0) return {};
    std::size_t begin = level;
    while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t')) ++begin;
    if (begin >= line.size() || (options_.gfm && begin == level)) return {};
    std::string text(line.substr(begin));
    if (options_.gfm && trimmed(text).empty()) return {};
    if (options_.gfm && is_space(decode_utf8(text).value)) return {};
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0)
      text.pop_back();
    if (text.empty()) return {};
    return {static_cast<int>(level), text};
  }

  void add_heading(Heading heading, bool in_html, bool setext = false) {
    Block block;
    block.kind = Block::Kind::kHeading;
    block.in_html = in_html;
    block.level = std::clamp(heading.level + options_.header_offset, 1, 6);
    std::string& text = heading.text;
    take_braced_id(text, block.id);
    if (!setext) drop_closing_hashes(text);
    block.text = std::move(text);
    add(std::move(block));
    made_heading_ = true;
  }

  /// `## H ##`: with the GFM quirk, hashes after a blank go; else all, unless escaped.
  void drop_closing_hashes(std::string& text) const {
    std::size_t end = text.size();
    while (end > 0 && text[end - 1] == '#') --end;
    if (end == 0 || end == text.size()) return;
    const bool after_blank = text[end - 1] == ' ' || text[end - 1] == '\t';
    const bool quirk = options_.gfm && options_.quirk_paragraph_end;
    if (quirk ? !after_blank : text[end - 1] == '\\') return;
    text.resize(end);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
  }

  static void take_braced_id(std::string& text, std::string& id) {
    const auto open = text.rfind("{#");
    if (open == std::string::npos || open == 0 || text.back() != '}') return;
    if (text[open - 1] != ' ' && text[open - 1] != '\t') return;
    const std::string inner = text.substr(open + 2, text.size() - open - 3);
    const auto first = [](char c) {
      return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c == ':';
    };
    const auto rest = [&](char c) {
      return first(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
    };
    if (inner.empty() || !first(inner[0]) || !std::all_of(inner.begin(), inner.end(), rest)) return;
    id = inner;
    text.resize(open);
    text = std::string(trimmed(text));
  }

  std::size_t code_block(const Lines& lines, std::size_t i) {
    std::string text;
    std::size_t end = i;
    for (std::size_t k = i; k < lines.size(); ++k) {
      if (blank(lines[k])) {
        text += '\n';
        continue;
      }
      const bool indented = indent_of(lines[k]) >= 4;
      if (!indented && (k == 0 || blank(lines[k - 1]) || is_lazy_end(lines[k]))) break;
      text += dedent(lines[k], 4) + "\n";
      end = k + 1;
    }
    add({Block::Kind::kCode, std::string(trimmed(text)), 0, {}, false, false});
    return end;
  }

  std::size_t fence(const Lines& lines, std::size_t i) {
    const std::string& line = lines[i];
    const std::size_t at = line.find_first_not_of(' ');
    if (at == std::string::npos || at > (options_.gfm ? 3U : 0U)) return i;
    const char mark = line[at];
    if (mark != '~' && (mark != '`' || !options_.gfm)) return i;
    std::size_t end = at;
    while (end < line.size() && line[end] == mark) ++end;
    const std::size_t size = end - at;
    if (size < 3) return i;
    const std::string_view info = trimmed(std::string_view(line).substr(end));
    if (options_.gfm && info.find_first_of(" \t") != std::string_view::npos) return i;
    const std::size_t close = fence_end(lines, i + 1, mark, size);
    if (close == lines.size()) return i;
    std::string text;
    for (std::size_t k = i + 1; k < close; ++k) text += lines[k] + "\n";
    while (!text.empty() && text.back() == '\n') text.pop_back();
    add({Block::Kind::kCode, std::move(text), 0, {}, false, false});
    return close + 1;
  }

  /// Index of the closing line, or lines.size(). Remembers from where on there is none, so that
  /// many unclosed fences cost no more than one.
  std::size_t fence_end(const Lines& lines, std::size_t from, char mark, std::size_t size) {
    std::size_t& none_from = containers_.back().no_fence_from[{mark, size}];
    if (none_from > 0 && from >= none_from) return lines.size();
    for (std::size_t k = from; k < lines.size(); ++k) {
      const std::string& line = lines[k];
      const std::size_t at = line.find_first_not_of(' ');
      if (at == std::string::npos || at > (options_.gfm ? 3U : 0U) || line[at] != mark) continue;
      const std::string_view text = trimmed(std::string_view(line).substr(at));
      if (text.size() >= size && text.find_first_not_of(mark) == std::string_view::npos) return k;
    }
    none_from = from;
    return lines.size();
  }

  std::size_t quote(const Lines& lines, std::size_t i, int depth, bool in_html) {
    Lines inner;
    std::size_t end = i;
    for (; end < lines.size() && !blank(lines[end]); ++end) {
      std::string line = lines[end];
      if (is_quote(line)) {
        line.erase(0, line.find('>') + 1);
        if (!line.empty() && line[0] == ' ') line.erase(0, 1);
      } else if (is_lazy_end(line)) {
        break;
      }
      inner.push_back(std::move(line));
    }
    nested(inner, depth, false, in_html);
    return end;
  }

  void nested(const Lines& lines, int depth, bool in_item, bool in_html) {
    if (depth + 1 < kMaxDepth) {
      parse(lines, depth + 1, in_item, in_html);
    } else {
      for (const std::string& line : lines) {
        if (!blank(line)) add({Block::Kind::kParagraph, line, 0, {}, false, in_html});
      }
    }
    ended_block_ = false;
    made_heading_ = false;
  }

  /// One list item: its own lines, those indented under it, and lazy ones that continue a
  /// paragraph.
  std::size_t list(const Lines& lines, std::size_t i, int depth, bool in_html) {
    const Marker marker = list_marker(lines[i]);
    Lines inner = {
        dedent(std::string(marker.width, ' ') + lines[i].substr(marker.width), marker.content)};
    std::size_t k = i + 1;
    bool after_blank = false;
    for (; k < lines.size(); ++k) {
      const std::string& line = lines[k];
      if (blank(line)) {
        after_blank = true;
        inner.emplace_back();
        continue;
      }
      const bool indented = indent_of(line) >= std::min<std::size_t>(marker.content, 4) &&
                            indent_of(line) >= marker.width;
      if (!indented && (after_blank || starts_block(line))) break;
      inner.push_back(indented ? dedent(line, marker.content) : line);
      after_blank = false;
    }
    if (inner[0].rfind("{:", 0) == 0) {  // `* {: .class} text`
      const auto close = inner[0].find('}');
      if (close != std::string::npos) inner[0].erase(0, close + 1);
      inner[0] = std::string(trimmed(inner[0]));
    }
    nested(inner, depth, true, in_html);
    ended_block_ = after_blank;  // blank lines after its last item are the list's outside
    return k;
  }

  std::size_t definition(const Lines& lines, std::size_t i, int depth, bool in_html) {
    const std::size_t colon = lines[i].find(':');
    Lines inner = {std::string(trimmed(lines[i].substr(colon + 1)))};
    std::size_t k = i + 1;
    for (; k < lines.size() && !blank(lines[k]) && !is_definition(lines[k]); ++k) {
      const bool indented = indent_of(lines[k]) >= 2;
      if (!indented && is_lazy_end(lines[k])) break;
      inner.push_back(indented ? dedent(lines[k], 2) : lines[k]);
    }
    nested(inner, depth, true, in_html);
    return k;
  }

  /// What may end a paragraph (or lazy list item) without a blank line.
  bool starts_block(const std::string& line) const {
    if (list_marker(line).width > 0 || is_lazy_end(line)) return true;
    if (!options_.gfm || !options_.quirk_paragraph_end) return false;
    return atx(line).level > 0 || is_quote(line) || is_definition(line);
  }

  std::size_t setext(const Lines& lines, std::size_t i, bool in_html) {
    if (i + 1 >= lines.size() || indent_of(lines[i]) > 3) return i;
    const std::string& under = lines[i + 1];
    if (under.empty() || (under[0] != '-' && under[0] != '=')) return i;
    const std::string_view marks = trimmed(under);
    if (marks.find_first_not_of("-=") != std::string_view::npos) return i;
    if (starts_table(lines, i)) return i;
    add_heading({under[0] == '=' ? 1 : 2, std::string(trimmed(lines[i]))}, in_html, true);
    return i + 2;
  }

  static bool starts_table(const Lines& lines, std::size_t i) {
    return lines[i].find('|') != std::string::npos && lines[i + 1].find('|') != std::string::npos;
  }

  /// Raw HTML: the element up to its end tag, blank lines and all.
  std::size_t html(const Lines& lines, std::size_t i, int depth) {
    const std::size_t at = lines[i].find_first_not_of(' ');
    if (at == std::string::npos || at > 3 || lines[i][at] != '<') return i;
    std::string_view first = std::string_view(lines[i]).substr(at);
    const bool comment = first.substr(0, 4) == "<!--";
    const std::string name = tag_name(first);
    if (!comment && (name.empty() || is_span_element(name))) return i;
    const Container& container = joined(lines);
    const std::string_view source = container.joined;
    const std::size_t begin = container.line_begins[i] + at;
    const std::size_t size = html_extent(source.substr(begin));
    if (size == 0) return i;
    const std::size_t end = begin + size;
    const auto& begins = container.line_begins;
    const auto last = static_cast<std::size_t>(
        std::upper_bound(begins.begin(), begins.end(), end - 1) - begins.begin() - 1);
    const std::string_view rest = trimmed(source.substr(end, source.find('\n', end) - end));
    std::size_t k = last + 1;
    Lines tail;
    if (!rest.empty()) {
      tail.emplace_back(rest);
      for (; k < lines.size() && !blank(lines[k]) && !starts_block(lines[k]); ++k) {
        tail.push_back(lines[k]);
      }
    }
    add_html(source.substr(begin, size), depth);
    if (!tail.empty()) nested(tail, depth, false, false);
    return k;
  }

  void add_html(std::string_view element, int depth) {
    const HtmlElement parts = split_element(element);
    const bool markdown = parts.has_markdown_attribute
                              ? parts.markdown
                              : options_.parse_block_html && !is_raw_element(parts.name);
    const bool container = !parts.name.empty() && parts.name != "!--" && !parts.content.empty();
    if (!markdown || !container || depth + 1 >= kMaxDepth) {
      add({Block::Kind::kHtml, std::string(element), 0, {}, false, depth > 0});
      return;
    }
    add({Block::Kind::kHtml, std::string(parts.open), 0, {}, false, true});
    nested(split_lines(parts.content), depth, false, true);
    add({Block::Kind::kHtml, std::string(parts.close), 0, {}, false, true});
  }

 public:
  static Lines split_lines(std::string_view text) {
    Lines lines;
    lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    while (!text.empty()) {
      const auto end = text.find('\n');
      std::string line(text.substr(0, end));
      if (!line.empty() && line.back() == '\r') line.pop_back();
      lines.push_back(std::move(line));
      if (end == std::string_view::npos) break;
      text.remove_prefix(end + 1);
    }
    return lines;
  }

 private:
  /// Link, footnote and abbreviation definitions, block extensions, math, end-of-block marks.
  std::size_t definitions(const Lines& lines, std::size_t i, int depth) {
    const std::string_view line = trimmed(lines[i]);
    if (line == "^") {
      ended_block_ = true;
      return i + 1;
    }
    if (line.substr(0, 3) == "{::") return extension(lines, i);
    if (line.substr(0, 2) == "*[" && line.find("]:") != std::string_view::npos) return i + 1;
    if (line.size() < 4 || line[0] != '[' || indent_of(lines[i]) > 3) return i;
    const auto close = line.find("]:");
    if (close == std::string_view::npos || close < 2) return i;
    if (line[1] != '^') {
      if (trimmed(line.substr(close + 2)).empty()) return i;
      document_.link_definitions += std::string(line) + "\n";
      return i + 1;
    }
    document_.footnotes.insert(std::string(line.substr(2, close - 2)));
    Lines inner = {std::string(trimmed(line.substr(close + 2)))};
    std::size_t k = i + 1;
    for (; k < lines.size() && (blank(lines[k]) || indent_of(lines[k]) >= 4); ++k) {
      inner.push_back(dedent(lines[k], 4));
    }
    nested(inner, depth, true, true);
    ended_block_ = blank(lines[k - 1]);
    return k;
  }

  std::size_t extension(const Lines& lines, std::size_t i) {
    const std::string_view line = trimmed(lines[i]);
    if (line.find("options") != std::string_view::npos &&
        line.find("auto_ids") != std::string_view::npos) {
      document_.auto_ids = line.find("false") == std::string_view::npos;
    }
    ended_block_ = true;
    const bool closed =
        line.find("/}") != std::string_view::npos || line.find("{:/", 3) != std::string_view::npos;
    if (closed) return i + 1;
    const bool is_comment = line.substr(3, 7) == "comment";
    const bool is_raw = line.substr(3, 10) == "nomarkdown";
    if ((!is_comment && !is_raw) || containers_.back().no_extension_end) return i + 1;
    std::string raw;
    for (std::size_t k = i + 1; k < lines.size(); ++k) {
      if (trimmed(lines[k]).substr(0, 3) != "{:/") {
        raw += lines[k] + "\n";
        continue;
      }
      if (is_raw) add({Block::Kind::kRawHtml, raw, 0, {}, false, true});
      return k + 1;
    }
    containers_.back().no_extension_end = true;
    return i + 1;
  }

  std::size_t paragraph(const Lines& lines, std::size_t i, bool first_in_item, bool in_html) {
    Block block;
    block.list_item = first_in_item;
    block.in_html = in_html;
    std::size_t k = i;
    for (; k < lines.size(); ++k) {
      if (blank(lines[k])) break;
      if (k > i && (is_lazy_end(lines[k]) || ends_paragraph(lines, k))) break;
      if (!block.text.empty()) block.text += '\n';
      block.text += trimmed(lines[k]);
    }
    add(std::move(block));
    return k;
  }

  bool ends_paragraph(const Lines& lines, std::size_t k) {
    const std::string& line = lines[k];
    if (!options_.gfm || !options_.quirk_paragraph_end) return is_definition(line);
    if (atx(line).level > 0 || is_quote(line) || list_marker(line).width > 0 ||
        is_definition(line)) {
      return true;
    }
    const std::size_t at = line.find_first_not_of(' ');
    if (at == std::string::npos || at > 3) return false;
    if (line.compare(at, 3, "```") != 0 && line.compare(at, 3, "~~~") != 0) return false;
    const std::size_t blocks = document_.blocks.size();
    const bool is_fence = fence(lines, k) > k;
    document_.blocks.resize(blocks);
    return is_fence;
  }

  /// What is remembered about the lines of one container, so that no line is looked at for ever.
  struct Container {
    std::map<std::pair<char, std::size_t>, std::size_t> no_fence_from;
    bool no_extension_end = false;         ///< no `{:/` from here on
    std::string joined;                    ///< the lines as one text, once HTML needs it
    std::vector<std::size_t> line_begins;  ///< in it
  };

  const Container& joined(const Lines& lines) {
    Container& container = containers_.back();
    if (container.line_begins.empty()) {
      for (const std::string& line : lines) {
        container.line_begins.push_back(container.joined.size());
        container.joined += line + "\n";
      }
    }
    return container;
  }

  const KramdownOptions& options_;
  BlockDocument& document_;
  std::deque<Container> containers_;
  bool ended_block_ = false;   ///< the block just read ends at a boundary
  bool made_heading_ = false;  ///< it is a heading: an attribute line after it is its own
};

}  // namespace

BlockDocument parse_kramdown_blocks(std::string_view text, const KramdownOptions& options) {
  BlockDocument document;
  document.auto_ids = options.auto_ids;
  Parser(options, document).parse(Parser::split_lines(text), 0, false, false);
  return document;
}

}  // namespace mobysearch
