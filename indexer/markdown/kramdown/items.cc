// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/items.h"

#include <algorithm>
#include <memory>

#include "indexer/markdown/kramdown/attributes.h"

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
  std::string_view inside;
  const std::size_t end = match_braces(source, at + 2, inside);
  return end == npos ? 0 : source.skip_white(end);
}

}  // namespace

std::optional<std::string> ItemReader::first_line(MarkerKind kind) {
  const std::size_t marker_end = match_marker(source_, source_.pos, kind, most_marker_indent_);
  if (marker_end == npos) return std::nullopt;
  indentation_ = marker_end - source_.pos;
  source_.pos = marker_end;
  std::string text(source_.take_until(source_.line_end(marker_end)));
  if (trim(std::string_view(text).substr(item_attributes_length(text))).empty()) {
    indentation_ = 4;
  } else {
    expand_leading_tabs(text, indentation_);
    indentation_ += text.find_first_not_of(' ');
  }
  // The next markers of this list stand left of the text, if that is so far.
  most_marker_indent_ = indentation_ <= 3 ? indentation_ - 1 : 3;
  text.erase(0, std::min(text.find_first_not_of(" \t\n"), text.size()));
  return text;
}

std::optional<ItemReader::Line> ItemReader::next_line(bool lazy) {
  if (is_blank_line(source_, source_.pos)) return std::nullopt;
  if (match_content_indent(source_, source_.pos, indentation_) == npos) {
    if (!lazy) return std::nullopt;
    const std::size_t indent = std::min<std::size_t>(indentation_, 3);
    const bool too_far = source_.at(skip_opt_space(source_, source_.pos, indent)) == ' ';
    const bool ends = !too_far && (match_ial_block(source_, source_.pos) != npos ||
                                   starts_lazy_end_html(source_, source_.pos, indent));
    if (ends) return std::nullopt;
  }
  const std::size_t end = source_.line_end(source_.pos);
  Line line{std::string(source_.slice(source_.pos, end)), false};
  source_.pos = end;
  line.indented = dedent(line.text, indentation_);
  return line;
}

void cut_item_attributes(std::string& text) { text.erase(0, item_attributes_length(text)); }

bool begins_with_paragraph(const Element& element) {
  return !element.children.empty() && element.children[0]->kind == ElementKind::kParagraph;
}

void make_transparent(Element& item, bool is_definition) {
  Element& paragraph = *item.children[0];
  paragraph.transparent = true;
  const bool alone = item.children.size() == 1 ||
                     (!is_definition && item.children[1]->kind == ElementKind::kBlank);
  if (!alone && !paragraph.children.empty()) paragraph.children[0]->value += '\n';
}

Element* take_last_blank(Element& item) {
  Element* const last = item.last();
  if (last->kind != ElementKind::kBlank) return nullptr;
  item.children.pop_back();
  return last;
}

}  // namespace mobysearch::kramdown
