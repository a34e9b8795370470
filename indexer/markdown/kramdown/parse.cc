// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/parse.h"

#include "common/text/unicode.h"
#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch::kramdown {
namespace {

/// Bytes that may be read again for marks that are never closed, for each byte of the document.
constexpr std::size_t kRereads = 4;

/// What GFM makes a header's id from: all of its text.
void append_text(const Element& element, std::string& text) {
  switch (element.kind) {
    case ElementKind::kText:
    case ElementKind::kCodeSpan:
    case ElementKind::kMath:
    case ElementKind::kEntity:
      text += element.value;
      return;
    case ElementKind::kSmartQuote:
    case ElementKind::kSymbol:
      return;  // no id has these signs, nor the no-break spaces beside them
    default:
      for (const Element* child : element.children) append_text(*child, text);
  }
}

void update_raw_text(const Options& options, Element& header) {
  if (options.gfm) {
    header.value.clear();
    append_text(header, header.value);
  } else if (options.auto_id_stripping) {
    header.value = text_of(header);
  }
}

/// Line ends become `\n`; there is one at the end.
std::string adapt_source(std::string_view text) {
  std::string lines;
  lines.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!crlf) lines += text[i] == '\r' ? '\n' : text[i];
  }
  if (lines.empty() || lines.back() != '\n') lines += '\n';
  return lines;
}

/// Parses all kRawText below `element`, applies attribute lists, and notes what the ids of headers
/// are made from.
void update_tree(Document& document, Element& element, std::size_t& budget) {
  std::vector<Element*> children;
  children.reserve(element.children.size());
  for (Element* child : element.children) {
    if (child->kind == ElementKind::kRawText) {
      SpanState state{document, budget, Scanner(child->value), allowed_rules(document.options)};
      parse_spans(state, *child);
      children.insert(children.end(), child->children.begin(), child->children.end());
      continue;
    }
    update_tree(document, *child, budget);
    if (child->ial != nullptr) update_attr_with_ial(document, *child->ial, child->attributes);
    if (child->kind == ElementKind::kHeader) update_raw_text(document.options, *child);
    children.push_back(child);
  }
  element.children = std::move(children);
}

}  // namespace

Document parse(std::string_view text, const Options& options) {
  Document document;
  document.options = options;
  document.root = document.make(ElementKind::kRoot);
  const std::string lines = clean_utf8(adapt_source(text));
  BlockState state{document};
  parse_blocks(state, *document.root, lines);
  std::size_t budget = 1'000'000 + lines.size() * kRereads;
  update_tree(document, *document.root, budget);
  for (auto& [name, note] : document.footnotes) update_tree(document, *note, budget);
  return document;
}

}  // namespace mobysearch::kramdown
