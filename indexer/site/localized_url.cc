// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/localized_url.h"

#include <algorithm>
#include <vector>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

/// The texts of a list, or the words of a text.
std::vector<std::string> texts_of(const Value& value) {
  std::vector<std::string> texts;
  for (const Value& item : value.list) {
    if (item.is_scalar()) texts.push_back(item.text);
  }
  if (value.is_scalar()) texts.push_back(value.text);
  return texts;
}

bool has(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// The language as `languages` spells it; empty for one that is not among them.
std::string spelled(const std::vector<std::string>& languages, std::string_view text) {
  const auto found = std::find_if(languages.begin(), languages.end(), [&](const auto& language) {
    return ascii_lower(language) == ascii_lower(text);
  });
  return found == languages.end() ? std::string() : *found;
}

/// With `lang_from_path`: the first part of the path, between slashes or dots, that is a language.
std::string language_of_path(std::string_view path, const std::vector<std::string>& languages) {
  for (const std::string_view component : split(path, '/')) {
    for (const std::string_view part : split(component, '.')) {
      if (std::string language = spelled(languages, part); !language.empty()) return language;
    }
  }
  return {};
}

bool is_in_every_language(const Value& site, const std::string& path) {
  for (const std::string& excluded : texts_of(site.get("exclude_from_localization"))) {
    const auto directory = trim(excluded, "/");
    if (!directory.empty() &&
        (path == directory || path.starts_with(std::string(directory) + "/"))) {
      return true;
    }
  }
  return false;
}

/// Where jekyll-polyglot publishes a document: in its language's folder, unless that is the default
/// or all languages share the document.
std::string polyglot_url(const SiteConfig& config, const SiteDocument& document,
                         const std::string& url) {
  const std::string language = polyglot_language(config, document);
  const bool is_usual = language == polyglot_default(config);
  return is_usual || is_in_every_language(config.values, document.path) ? url
                                                                        : "/" + language + url;
}

/// Where jekyll-multiple-languages-plugin does: the first of `languages` is the default, and what
/// is not translated is in all of them.
std::string multiple_languages_url(const Value& site, const SiteDocument& document,
                                   const std::string& url) {
  const auto languages = texts_of(site.get("languages"));
  if (languages.empty()) return url;
  std::string language = languages[0];
  const auto own = texts_of(document.values.get("languages"));
  if (!own.empty() && !has(own, language)) language = own[0];
  if (const auto folder = translation_folder(document.path); !folder.empty()) language = folder;
  const bool in_folder = site.get("default_locale_in_subfolder").is_true();
  return language == languages[0] && !in_folder ? url : "/" + language + url;
}

}  // namespace

std::string_view translation_folder(std::string_view path) {
  const auto parts = split(path, '/');
  return parts.size() > 2 && parts[0] == "_i18n" ? parts[1] : std::string_view();
}

std::string polyglot_default(const SiteConfig& config) {
  const std::string named = config.values.text_of("default_lang");
  return named.empty() ? "en" : named;
}

std::string polyglot_language(const SiteConfig& config, const SiteDocument& document) {
  if (!config.has_plugin("jekyll-polyglot")) return {};
  const Value& site = config.values;
  const std::string usual = polyglot_default(config);
  const auto languages = texts_of(site.get("languages"));
  std::string language = spelled(languages, document.values.text_of("lang"));
  if (document.values.get("lang").is_null() && site.get("lang_from_path").is_true()) {
    language = language_of_path(document.path, languages);
  }
  if (language.empty()) language = usual;
  const auto exclusive = texts_of(document.values.get("lang-exclusive"));
  return exclusive.empty() || has(exclusive, language) ? language : exclusive[0];
}

std::string localized_url(const SiteConfig& config, const SiteDocument& document,
                          const std::string& url) {
  if (config.has_plugin("jekyll-polyglot")) return polyglot_url(config, document, url);
  if (config.has_plugin("jekyll-multiple-languages-plugin")) {
    return multiple_languages_url(config.values, document, url);
  }
  return url;
}

}  // namespace mobysearch
