// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/attributes.h"

namespace mobysearch::kramdown {
namespace {

/// Named definitions may name each other, in circles too.
constexpr int kMaxReferences = 64;

/// Bytes of a value: many that never end are not each read to the end of the list.
constexpr std::size_t kMaxValue = 4096;

/// `\\}` in one list: so that many lists that never close are not read again and again.
constexpr int kMaxEscapes = 16;

bool ends_entry(std::string_view text, std::size_t at) {
  return at >= text.size() || is_ascii_blank(text[at]);
}

/// `key="value"`: its length, or 0.
std::size_t read_pair(std::string_view text, AttributeList& list) {
  const std::size_t name = id_name_length(text);
  if (name == 0 || name + 1 >= text.size() || text[name] != '=') return 0;
  const char quote = text[name + 1];
  if (quote != '"' && quote != '\'') return 0;
  std::string value;
  const std::string_view all = text;
  text = text.substr(0, name + kMaxValue);
  for (std::size_t i = name + 2; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == quote || text[i + 1] == '}')) {
      value += text[++i];
    } else if (text[i] == quote && ends_entry(all, i + 1)) {
      list.set(text.substr(0, name), value);
      return i + 1;
    } else if (text[i] == '}') {
      return 0;
    } else {
      value += text[i];
    }
  }
  return 0;
}

/// Bytes of the `#id` or `.class` that `text` begins with, or 0.
std::size_t id_or_class_length(std::string_view text) {
  std::size_t end = 1;
  if (text[0] == '#') {
    if (end >= text.size() || !is_ascii_letter(text[end])) return 0;
    while (end < text.size() && (is_word_char(text[end]) || text[end] == ':' || text[end] == '-')) {
      ++end;
    }
    return end;
  }
  if (text[0] != '.') return 0;
  while (!ends_entry(text, end) && text[end] != '.' && text[end] != '#') ++end;
  return end == 1 ? 0 : end;
}

/// `#id.class.class`: its length, or 0.
std::size_t read_id_and_classes(std::string_view text, AttributeList& list) {
  std::string_view id;
  std::size_t i = 0;
  while (!ends_entry(text, i)) {
    const std::size_t length = id_or_class_length(text.substr(i));
    if (length == 0) return 0;
    if (text[i] == '#') id = text.substr(i + 1, length - 1);
    i += length;
  }
  if (!id.empty()) list.set("id", id);
  return i;
}

/// The name of a definition: its length, or 0.
std::size_t read_ref(std::string_view text, AttributeList& list) {
  const std::size_t length = id_name_length(text);
  if (length == 0 || !ends_entry(text, length)) return 0;
  if (list.refs.size() < std::size_t{kMaxReferences})
    list.refs.emplace_back(text.substr(0, length));
  return length;
}

void apply(const Document& document, const AttributeList& list, Attributes& attributes,
           int& references) {
  for (const std::string& ref : list.refs) {
    const auto found = document.attribute_definitions.find(ref);
    if (found == document.attribute_definitions.end() || references-- <= 0) continue;
    apply(document, found->second, attributes, references);
  }
  for (const auto& [key, value] : list.values) attributes.set(key, value);
}

}  // namespace

Braces match_braces(Scanner& source, std::size_t at) {
  std::size_t close = source.find("}", at);
  for (int escapes = 0; close != npos && close > at && source.at(close - 1) == '\\'; ++escapes) {
    if (escapes == kMaxEscapes) return {};
    close = source.find("}", close + 1);
  }
  if (close == npos || close == at) return {};
  return {source.slice(at, close), close + 1};
}

std::size_t id_name_length(std::string_view text) {
  if (text.empty() || !is_word_char(text[0])) return 0;
  std::size_t end = 1;
  while (end < text.size() && (is_word_char(text[end]) || text[end] == '-')) ++end;
  return end;
}

void parse_attribute_list(std::string_view text, AttributeList& list) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_ascii_blank(text[i])) {
      ++i;
      continue;
    }
    const std::string_view rest = text.substr(i);
    std::size_t length = read_pair(rest, list);
    if (length == 0) length = read_ref(rest, list);
    if (length == 0) length = read_id_and_classes(rest, list);
    i += length;
    while (length == 0 && !ends_entry(text, i)) ++i;
  }
}

void update_attr_with_ial(const Document& document, const AttributeList& list,
                          Attributes& attributes) {
  int references = kMaxReferences;
  apply(document, list, attributes, references);
}

}  // namespace mobysearch::kramdown
