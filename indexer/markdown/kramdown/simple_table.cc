// SPDX-License-Identifier: GPL-2.0-or-later
// Which HTML tables html_to_native makes tables of kramdown's own.
#include <algorithm>
#include <optional>
#include <vector>

#include "indexer/markdown/kramdown/html.h"

namespace mobysearch {
namespace {

bool is_text(const Element& element) { return element.kind == ElementKind::kText; }
bool is_html(const Element& element, std::string_view name) {
  return element.kind == ElementKind::kHtml && element.value == name;
}
bool is_cell(const Element& element) { return is_html(element, "td") || is_html(element, "th"); }

bool has_no_block(const Element& parent) {
  return std::all_of(parent.children.begin(), parent.children.end(), [](const Element* child) {
    const bool block = child->kind == ElementKind::kHtml && is_kramdown_block(child->value);
    return !block && has_no_block(*child);
  });
}

bool cells_have_no_blocks(const Element& parent) {
  return std::all_of(parent.children.begin(), parent.children.end(), [](const Element* child) {
    return is_cell(*child) ? has_no_block(*child) : cells_have_no_blocks(*child);
  });
}

/// How a cell is aligned by its style: "" by default.
std::string_view alignment_of(const Element& cell) {
  const std::string_view style = cell.attributes.get("style");
  const auto key = style.find("text-align:");
  if (key == std::string_view::npos) return {};
  const auto begin = style.find_first_not_of(" \t\n", key + 11);
  if (begin == std::string_view::npos || begin == key + 11) return {};
  for (const std::string_view name : {"center", "left", "right", "justify", "inherit"}) {
    if (style.substr(begin, name.size()) == name) return name;
  }
  return {};
}

/// Rows must have as many cells, aligned the same.
class Rows {
 public:
  bool fit(const Element& parent) {
    return std::all_of(parent.children.begin(), parent.children.end(),
                       [this](const Element* child) {
                         return is_html(*child, "tr") ? fits(*child) : fit(*child);
                       });
  }

 private:
  bool fits(const Element& row) {
    std::vector<std::string_view> alignments;
    for (const Element* child : row.children) {
      if (!is_cell(*child)) continue;
      alignments.push_back(alignment_of(*child));
      if (alignments.back() == "justify" || alignments.back() == "inherit") return false;
    }
    if (!alignments_) alignments_ = alignments;
    return *alignments_ == alignments;
  }

  std::optional<std::vector<std::string_view>> alignments_;
};

/// Nothing but rows of such cells.
bool holds_rows_of(const Element& parent, std::string_view cell) {
  return std::all_of(parent.children.begin(), parent.children.end(), [&](const Element* row) {
    if (!is_html(*row, "tr") && !is_text(*row)) return false;
    return std::all_of(row->children.begin(), row->children.end(), [&](const Element* child) {
      return is_html(*child, cell) || is_text(*child);
    });
  });
}

bool is_table_part(const Element& part) {
  if (is_text(part)) return true;
  if (is_html(part, "thead")) return holds_rows_of(part, "th");
  const bool body = is_html(part, "tbody") || is_html(part, "tfoot");
  return body && holds_rows_of(part, "td");
}

}  // namespace

bool is_simple_table(const Element& table) {
  if (!cells_have_no_blocks(table) || !Rows().fit(table)) return false;
  if (holds_rows_of(table, "td")) return true;
  const auto& parts = table.children;
  return std::all_of(parts.begin(), parts.end(),
                     [](const Element* part) { return is_table_part(*part); }) &&
         std::any_of(parts.begin(), parts.end(),
                     [](const Element* part) { return is_html(*part, "tbody"); });
}

}  // namespace mobysearch
