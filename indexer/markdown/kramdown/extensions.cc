// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/extensions.h"

#include "indexer/markdown/kramdown/attributes.h"

namespace mobysearch::kramdown {

std::optional<ExtensionTag> match_extension(Scanner& source, std::size_t at) {
  if (!source.starts(at, "{::")) return std::nullopt;
  ExtensionTag tag;
  std::size_t end = at + 3;
  while (is_word_char(source.at(end))) ++end;
  tag.name = source.slice(at + 3, end);
  if (tag.name.empty()) return std::nullopt;
  if (source.at(end) == '}') {
    tag.end = end + 1;
    return tag;
  }
  std::string_view inside;
  if (source.at(end) != '/' && !is_white(source.at(end))) return std::nullopt;
  tag.end = match_braces(source, end, inside);
  if (tag.end == npos) return std::nullopt;
  tag.closed = inside.back() == '/';
  if (tag.closed) inside.remove_suffix(1);
  if (!inside.empty() && source.at(end) == '/') return std::nullopt;
  parse_attribute_list(inside, tag.options);
  return tag;
}

std::size_t match_extension_end(const Scanner& source, std::size_t at, std::string_view name) {
  if (!source.starts(at, "{:/")) return npos;
  if (source.at(at + 3) == '}') return at + 4;
  const std::size_t end = at + 3 + name.size();
  return source.starts(at + 3, name) && source.at(end) == '}' ? end + 1 : npos;
}

bool handle_extension(Document& document, Element& parent, const ExtensionTag& tag,
                      std::string_view body) {
  if (tag.name == "options") {
    for (const auto& [name, value] : tag.options.values) set_option(document.options, name, value);
    return true;
  }
  if (tag.name != "comment" && tag.name != "nomarkdown") return false;
  if (tag.closed) return true;
  const bool comment = tag.name == "comment";
  const std::string_view type = tag.options.get("type");
  const bool shown = !comment && (type.empty() || type.find("html") != npos);
  parent.children.push_back(document.make(comment ? ElementKind::kComment : ElementKind::kRaw,
                                          shown ? body : std::string_view()));
  return true;
}

}  // namespace mobysearch::kramdown
