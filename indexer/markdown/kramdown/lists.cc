// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/lines.h"

namespace mobysearch::kramdown {
namespace {

/// Where the text begins in a line that belongs to an item by its indentation, in units of a tab or
/// four blanks; npos if it does not.
std::size_t match_content_indent(const Scanner& source, std::size_t at, std::size_t indentation) {
  for (std::size_t unit = 0; unit < indentation / 4; ++unit) {
    at = match_indent(source, at);
    if (at == npos) return npos;
  }
  const std::size_t rest = skip_opt_space(source, at, indentation % 4);
  if (rest == at + indentation % 4) return rest;
  return match_indent(source, at);
}

/// Tabs between the marker and the text become blanks, in columns of the line.
void expand_leading_tabs(std::string& text, std::size_t column) {
  std::size_t i = 0;
  while (i < text.size() && is_gap(text[i])) {
    if (text[i] == '\t') text.replace(i, 1, 4 - (column + i) % 4, ' ');
    ++i;
  }
}

/// Tabs that begin the line become four blanks each, then `indentation` blanks are dropped; true
/// when they were there.
bool dedent(std::string& line, std::size_t indentation) {
  const std::size_t tabs = std::min(line.find_first_not_of('\t'), line.size());
  line.replace(0, tabs, tabs * 4, ' ');
  if (line.find_first_not_of(' ') < indentation) return false;
  line.erase(0, indentation);
  return true;
}

/// Bytes of the attribute list that an item may begin with.
std::size_t item_attributes_length(std::string_view text) {
  Scanner source(text);
  const std::size_t at = source.skip_white(0);
  if (!source.starts(at, "{:") || source.at(at + 2) == '/') return 0;
  const std::size_t name = id_name_length(source.rest_from(at + 2));
  if (source.at(at + 2 + name) == ':') return 0;
  const std::size_t end = match_braces(source, at + 2).end;
  return end == npos ? 0 : source.skip_white(end);
}

/// Reads the lines of one list's items: which belong to an item depends on how far its text is
/// indented.
struct ItemReader {
  Scanner& source;
  MarkerKind kind;
  std::size_t indentation = 0;  ///< where the item's text begins
  std::size_t most_marker_indent = 3;

