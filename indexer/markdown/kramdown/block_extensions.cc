// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/block_extensions.h"

#include <memory>
#include <optional>
#include <string>

#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/definitions.h"
#include "indexer/markdown/kramdown/extensions.h"
#include "indexer/markdown/kramdown/lines.h"

namespace mobysearch::kramdown {
namespace {

bool parse_attribute_definition(BlockState& state) {
  std::string_view name, inside;
  const std::size_t end = match_attribute_definition(state.source, state.source.pos, name, inside);
  if (end == npos) return false;
  parse_attribute_list(inside, state.document.attribute_definitions[std::string(name)]);
  state.source.pos = end;
  add_block(state, ElementKind::kEndOfBlock, "attributes");
  return true;
}

/// Whether an attribute line is for the block before it, rather than the next.
bool takes_attributes(const Element* last) {
  if (last == nullptr || last->kind == ElementKind::kBlank) return false;
  return last->kind != ElementKind::kEndOfBlock || last->value == kLinkDef ||
         last->value == kAbbrevDef || last->value == kFootnoteDef;
}

bool parse_attribute_line(BlockState& state) {
  Scanner& source = state.source;
  std::string_view inside;
  const std::size_t end = match_attribute_line(source, source.pos, &inside);
  if (end == npos) return false;
  source.pos = end;
  Element* const last = state.tree->last();
  const bool applies = takes_attributes(last);
  std::unique_ptr<AttributeList>& list = applies ? last->ial : state.block_ial;
  if (list == nullptr) list = std::make_unique<AttributeList>();
  parse_attribute_list(inside, *list);
  if (applies && match_attribute_line(source, end) == npos) {
    add_block(state, ElementKind::kEndOfBlock, "attributes");
  }
  return true;
}

struct ExtensionBody {
  std::string_view text;
  std::size_t end;  ///< of the line that closes the extension
};

/// The lines from `begin` to the first `{:/name}` that is a line.
std::optional<ExtensionBody> match_body(Scanner& source, std::size_t begin, std::string_view name) {
  for (std::size_t close = source.find("{:/", begin); close != npos;
       close = source.find("{:/", close + 3)) {
    std::size_t line = close;
    while (line > begin && line + 3 > close && source.at(line - 1) == ' ') --line;
    const std::size_t mark_end = match_extension_end(source, close, name);
    const std::size_t end = mark_end == npos ? npos : match_line_rest(source, mark_end);
    if (end == npos || (line != begin && source.at(line - 1) != '\n')) continue;
    return ExtensionBody{source.slice(begin, line), end};
  }
  return std::nullopt;
}

bool parse_extension(BlockState& state) {
  Scanner& source = state.source;
  const auto tag = match_extension(source, skip_indent(source, source.pos));
  const std::size_t line_end = tag ? match_line_rest(source, tag->end) : npos;
  if (line_end == npos) return false;
  std::optional<ExtensionBody> body = ExtensionBody{{}, line_end};
  if (!tag->closed) body = match_body(source, line_end, tag->name);
  if (!body || !handle_extension(state.document, *state.tree, *tag, body->text)) return false;
  if (tag->name == "options") add_block(state, ElementKind::kEndOfBlock, "extension");
  source.pos = body->end;
  return true;
}

}  // namespace

bool parse_block_extensions(BlockState& state) {
  const Scanner& source = state.source;
  if (!source.starts(skip_indent(source, source.pos), "{:")) return false;
  return parse_attribute_definition(state) || parse_extension(state) || parse_attribute_line(state);
}

}  // namespace mobysearch::kramdown
