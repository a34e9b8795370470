// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/tree.h"

#include <algorithm>

#include "indexer/markdown/kramdown/scanner.h"

namespace mobysearch::kramdown {

Element* Document::make(ElementKind kind, std::string_view value) {
  // Elements in a block: std::deque has three, and is slower.
  constexpr std::size_t kFirstBlock = 16, kLargestBlock = 512;
  const std::size_t last = elements_.empty() ? 0 : elements_.back().capacity();
  if (elements_.empty() || elements_.back().size() == last) {
    elements_.emplace_back().reserve(std::clamp(last * 2, kFirstBlock, kLargestBlock));
  }
  Element& element = elements_.back().emplace_back();
  element.kind = kind;
  element.value = value;
  return &element;
}

void Document::add_text(Element& parent, std::string_view text, ElementKind kind) {
  if (Element* last = parent.last(); last != nullptr && last->kind == kind) {
    last->value += text;
  } else if (!text.empty()) {
    parent.children.push_back(make(kind, text));
  }
}

void AttributeList::set(std::string_view key, std::string_view value) {
  Attributes::set(key, value);
  if (is_inline_option(key)) options.emplace_back(key, value);
}

bool AttributeList::has_ref(std::string_view name) const {
  return std::ranges::find(refs, name) != refs.end();
}

std::string text_of(const Element& element) {
  std::string text = element.kind == ElementKind::kText ? element.value : "";
  for (const Element* child : element.children) text += text_of(*child);
  return text;
}

std::string with_single_blanks(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (!is_ascii_blank(c)) plain += c;
    if (is_ascii_blank(c) && !plain.ends_with(' ')) plain += ' ';
  }
  return plain;
}

std::string normalize_link_id(std::string_view id) {
  const std::string plain = with_single_blanks(id);
  return is_ascii(plain) ? ascii_lower(plain) : lower_case(plain);
}

}  // namespace mobysearch::kramdown
