// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/language.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

bool is_language_tag(std::string_view text) {
  if (text.size() != 2 && (text.size() < 5 || text.size() > 10)) return false;
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!is_lower(text[0]) || !is_lower(text[1])) return false;
  return text.size() == 2 || text[2] == '-' || text[2] == '_';
}

/// Whether a part of a path names a language: not every tag does there, "js" for one.
bool is_common_language(std::string_view text) {
  constexpr std::string_view kCodes =
      "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl nn no pl pt ro "
      "ru "
      "sk sl sr sv th tr uk vi zh";
  return is_language_tag(text) && in_word_list(text.substr(0, 2), kCodes);
}

/// "pt_BR" becomes "pt-br"; text that is not a tag becomes empty.
std::string language_tag(std::string_view text) {
  std::string tag = fold_case(text);
  std::replace(tag.begin(), tag.end(), '_', '-');
  return is_language_tag(tag) ? tag : std::string();
}

/// The tag in a path's component ("de", "x.de.md"), or empty.
std::string_view language_of_component(std::string_view component) {
  if (is_common_language(component)) return component;
  const auto parts = split(component, '.');
  if (parts.size() < 3) return {};
  const std::string_view before_extension = parts[parts.size() - 2];
  return is_common_language(before_extension) ? before_extension : std::string_view();
}

}  // namespace

std::string language_of(const Value& values, const std::string& path,
                        const std::string& site_lang) {
  for (const char* key : {"lang", "language", "locale"}) {
    if (std::string tag = language_tag(values.text_of(key)); !tag.empty()) return tag;
  }
  for (std::string_view component : split(path, '/')) {
    if (const auto tag = language_of_component(component); !tag.empty()) return std::string(tag);
  }
  std::string tag = language_tag(site_lang);
  return tag.empty() ? "en" : tag;
}

}  // namespace mobysearch
