// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/language.h"

#include <algorithm>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr const char* kLanguageKeys[] = {"lang", "language", "locale"};
/// Keys of a configuration alone: jekyll-polyglot's, Zola's, Hugo's.
constexpr const char* kDefaultLanguageKeys[] = {"default_lang", "default_language",
                                                "defaultContentLanguage", "languageCode"};

bool all_letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii_letter);
}

bool is_subtag(std::string_view text) {
  const bool is_word = std::all_of(text.begin(), text.end(),
                                   [](char c) { return is_ascii_letter(c) || is_digit(c); });
  if (!is_word || text.size() < 2 || text.size() > 8) return false;
  if (text.size() == 3) return all_letters(text) || all_digits(text);
  return text.size() > 4 || all_letters(text) || is_digit(text[0]);
}

bool is_language_tag(std::string_view text) {
  const auto parts = split(text, '-');
  const std::string_view primary = parts[0];
  if (primary.size() < 2 || primary.size() > 3 || !all_letters(primary)) return false;
  return parts.size() <= 4 && std::all_of(parts.begin() + 1, parts.end(), is_subtag);
}

void declare(std::vector<std::string>& declared, std::string_view text) {
  std::string tag = language_tag(text);
  const bool known = std::find(declared.begin(), declared.end(), tag) != declared.end();
  if (!tag.empty() && !known) declared.push_back(std::move(tag));
}

/// The languages of a `languages` key: [en, de], {en: English}, [{code: en, name: English}].
void declare_each(std::vector<std::string>& declared, const Value& languages) {
  if (languages.is_scalar()) {
    std::string text = languages.text;
    std::replace(text.begin(), text.end(), ',', ' ');
    for (const std::string_view word : split_words(text)) declare(declared, word);
  }
  for (const auto& [name, settings] : languages.map) declare(declared, name);
  for (const Value& item : languages.list) {
    if (item.is_scalar()) declare(declared, item.text);
    for (const char* key : {"code", "lang", "locale", "id", "slug"}) {
      declare(declared, item.text_of(key));
    }
  }
}

/// The declared language that a path's component names ("de", "x.de.md"), or empty.
std::string language_of_component(std::string_view component, bool is_file,
                                  const std::vector<std::string>& declared) {
  if (is_file) {
    const auto parts = split(component, '.');
    if (parts.size() < 3) return {};
    component = parts[parts.size() - 2];
  }
  std::string tag = language_tag(component);
  const bool is_declared = std::find(declared.begin(), declared.end(), tag) != declared.end();
  return is_declared ? tag : std::string();
}

}  // namespace

std::string language_tag(std::string_view text) {
  std::string tag = ascii_lower(text.substr(0, text.find_first_of(".@")));
  std::replace(tag.begin(), tag.end(), '_', '-');
  return is_language_tag(tag) ? tag : std::string();
}

std::string site_language(const Value& site) {
  for (const char* key : kLanguageKeys) {
    if (std::string language = site.text_of(key); !language.empty()) return language;
  }
  for (const char* key : kDefaultLanguageKeys) {
    if (std::string language = site.text_of(key); !language.empty()) return language;
  }
  const auto& languages = site.get("languages").list;
  return languages.empty() ? std::string() : languages[0].text;
}

std::vector<std::string> declared_languages(const Value& site) {
  std::vector<std::string> declared;
  for (const char* key : kLanguageKeys) declare(declared, site.text_of(key));
  for (const char* key : kDefaultLanguageKeys) declare(declared, site.text_of(key));
  for (const char* key : {"languages", "langs", "locales"}) {
    declare_each(declared, site.get(key));
  }
  for (const Value& entry : site.get("defaults").list) {
    for (const char* key : kLanguageKeys) declare(declared, entry.get("values").text_of(key));
  }
  return declared;
}

std::string language_of(const Value& values, const std::string& path,
                        const std::vector<std::string>& declared, const std::string& site_lang) {
  for (const char* key : kLanguageKeys) {
    if (std::string tag = language_tag(values.text_of(key)); !tag.empty()) return tag;
  }
  const auto components = split(path, '/');
  for (std::size_t i = 0; i < components.size(); ++i) {
    const bool is_file = i + 1 == components.size();
    std::string tag = language_of_component(components[i], is_file, declared);
    if (!tag.empty()) return tag;
  }
  std::string tag = language_tag(site_lang);
  return tag.empty() ? "en" : tag;
}

}  // namespace mobysearch
