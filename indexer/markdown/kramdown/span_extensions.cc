// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/span_extensions.h"

#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/extensions.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch::kramdown {
namespace {

bool parse_extension(SpanState& state, const ExtensionTag& tag) {
  Scanner& source = state.source;
  std::size_t end = tag.end;
  std::string_view body;
  if (!tag.closed) {
    std::size_t close = source.find("{:/", end);
    while (close != npos && match_extension_end(source, close, tag.name) == npos) {
      close = source.find("{:/", close + 3);
      if (!state.spend(1)) return false;
    }
    if (close == npos) return false;
    body = source.slice(end, close);
    end = match_extension_end(source, close, tag.name);
  }
  if (!handle_extension(state.document, state.tree(), tag, body)) return false;
  source.pos = end;
  return true;
}

}  // namespace

bool parse_span_extensions(SpanState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos;
  if (!source.starts(begin, "{:") || source.starts(begin, "{:/")) return false;
  if (const auto tag = match_extension(source, begin)) return parse_extension(state, *tag);
  std::string_view inside;
  const std::size_t end = match_braces(source, begin + 2, inside);
  Element* const last = state.tree().last();
  if (end == npos || last == nullptr || last->kind == ElementKind::kText) return false;
  AttributeList attributes;
  parse_attribute_list(inside, attributes);
  apply_attributes(state.document, attributes, last->attributes);
  source.pos = end;
  return true;
}

}  // namespace mobysearch::kramdown
