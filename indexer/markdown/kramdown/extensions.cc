// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/extensions.h"

#include <charconv>

#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/lines.h"

namespace mobysearch {

std::optional<ExtensionTag> match_extension(Scanner& source, std::size_t at) {
  if (!source.starts(at, "{::")) return std::nullopt;
  ExtensionTag tag;
  std::size_t end = at + 3;
  while (is_ascii_word(source.at(end))) ++end;
  tag.name = source.slice(at + 3, end);
  if (tag.name.empty()) return std::nullopt;
  if (source.at(end) == '}') {
    tag.end = end + 1;
    return tag;
  }
  std::string_view inside;
  if (source.at(end) != '/' && !is_kramdown_space(source.at(end))) return std::nullopt;
  tag.end = match_braces(source, end, inside);
  if (tag.end == Scanner::npos) return std::nullopt;
  tag.closed = inside.back() == '/';
  if (tag.closed) inside.remove_suffix(1);
  if (!inside.empty() && source.at(end) == '/') return std::nullopt;
  parse_attribute_list(inside, tag.options);
  return tag;
}

std::size_t match_extension_end(const Scanner& source, std::size_t at, std::string_view name) {
  if (!source.starts(at, "{:/")) return Scanner::npos;
  if (source.at(at + 3) == '}') return at + 4;
  const std::size_t end = at + 3 + name.size();
  return source.starts(at + 3, name) && source.at(end) == '}' ? end + 1 : Scanner::npos;
}

void add_extension_body(KramdownDocument& document, Element& parent, const ExtensionTag& tag,
                        std::string_view body) {
  if (tag.name == "comment") {
    parent.children.push_back(document.make(ElementKind::kComment));
    return;
  }
  const std::string_view type = tag.options.get("type");
  const bool shown = type.empty() || type.find("html") != std::string_view::npos;
  parent.children.push_back(document.make(ElementKind::kRaw, shown ? body : std::string_view()));
}

void set_document_options(KramdownDocument& document, const ExtensionTag& tag) {
  KramdownOptions& options = document.options;
  for (const auto& [key, text] : tag.options.values) {
    const bool on = text != "false" && !text.empty();
    if (key == "auto_ids") options.auto_ids = on;
    if (key == "auto_id_prefix") options.auto_id_prefix = text;
    if (key == "auto_id_stripping") options.auto_id_stripping = on;
    if (key == "html_to_native") options.html_to_native = on;
    if (key == "parse_block_html") options.parse_block_html = on;
    if (key == "parse_span_html") options.parse_span_html = on;
    if (key == "header_offset") {
      std::from_chars(text.data(), text.data() + text.size(), options.header_offset);
    }
  }
}

}  // namespace mobysearch
