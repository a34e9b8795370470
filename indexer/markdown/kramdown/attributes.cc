// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/attributes.h"

#include <algorithm>

#include "indexer/markdown/kramdown/scanner.h"

namespace mobysearch {
namespace {

/// Named definitions may name each other, in circles too.
constexpr int kMaxReferences = 64;

/// Bytes of a value: many that never end are not each read to the end of the list.
constexpr std::size_t kMaxValue = 4096;

bool ends_entry(std::string_view text, std::size_t at) {
  return at >= text.size() || is_kramdown_space(text[at]);
}

/// `key="value"`: its length, or 0.
std::size_t read_pair(std::string_view text, AttributeList& list) {
  const std::size_t name = attribute_name_length(text);
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

/// `#id.class.class`: its length, or 0.
std::size_t read_id_and_classes(std::string_view text, AttributeList& list) {
  std::string_view id;
  std::size_t i = 0;
  while (!ends_entry(text, i)) {
    const bool is_id = text[i] == '#';
    if (!is_id && text[i] != '.') return 0;
    std::size_t end = i + 1;
    if (is_id) {
      if (end >= text.size() || !is_ascii_alpha(text[end])) return 0;
      while (end < text.size() &&
             (is_ascii_word(text[end]) || text[end] == ':' || text[end] == '-')) {
        ++end;
      }
    } else {
      while (!ends_entry(text, end) && text[end] != '.' && text[end] != '#') ++end;
      if (end == i + 1) return 0;
    }
    if (is_id) id = text.substr(i + 1, end - i - 1);
    i = end;
  }
  if (!id.empty()) list.set("id", id);
  return i;
}

void apply(const KramdownDocument& document, const AttributeList& list, Attributes& attributes,
           int& references) {
  for (const std::string& ref : list.refs) {
    const auto found = document.attribute_definitions.find(ref);
    if (found == document.attribute_definitions.end() || references-- <= 0) continue;
    apply(document, found->second, attributes, references);
  }
  for (const auto& [key, value] : list.values) attributes.set(key, value);
}

}  // namespace

std::size_t attribute_name_length(std::string_view text) {
  if (text.empty() || !is_ascii_word(text[0])) return 0;
  std::size_t end = 1;
  while (end < text.size() && (is_ascii_word(text[end]) || text[end] == '-')) ++end;
  return end;
}

void parse_attribute_list(std::string_view text, AttributeList& list) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_kramdown_space(text[i])) {
      ++i;
      continue;
    }
    const std::string_view rest = text.substr(i);
    std::size_t length = read_pair(rest, list);
    if (length == 0) {
      length = attribute_name_length(rest);
      if (length > 0 && ends_entry(rest, length)) {
        if (list.refs.size() < std::size_t{kMaxReferences})
          list.refs.emplace_back(rest.substr(0, length));
      } else {
        length = read_id_and_classes(rest, list);
      }
    }
    i += length;
    while (length == 0 && i < text.size() && !is_kramdown_space(text[i])) ++i;
  }
}

void apply_attributes(const KramdownDocument& document, const AttributeList& list,
                      Attributes& attributes) {
  int references = kMaxReferences;
  apply(document, list, attributes, references);
}

}  // namespace mobysearch
