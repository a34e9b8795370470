// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/kramdown_tree.h"

#include "common/unicode.h"
#include "indexer/kramdown_scanner.h"

namespace mobysearch {
Element* KramdownDocument::make(ElementKind kind, std::string_view value) {
  Element& element = elements_.emplace_back();
  element.kind = kind;
  element.value = value;
  return &element;
}

void KramdownDocument::add_text(Element& parent, std::string_view text, ElementKind kind) {
  if (Element* last = parent.last(); last != nullptr && last->kind == kind) {
    last->value += text;
  } else if (!text.empty()) {
    parent.children.push_back(make(kind, text));
  }
}

std::string normalized_link_id(std::string_view id) {
  std::string plain;
  bool in_space = false;
  for (const char c : id) {
    const bool space = is_kramdown_space(c);
    if (!space) plain += c;
    if (space && !in_space) plain += ' ';
    in_space = space;
  }
  return lower_case(plain);
}

}  // namespace mobysearch
