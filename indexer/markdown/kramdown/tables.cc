// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/lines.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch::kramdown {
namespace {

/// A pipe that is not escaped, in the first line of `text`.
bool has_pipe(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  for (std::size_t at = text.find('|'); at != npos; at = text.find('|', at + 1)) {
    if (at == 0 || text[at - 1] != '\\') return true;
  }
  return false;
}

/// Only marks of a separator line, with at least one `mark`.
bool is_separator(std::string_view line, char mark) {
  return line.find(mark) != npos &&
         line.find_first_not_of(mark == '-' ? "+|: \t-\n" : "+|: \t=\n") == npos;
}

/// As Ruby splits at newlines: no empty lines at the end.
std::vector<std::string_view> split_lines(std::string_view text) {
  text = trim_right(text, "\n");
  return text.empty() ? std::vector<std::string_view>() : split(text, '\n');
}

/// Adds text to the last cell, and a new cell after each pipe.
void split_at_pipes(std::string_view text, std::vector<std::string>& cells) {
  if (cells.empty()) cells.emplace_back();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '|') {
      cells.emplace_back();
    } else if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|') {
      cells.back() += text[++i];
    } else {
      cells.back() += text[i];
    }
  }
}

/// The lines of a table, as far as is needed to say whether it has a body: kramdown takes one that
/// has none for a paragraph.
struct TableLines {
  std::vector<std::string_view> rows;

  /// False: it is no line of a table.
  bool add(std::string_view line) {
    if (!has_pipe(line)) return false;
    if (is_separator(line, '-')) {
      if (foot_) return true;
      body_ = body_ || (open_ && head_);
      head_ = head_ || open_;
      open_ = false;
    } else if (is_separator(line, '=')) {
      body_ = body_ || open_;
      open_ = false;
      foot_ = true;
    } else {
      rows.push_back(line);
      open_ = true;
    }
    return true;
  }
  bool has_body() const { return body_ || (open_ && !foot_); }

 private:
  bool open_ = false;  ///< rows came after the last separator
  bool head_ = false;
  bool body_ = false;
  bool foot_ = false;
};

/// A code span as it is written.
std::string code_source(std::string_view code) {
  std::size_t longest = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    std::size_t run = 0;
    while (i + run < code.size() && code[i + run] == '`') ++run;
    longest = std::max(longest, run);
    i += run;
  }
  const std::string marks(longest + 1, '`');
  const std::string blank = longest > 0 ? " " : "";
  return marks + blank + std::string(code) + blank + marks;
}

/// Whether every line has a pipe that is not in code.
bool has_pipe_on_each_line(Document& document, std::string_view lines) {
  bool pipe = false;
  for (const Element* part : parse_spans_of(document, lines, {"codespan", "span_html"})) {
    const auto parts = split_lines(part->value);
    if (part->kind == ElementKind::kCodeSpan) {
      if (parts.size() > 2 || (parts.size() == 2 && !pipe)) break;
      if (parts.size() == 2) pipe = false;
    } else {
      if (parts.size() > 1 && !pipe && !has_pipe(parts.front())) break;
      pipe = (parts.size() <= 1 && pipe) || (!parts.empty() && has_pipe(parts.back()));
    }
  }
  return pipe;
}

void add_parts(Document& document, std::string_view text, std::vector<std::string>& cells) {
  for (const Element* part : parse_spans_of(document, text, {"codespan"})) {
    if (cells.empty()) cells.emplace_back();
    if (part->kind == ElementKind::kCodeSpan) {
      cells.back() += code_source(part->value);
    } else {
      split_at_pipes(part->value, cells);
    }
  }
}

std::vector<std::string> split_cells(Document& document, std::string_view line) {
  std::vector<std::string> cells;
  while (!line.empty()) {
    // <code> … </code> keeps its pipes.
    const std::size_t open = line.find("<code");
    const std::size_t inside = open == npos ? npos : line.find('>', open);
    const std::size_t close = inside == npos ? npos : line.find("</code>", inside);
    add_parts(document, line.substr(0, close == npos ? npos : open), cells);
    if (close == npos) break;
    if (cells.empty()) cells.emplace_back();
    cells.back() += line.substr(open, close + 7 - open);
    line.remove_prefix(close + 7);
  }
  return cells;
}

Element* make_row(Document& document, std::string_view line, bool leading_pipe) {
  std::vector<std::string> cells = split_cells(document, line);
  if (leading_pipe && !cells.empty() && trim(cells.front()).empty()) cells.erase(cells.begin());
  if (!cells.empty() && trim(cells.back()).empty()) cells.pop_back();
  Element* row = document.make(ElementKind::kRow);
  for (const std::string& text : cells) {
    row->children.push_back(document.make(ElementKind::kCell));
    document.add_raw_text(*row->last(), trim(text));
  }
  return row;
}

}  // namespace

bool parse_table(BlockState& state) {
  Scanner& source = state.source;
  const std::size_t begin = skip_opt_space(source, source.pos);
  if (is_ascii_blank(source.at(begin)) || !after_block_boundary(state)) return false;
  if (!has_pipe(source.slice(begin, source.line_end(begin)))) return false;
  Element& table = *new_block(state, ElementKind::kTable);
  TableLines lines;
  std::size_t end = source.pos;
  while (end < source.size() && lines.add(source.slice(end, source.line_end(end)))) {
    end = source.line_end(end);
  }
  if (!lines.has_body() || !is_block_boundary(source, end)) return false;
  if (!has_pipe_on_each_line(state.document, source.slice(source.pos, end - 1))) return false;
  const bool leading_pipe = source.at(begin) == '|';
  for (const std::string_view line : lines.rows) {
    table.children.push_back(make_row(state.document, trim_right(line), leading_pipe));
  }
  state.tree->children.push_back(&table);
  source.pos = end;
  return true;
}

}  // namespace mobysearch::kramdown
