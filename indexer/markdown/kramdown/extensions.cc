// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <optional>
#include <string>

#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/lines.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch::kramdown {
namespace {

/// `{::name key="value" /}`.
struct ExtensionTag {
  std::string_view name;
  AttributeList attributes;
  bool closed = false;  ///< by `/`: it has no body
  std::size_t end = 0;
};

std::optional<ExtensionTag> match_extension_start_tag(Scanner& source, std::size_t at) {
  if (!source.starts(at, "{::")) return std::nullopt;
  ExtensionTag tag;
  std::size_t end = at + 3;
  while (is_word_char(source.at(end))) ++end;
  tag.name = source.slice(at + 3, end);
  if (tag.name.empty()) return std::nullopt;
  tag.end = end + 1;
  if (source.at(end) == '}') return tag;
  if (source.at(end) != '/' && !is_ascii_blank(source.at(end))) return std::nullopt;
  auto [inside, close] = match_braces(source, end);
  if (close == npos) return std::nullopt;
  tag.end = close;
  tag.closed = inside.back() == '/';
  if (tag.closed) inside.remove_suffix(1);
  if (!inside.empty() && source.at(end) == '/') return std::nullopt;
  parse_attribute_list(inside, tag.attributes);
  return tag;
}

/// `{:/}` or `{:/name}`: where it ends, or npos.
std::size_t match_extension_stop_tag(const Scanner& source, std::size_t at, std::string_view name) {
  if (!source.starts(at, "{:/")) return npos;
  if (source.at(at + 3) == '}') return at + 4;
  const std::size_t end = at + 3 + name.size();
  return source.starts(at + 3, name) && source.at(end) == '}' ? end + 1 : npos;
}

/// What an extension does; options hold for all of the document. False: there is none of that name.
bool handle_extension(Document& document, Element& parent, const ExtensionTag& tag,
                      std::string_view body) {
  if (tag.name == "options") {
    for (const auto& [name, value] : tag.attributes.options)
      set_option(document.options, name, value);
    return true;
  }
  if (tag.name != "comment" && tag.name != "nomarkdown") return false;
  if (tag.closed) return true;
  const bool comment = tag.name == "comment";
  Element* element = document.make(comment ? ElementKind::kComment : ElementKind::kRaw);
  const std::string_view type = tag.attributes.get("type");
  if (!comment && (type.empty() || type.find("html") != npos)) element->value = body;
  parent.children.push_back(element);
  return true;
}

struct ExtensionBody {
  std::string_view text;
  std::size_t end;  ///< of the mark that closes the extension, or of its line
};

/// The lines from `begin` to the first `{:/name}` that is a line.
std::optional<ExtensionBody> match_lines(Scanner& source, std::size_t begin,
                                         std::string_view name) {
  for (std::size_t close = source.find("{:/", begin); close != npos;
       close = source.find("{:/", close + 3)) {
    std::size_t line = close;
    while (line > begin && line + 3 > close && source.at(line - 1) == ' ') --line;
    const std::size_t end = match_line_rest(source, match_extension_stop_tag(source, close, name));
    if (end == npos || (line != begin && source.at(line - 1) != '\n')) continue;
    return ExtensionBody{source.slice(begin, line), end};
  }
  return std::nullopt;
}

/// What stands from `begin` to the first `{:/name}`.
std::optional<ExtensionBody> match_text(SpanState& state, std::size_t begin,
                                        std::string_view name) {
  Scanner& source = state.source;
  for (std::size_t close = source.find("{:/", begin); close != npos;
       close = source.find("{:/", close + 3)) {
    const std::size_t end = match_extension_stop_tag(source, close, name);
    if (end != npos) return ExtensionBody{source.slice(begin, close), end};
    if (!state.spend(1)) break;
  }
  return std::nullopt;
}

bool parse_extension(BlockState& state) {
  Scanner& source = state.source;
  const auto tag = match_extension_start_tag(source, skip_opt_space(source, source.pos));
  const std::size_t line_end = tag ? match_line_rest(source, tag->end) : npos;
  if (line_end == npos) return false;
  std::optional<ExtensionBody> body = ExtensionBody{{}, line_end};
  if (!tag->closed) body = match_lines(source, line_end, tag->name);
  if (!body || !handle_extension(state.document, *state.tree, *tag, body->text)) return false;
  if (tag->name == "options") add_block(state, ElementKind::kEndOfBlock, "extension");
  source.pos = body->end;
  return true;
}

bool parse_extension(SpanState& state, const ExtensionTag& tag) {
  std::optional<ExtensionBody> body = ExtensionBody{{}, tag.end};
  if (!tag.closed) body = match_text(state, tag.end, tag.name);
  if (!body || !handle_extension(state.document, state.tree(), tag, body->text)) return false;
  state.source.pos = body->end;
  return true;
}

/// `{:name: … }`, which attribute lists refer to.
bool parse_ald(BlockState& state) {
  Scanner& source = state.source;
  const std::size_t begin = skip_opt_space(source, source.pos) + 2;
  const std::string_view name =
      source.slice(begin, begin + id_name_length(source.rest_from(begin)));
  const std::size_t colon = begin + name.size();
  if (name.empty() || source.at(colon) != ':') return false;
  const Braces braces = match_braces(source, colon + 1);
  const std::size_t end = match_line_rest(source, braces.end);
  if (end == npos) return false;
  parse_attribute_list(braces.inside, state.document.attribute_definitions[std::string(name)]);
  source.pos = end;
  add_block(state, ElementKind::kEndOfBlock, "ald");
  return true;
}

/// Whether an attribute list is for the block before it, rather than the next.
bool takes_attributes(const Element* last) {
  if (last == nullptr || last->kind == ElementKind::kBlank) return false;
  return last->kind != ElementKind::kEndOfBlock ||
         in_word_list(last->value, "link_def abbrev_def footnote_def");
}

bool parse_block_ial(BlockState& state) {
  Scanner& source = state.source;
  const auto [inside, end] = match_ial_block(source, source.pos);
  if (end == npos) return false;
  source.pos = end;
  Element* const last = state.tree->last();
  const bool applies = takes_attributes(last);
  std::unique_ptr<AttributeList>& list = applies ? last->ial : state.block_ial;
  if (list == nullptr) list = std::make_unique<AttributeList>();
  parse_attribute_list(inside, *list);
  const bool ends = applies && match_ial_block(source, end).end == npos;
  if (ends) add_block(state, ElementKind::kEndOfBlock, "ial");
  return true;
}

}  // namespace

bool parse_block_extensions(BlockState& state) {
  const Scanner& source = state.source;
  if (!source.starts(skip_opt_space(source, source.pos), "{:")) return false;
  return parse_ald(state) || parse_extension(state) || parse_block_ial(state);
}

bool parse_span_extensions(SpanState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos;
  if (!source.starts(begin, "{:") || source.starts(begin, "{:/")) return false;
  if (const auto tag = match_extension_start_tag(source, begin))
    return parse_extension(state, *tag);
  const auto [inside, end] = match_braces(source, begin + 2);
  Element* const last = state.tree().last();
  if (end == npos || last == nullptr || last->kind == ElementKind::kText) return false;
  AttributeList attributes;
  parse_attribute_list(inside, attributes);
  update_attr_with_ial(state.document, attributes, last->attributes);
  source.pos = end;
  return true;
}

}  // namespace mobysearch::kramdown
