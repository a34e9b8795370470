// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/tree.h"

#include <algorithm>

#include "common/text/unicode.h"
#include "indexer/markdown/kramdown/scanner.h"

namespace mobysearch {
namespace {

constexpr std::size_t kFirstBlock = 16;
constexpr std::size_t kLargestBlock = 512;

}  // namespace
Element* KramdownDocument::make(ElementKind kind, std::string_view value) {
  if (elements_.empty() || elements_.back().size() == elements_.back().capacity()) {
    const std::size_t last = elements_.empty() ? 0 : elements_.back().capacity();
    elements_.emplace_back().reserve(std::clamp(last * 2, kFirstBlock, kLargestBlock));
  }
  Element& element = elements_.back().emplace_back();
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
  if (!is_ascii(plain)) return lower_case(plain);
  for (char& c : plain) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return plain;
}

}  // namespace mobysearch
