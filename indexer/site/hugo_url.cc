// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/hugo_url.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "common/text/url.h"
#include "indexer/site/generator_config.h"
#include "indexer/site/site_path.h"
#include "indexer/values/date.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// Hugo's zero date, which a page without a date has.
constexpr std::int64_t kNoDate = -62'135'596'800;

const Value& setting(const SiteConfig& config, std::string_view name) {
  return generator_setting(config.generator, name);
}

/// The directory of the content, below the site's source.
std::string content_directory(const SiteConfig& config) {
  const Value& named = setting(config, "contentDir");
  return named.is_string() ? std::string(trim(named.text, "/")) : "content";
}

/// A content file's place: the folders that it is in, its name, and its language if the name or a
/// folder of the language says so.
struct ContentPath {
  std::vector<std::string> folders;
  std::string name;
  std::string language;
};

ContentPath content_path(const SiteConfig& config, const std::string& path) {
  ContentPath place;
  std::string_view below = below_directory(path, content_directory(config));
  place.name = file_stem(path);
  const std::string suffix = fs::path(place.name).extension().string();
  for (const auto& [language, settings] : setting(config, "languages").map) {
    const Value& own = generator_setting(settings, "contentDir");
    const std::string directory(trim(own.is_string() ? own.text : std::string(), "/"));
    const bool is_in_own = !directory.empty() && path.starts_with(directory + "/");
    if (is_in_own) below = below_directory(path, directory);
    if (is_in_own || suffix == "." + language) place.language = language;
    if (suffix == "." + language) place.name.resize(place.name.size() - suffix.size());
  }
  const std::string folder = fs::path(below).parent_path().string();
  for (const std::string_view part : split(folder, '/')) {
    if (!part.empty()) place.folders.emplace_back(part);
  }
  if (place.name == "index" && !place.folders.empty()) {
    place.name = place.folders.back();
    place.folders.pop_back();
  }
  return place;
}

bool is_kept_in_path(char32_t c) {
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    return is_digit(ascii) || is_ascii_letter(ascii) ||
           std::string_view("./\\_#+~-@%").find(ascii) != std::string_view::npos;
  }
  return char_class(c) != CharClass::kOther && !is_letter_number(c) && !is_other_number(c);
}

/// What Hugo's paths keep of a text (helpers.PathSpec.UnicodeSanitize); blanks become hyphens.
std::string sanitized(const SiteConfig& config, std::string_view text) {
  std::string path;
  bool hyphen = false;
  while (!text.empty()) {
    const CodePoint c = decode_utf8(text);
    const bool is_kept = is_kept_in_path(c.value);
    if (is_kept && hyphen) path += '-';
    if (is_kept) path += text.substr(0, c.length);
    hyphen = !is_kept && (hyphen || (is_ascii_blank(text[0]) && !path.empty()));
    text.remove_prefix(c.length);
  }
  return setting(config, "disablePathToLower").is_true() ? path : lower_case(path);
}

struct Page {
  const SiteConfig& config;
  const SiteDocument& document;
  ContentPath place;

  std::string slug() const { return document.values.text_of("slug"); }
  std::string title() const {
    const std::string title = document.values.text_of("title");
    return title.empty() ? place.name : title;
  }
  std::string date(const char* format) const {
    return format_date(format, document.date.empty() ? kNoDate : document.timestamp, config.zone);
  }
};

/// The folders that are sections: the first, and those with a page of their own.
std::string sections_of(const Page& page) {
  std::string sections, path = content_directory(page.config);
  for (const std::string& folder : page.place.folders) {
    path += "/" + folder;
    if (sections.empty() || page.config.source.has_file(path + "/_index.md")) {
      sections = join_path(sections, folder);
    }
  }
  return sections;
}

struct Placeholder {
  std::string_view name;
  std::string (*value)(const Page& page);
};
constexpr Placeholder kPlaceholders[] = {
    {"year", [](const Page& page) { return page.date("%E4Y"); }},
    {"month", [](const Page& page) { return page.date("%m"); }},
    {"monthname", [](const Page& page) { return page.date("%B"); }},
    {"day", [](const Page& page) { return page.date("%d"); }},
    {"weekday", [](const Page& page) { return page.date("%w"); }},
    {"weekdayname", [](const Page& page) { return page.date("%A"); }},
    {"yearday", [](const Page& page) { return std::string(trim_left(page.date("%j"), "0")); }},
    {"section",
     [](const Page& page) {
       return page.place.folders.empty() ? std::string() : page.place.folders[0];
     }},
    {"sections", sections_of},
    {"title", [](const Page& page) { return page.title(); }},
    {"slug", [](const Page& page) { return page.slug().empty() ? page.title() : page.slug(); }},
    {"slugorfilename",
     [](const Page& page) { return page.slug().empty() ? page.place.name : page.slug(); }},
    {"slugorcontentbasename",
     [](const Page& page) { return page.slug().empty() ? page.place.name : page.slug(); }},
    {"filename", [](const Page& page) { return page.place.name; }},
    {"contentbasename", [](const Page& page) { return page.place.name; }},
};

/// A pattern of `permalinks`, each `:name` of which stands for a value.
std::string expanded_pattern(std::string_view pattern, const Page& page) {
  std::string path;
  while (!pattern.empty()) {
    path += take_until(pattern, ":");
    const auto end = std::ranges::find_if_not(pattern, is_ascii_letter) - pattern.begin();
    const std::string_view name = pattern.substr(0, static_cast<std::size_t>(end));
    const auto* const found = std::ranges::find(kPlaceholders, name, &Placeholder::name);
    if (found == std::end(kPlaceholders)) continue;
    path += found->value(page);
    pattern.remove_prefix(name.size());
  }
  return path;
}

/// The pattern for the pages of a section: of all kinds of pages, or of regular ones alone.
std::string pattern_for(const Page& page) {
  if (page.place.folders.empty()) return {};
  const Value& permalinks = setting(page.config, "permalinks");
  const std::string& section = page.place.folders[0];
  const std::string of_pages = permalinks.get("page").text_of(section);
  return of_pages.empty() ? permalinks.text_of(section) : of_pages;
}

std::string path_of(const Page& page) {
  if (const std::string pattern = pattern_for(page); !pattern.empty()) {
    return expanded_pattern(pattern, page);
  }
  std::string path;
  for (const std::string& folder : page.place.folders) path += folder + "/";
  return path + (page.slug().empty() ? page.place.name : page.slug());
}

/// The folder of a language in the published site; none of the default.
std::string language_folder(const SiteConfig& config, const std::string& language) {
  if (!setting(config, "languages").is_map()) return {};
  const Value& named = setting(config, "defaultContentLanguage");
  const std::string usual = named.is_string() ? named.text : "en";
  const bool in_folder = setting(config, "defaultContentLanguageInSubdir").is_true();
  const std::string& own = language.empty() ? usual : language;
  return own == usual && !in_folder ? std::string() : own + "/";
}

}  // namespace

std::string hugo_url(const SiteConfig& config, const SiteDocument& document) {
  const Page page{config, document, content_path(config, document.path)};
  const bool is_home = page.place.folders.empty() && page.place.name == "index";
  const std::string path = is_home ? std::string() : sanitized(config, path_of(page));
  std::string url = "/" + language_folder(config, page.place.language);
  url += trim(path, "/");
  const bool is_ugly = setting(config, "uglyURLs").is_true();
  if (!is_home) url += is_ugly ? ".html" : "/";
  return percent_encode(url, "/!$&'()*+,;=:@%");
}

}  // namespace mobysearch