  /// The text beside a marker, if there is one that begins an item of this list, without the
  /// attribute list that it may begin with, which decides no anchor or text.
  std::optional<std::string> first_line();
  /// A further line of the item, less its indentation: indented or, with `lazy`, not.
  struct Line {
    std::string text;
    bool indented = false;
  };
  std::optional<Line> next_line(bool lazy);
};

std::optional<std::string> ItemReader::first_line() {
  const std::size_t marker_end = match_marker(source, source.pos, kind, most_marker_indent);
  if (marker_end == npos) return std::nullopt;
  indentation = marker_end - source.pos;
  source.pos = marker_end;
  std::string text(source.take_until(source.line_end(marker_end)));
  if (trim(std::string_view(text).substr(item_attributes_length(text))).empty()) {
    indentation = 4;
  } else {
    expand_leading_tabs(text, indentation);
    indentation += text.find_first_not_of(' ');
  }
  // The next markers of this list stand left of the text, if that is so far.
  most_marker_indent = indentation <= 3 ? indentation - 1 : 3;
  text.erase(0, std::min(text.find_first_not_of(" \t\n"), text.size()));
  text.erase(0, item_attributes_length(text));
  return text;
}

std::optional<ItemReader::Line> ItemReader::next_line(bool lazy) {
  if (is_blank_line(source, source.pos)) return std::nullopt;
  if (match_content_indent(source, source.pos, indentation) == npos) {
    if (!lazy) return std::nullopt;
    const std::size_t indent = std::min<std::size_t>(indentation, 3);
    const bool too_far = source.at(skip_opt_space(source, source.pos, indent)) == ' ';
    const bool ends = !too_far && (match_ial_block(source, source.pos).end != npos ||
                                   starts_lazy_end_html(source, source.pos, indent));
    if (ends) return std::nullopt;
  }
  Line line{std::string(source.take_until(source.line_end(source.pos)))};
  line.indented = dedent(line.text, indentation);
  return line;
}

bool begins_with_paragraph(const Element& element) {
  return !element.children.empty() && element.children[0]->kind == ElementKind::kParagraph;
}

/// The item's first paragraph gets no <p>, and a newline before the block that follows, if no blank
/// line comes between (in a definition, even then): GFM drops a backslash before it.
void make_transparent(Element& item, bool is_definition) {
  Element& paragraph = *item.children[0];
  paragraph.transparent = true;
  const bool alone = item.children.size() == 1 ||
                     (!is_definition && item.children[1]->kind == ElementKind::kBlank);
  if (!alone && !paragraph.children.empty()) paragraph.children[0]->value += '\n';
}

/// Takes the blank lines that an item ends with; nullptr when there are none.
Element* take_last_blank(Element& item) {
  Element* const last = item.last();
  if (last->kind != ElementKind::kBlank) return nullptr;
  item.children.pop_back();
  return last;
}

/// An item and its texts: a list right within it is a text of its own.
struct ItemTexts {
  Element* item;
  std::vector<std::string> texts;
};

/// Reads the lines of one list.
struct ListLines {
  ItemReader reader;
  bool nested = false;  ///< the item's last text holds a list, or what may be one
  bool after_blank = false;
  std::vector<ItemTexts> items = {};
};

bool read_marker(Document& document, ListLines& lines) {
  auto text = lines.reader.first_line();
  if (!text) return false;
  lines.nested = starts_list(Scanner(*text), 0);
  lines.after_blank = false;
  lines.items.push_back({document.make(ElementKind::kItem), {std::move(*text)}});
  return true;
}

bool read_item_line(ListLines& lines) {
  auto line = lines.reader.next_line(!lines.after_blank);
  if (!line) return false;
  std::vector<std::string>& texts = lines.items.back().texts;
  const bool is_list = starts_list(Scanner(line->text), 0);
  if (!lines.nested && line->indented && is_list) {
    texts.emplace_back();
    lines.nested = true;
  } else if (lines.nested && !line->indented && is_list) {
    line->text.insert(0, lines.reader.indentation + 4, ' ');
  }
  texts.back() += line->text;
  lines.after_blank = false;
  return true;
}

bool read_blank_lines(ListLines& lines) {
  Scanner& source = lines.reader.source;
  const std::size_t end = match_blank_lines(source, source.pos);
  if (end == npos) return false;
  lines.nested = true;
  lines.after_blank = true;
  lines.items.back().texts.back() += source.take_until(end);
  return true;
}

/// True: `^` ended the list.
bool read_items(Document& document, ListLines& lines) {
  Scanner& source = lines.reader.source;
  while (!source.at_end()) {
    if (lines.after_blank && match_hr(source, source.pos) != npos) return false;
    if (const std::size_t end = match_eob_marker(source, source.pos); end != npos) {
      source.pos = end;
      return true;
    }
    if (read_marker(document, lines) || read_item_line(lines)) continue;
    if (!read_blank_lines(lines)) return false;
  }
  return false;
}

/// The end of block that an attribute list for an item's first paragraph left is not one.
void drop_attribute_end(Element& item) {
  auto& children = item.children;
  const bool drops = begins_with_paragraph(item) && children.size() >= 2 &&
                     children[1]->kind == ElementKind::kEndOfBlock && children[0]->ial != nullptr;
  if (drops) children.erase(children.begin() + 1);
}

/// Whether the paragraph that item `i` begins with gets no <p>.
bool is_transparent(const Element& list, std::size_t i, bool ended) {
  const auto& items = list.children;
  const auto& children = items[i]->children;
  if (!begins_with_paragraph(*items[i])) return false;
  const bool last = i + 1 == items.size();
  const bool before_blank = children.size() >= 2 && children[1]->kind == ElementKind::kBlank;
  if (before_blank && (!last || children.size() != 2 || ended)) return false;
  return !last || items.size() == 1 ||
         std::any_of(items.begin(), items.end() - 1, [](const Element* item) {
           return !begins_with_paragraph(*item) || item->children[0]->transparent;
         });
}

/// `[ ] ` and `[x] `: GFM puts a checkbox there.
void cut_task_box(Element& item) {
  if (!begins_with_paragraph(item) || item.children[0]->children.empty()) return;
  std::string& text = item.children[0]->children[0]->value;
  const std::size_t at = text.find_first_not_of(" \t\n");
  if (at == npos || at + 3 >= text.size() || text[at] != '[' || text[at + 2] != ']') return;
  const char mark = text[at + 1];
  if ((mark != ' ' && mark != 'x' && mark != 'X') || !is_ascii_blank(text[at + 3])) return;
  text.replace(0, std::min(text.find_first_not_of(" \t\n", at + 3), text.size()), "<input>");
}

struct DefinitionText {
  Element* definition;
  std::string text;
  bool as_paragraph;  ///< a blank line came before
};

/// Takes the paragraph before the list out of the tree, and the blank line between; nullptr: that
/// is not what stands there.
Element* take_terms(Element& tree, bool& after_blank) {
  std::vector<Element*>& before = tree.children;
  after_blank = before.size() >= 2 && before.back()->kind == ElementKind::kBlank &&
                before.back()->value == "\n";
  const std::size_t terms_at = before.size() - (after_blank ? 2 : 1);
  if (before.empty() || before[terms_at]->kind != ElementKind::kParagraph) return nullptr;
  Element* terms = before[terms_at];
  before.resize(terms_at);
  return terms;
}

/// The lines of a paragraph, each a term.
void add_terms(Document& document, Element& list, const Element& paragraph) {
  std::string_view rest;
  if (!paragraph.children.empty()) rest = paragraph.children[0]->value;
  while (!rest.empty()) {
    std::string term(take_line(rest));
    term.erase(0, item_attributes_length(term));
    list.children.push_back(document.make(ElementKind::kTerm));
    document.add_raw_text(*list.last(), term);
  }
}

std::vector<DefinitionText> read_definitions(BlockState& state, Element& list, bool after_blank) {
  Scanner& source = state.source;
  std::vector<DefinitionText> texts;
  ItemReader reader{source, MarkerKind::kDefinition};
  bool lazy = true;
  while (!source.at_end()) {
    if (auto text = reader.first_line()) {
      Element* item = state.document.make(ElementKind::kDefinition);
      list.children.push_back(item);
      texts.push_back({item, std::move(*text), after_blank});
      lazy = true;
    } else if (match_eob_marker(source, source.pos) != npos) {
      break;
    } else if (const auto line = reader.next_line(lazy)) {
      texts.back().text += line->text;
      lazy = true;
    } else if (const std::size_t end = match_blank_lines(source, source.pos); end != npos) {
      texts.back().text += source.take_until(end);
      lazy = false;
    } else {
      break;
    }
    after_blank = !lazy;
  }
  return texts;
}

/// Lists that follow each other are one.
void add_definition_list(Element& tree, Element& list) {
  std::vector<Element*>& before = tree.children;
  const auto is_list = [&before](std::size_t from_end) {
    return before.size() >= from_end &&
           before[before.size() - from_end]->kind == ElementKind::kDefinitionList;
  };
  if (is_list(2) && before.back()->kind == ElementKind::kBlank) before.pop_back();
  if (is_list(1)) {
    auto& all = before.back()->children;
    all.insert(all.end(), list.children.begin(), list.children.end());
  } else {
    before.push_back(&list);
  }
}

}  // namespace

bool parse_list(BlockState& state) {
  const Scanner& source = state.source;
  if (!starts_list(source, source.pos)) return false;
  const bool bullets = match_marker(source, source.pos, MarkerKind::kBullet) != npos;
  Element& list = *new_block(state, ElementKind::kList);
  ListLines lines{{state.source, bullets ? MarkerKind::kBullet : MarkerKind::kNumber}};
  const bool ended = read_items(state.document, lines);
  state.tree->children.push_back(&list);
  for (const ItemTexts& each : lines.items) list.children.push_back(each.item);
  Element* blank = nullptr;
  for (std::size_t i = 0; i < lines.items.size(); ++i) {
    Element& item = *lines.items[i].item;
    for (const std::string& text : lines.items[i].texts) parse_blocks(state, item, text);
    if (item.children.empty()) continue;
    drop_attribute_end(item);
    if (is_transparent(list, i, ended)) make_transparent(item, false);
    blank = take_last_blank(item);
    if (state.document.options.gfm) cut_task_box(item);
  }
  if (blank != nullptr && !ended) state.tree->children.push_back(blank);
  return true;
}

bool parse_definition_list(BlockState& state) {
  if (match_marker(state.source, state.source.pos, MarkerKind::kDefinition) == npos) return false;
  bool after_blank = false;
  Element* const terms = take_terms(*state.tree, after_blank);
  if (terms == nullptr) return false;
  Element& list = *new_block(state, ElementKind::kDefinitionList);
  add_terms(state.document, list, *terms);
  Element* blank = nullptr;
  for (const DefinitionText& each : read_definitions(state, list, after_blank)) {
    Element& item = *each.definition;
    parse_blocks(state, item, each.text);
    if (item.children.empty()) continue;
    blank = take_last_blank(item);
    if (begins_with_paragraph(item) && !each.as_paragraph) make_transparent(item, true);
  }
  add_definition_list(*state.tree, list);
  if (blank != nullptr) state.tree->children.push_back(blank);
  return true;
}

}  // namespace mobysearch::kramdown
