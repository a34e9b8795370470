// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/kramdown_tree.h"

namespace mobysearch::testing {
namespace {

using kramdown::Element;
using kramdown::ElementKind;

std::string name_of(const Element& element) {
  switch (element.kind) {
    case ElementKind::kParagraph:
      return "p";
    case ElementKind::kHeader:
      return "h" + std::to_string(element.level);
    case ElementKind::kCodeBlock:
      return "pre";
    case ElementKind::kQuote:
      return "quote";
    case ElementKind::kRule:
      return "hr";
    case ElementKind::kList:
      return "list";
    case ElementKind::kItem:
      return "li";
    case ElementKind::kDefinitionList:
      return "dl";
    case ElementKind::kTerm:
      return "dt";
    case ElementKind::kDefinition:
      return "dd";
    case ElementKind::kTable:
      return "table";
    case ElementKind::kRow:
      return "tr";
    case ElementKind::kCell:
      return "td";
    case ElementKind::kGroup:
      return "group";
    case ElementKind::kMath:
      return "math";
    case ElementKind::kHtml:
      return "<" + element.value + ">";
    case ElementKind::kComment:
      return "comment";
    case ElementKind::kRaw:
      return "raw";
    case ElementKind::kEmphasis:
      return "em";
    case ElementKind::kStrong:
      return "strong";
    case ElementKind::kCodeSpan:
      return "code";
    case ElementKind::kLink:
      return "a";
    case ElementKind::kImage:
      return "img";
    case ElementKind::kBreak:
      return "br";
    case ElementKind::kFootnote:
      return "note";
    default:
      return "?";
  }
}

bool is_text(const Element& element) {
  return element.kind == ElementKind::kText || element.kind == ElementKind::kRawText ||
         element.kind == ElementKind::kEntity || element.kind == ElementKind::kSymbol ||
         element.kind == ElementKind::kSmartQuote;
}

/// Line ends as `/`.
std::string on_one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = '/';
  }
  return text;
}

std::string children_of(const Element& parent) {
  std::string out;
  bool after_block = false;
  for (const Element* child : parent.children) {
    if (child->kind == ElementKind::kBlank || child->kind == ElementKind::kEndOfBlock) continue;
    if (after_block && !is_text(*child)) out += " ";
    out += is_text(*child) ? on_one_line(child->value) : dump(*child);
    after_block = !is_text(*child);
  }
  return out;
}

}  // namespace

std::string dump(const Element& element) {
  if (element.kind == ElementKind::kRoot) return children_of(element);
  std::string out = name_of(element);
  for (const std::string_view key : {"id", "href", "src", "alt", "title"}) {
    if (!element.attributes.has(key)) continue;
    out += key == "id" ? "#" : " " + std::string(key) + "=";
    out += element.attributes.get(key);
  }
  const bool has_value = element.kind != ElementKind::kHtml &&
                         element.kind != ElementKind::kComment &&
                         element.kind != ElementKind::kHeader && !element.value.empty();
  return out + "(" + (has_value ? on_one_line(element.value) : children_of(element)) + ")";
}

}  // namespace mobysearch::testing
