// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_url.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "common/text/url.h"
#include "indexer/site/hugo_url.h"
#include "indexer/site/site_files.h"
#include "indexer/site/site_path.h"
#include "indexer/values/slug.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ":output_ext";

struct NamedStyle {
  std::string_view name;
  std::string_view permalink;  ///< of posts
  std::string_view suffix;     ///< of the other templates
};
constexpr NamedStyle kNamedStyles[] = {
    {"date", "/:categories/:year/:month/:day/:title:output_ext", kExtension},
    {"pretty", "/:categories/:year/:month/:day/:title/", "/"},
    {"ordinal", "/:categories/:year/:y_day/:title:output_ext", kExtension},
    {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext", ""},
    {"none", "/:categories/:title:output_ext", kExtension},
};

const NamedStyle* find_style(std::string_view name) {
  const auto* found = std::find_if(std::begin(kNamedStyles), std::end(kNamedStyles),
                                   [&](const NamedStyle& style) { return style.name == name; });
  return found == std::end(kNamedStyles) ? nullptr : found;
}

/// A template of collections or of pages, ended as the top-level style ends.
std::string with_suffix(std::string_view permalink, std::string_view style) {
  std::string result(permalink);
  if (const NamedStyle* named = find_style(style)) return result.append(named->suffix);
  if (style.ends_with('/')) result += '/';
  if (style.ends_with(kExtension)) result += kExtension;
  return result;
}

/// What a post's or a collection's placeholders stand for.
struct Parts {
  const SiteConfig& config;
  const SiteDocument& document;
  std::int64_t instant;
};

/// The path without extension, and without the collection's directory.
std::string cleaned_path(const Parts& parts) {
  fs::path below = below_directory(parts.document.path, parts.config.collections_dir);
  std::string path = below.replace_extension().string();
  const std::string directory = "_" + parts.document.collection;
  if (const auto at = path.find(directory); at != std::string::npos) {
    path.erase(at, directory.size());
  }
  return std::string(trim_right(path, "."));
}

/// The categories as path components, each once.
std::string joined(const Parts& parts, std::string (*component)(const std::string& category)) {
  std::vector<std::string> seen;
  std::string path;
  for (const std::string& category : parts.document.labels[Field::kCategory]) {
    std::string part = component(category);
    if (std::find(seen.begin(), seen.end(), part) != seen.end()) continue;
    path += (path.empty() ? "" : "/") + part;
    seen.push_back(std::move(part));
  }
  return path;
}

struct TextPlaceholder {
  std::string_view name;
  std::string (*value)(const Parts& parts);
};
constexpr TextPlaceholder kTextPlaceholders[] = {
    {"title",
     [](const auto& parts) { return slugify(parts.document.slug, SlugMode::kPretty, true); }},
    {"slug", [](const auto& parts) { return slugify(parts.document.slug); }},
    {"name",
     [](const auto& parts) { return slugify(fs::path(parts.document.path).stem().string()); }},
    {"categories",
     [](const auto& parts) {
       return joined(parts, [](const auto& category) { return lower_case(category); });
     }},
    {"slugified_categories",
     [](const auto& parts) {
       return joined(parts, [](const auto& category) { return slugify(category); });
     }},
    {"collection", [](const auto& parts) { return parts.document.collection; }},
    {"path", [](const auto& parts) { return cleaned_path(parts); }},
    {"output_ext", [](const auto& parts) { return output_extension(parts.document); }},
};

struct DatePlaceholder {
  std::string_view name;
  const char* format;  ///< for format_date()
};
constexpr DatePlaceholder kDatePlaceholders[] = {
    {"year", "%E4Y"},     {"short_year", "%y"},  {"month", "%m"},     {"i_month", "%-m"},
    {"long_month", "%B"}, {"short_month", "%b"}, {"day", "%d"},       {"i_day", "%-d"},
    {"y_day", "%j"},      {"long_day", "%A"},    {"short_day", "%a"}, {"w_day", "%u"},
    {"week", "%V"},       {"w_year", "%04G"},    {"hour", "%H"},      {"minute", "%M"},
    {"second", "%S"},
};

std::optional<std::string> placeholder(std::string_view name, const Parts& parts) {
  for (const TextPlaceholder& known : kTextPlaceholders) {
    if (known.name == name) return known.value(parts);
  }
  for (const DatePlaceholder& known : kDatePlaceholders) {
    if (known.name == name) return format_date(known.format, parts.instant, parts.config.zone);
  }
  return std::nullopt;
}

/// Percent-encodes a value as Jekyll::URL.escape_path does.
std::string escape_path(std::string_view value) { return percent_encode(value, "/!$&'()+,;=@:*?"); }

/// What Jekyll does to every URL in the end: leading slash, no "..", "./" or "//".
std::string tidy_url(std::string_view url) {
  std::string tidy = "/" + std::string(url);
  replace_all(tidy, "..", "/");
  replace_all(tidy, "./", "");
  const auto both_slashes = [](char a, char b) { return a == '/' && b == '/'; };
  tidy.erase(std::unique(tidy.begin(), tidy.end(), both_slashes), tidy.end());
  return tidy;
}

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

/// The template that applies, in Jekyll's order; styles are known in the top-level key alone.
std::string template_for(const SiteConfig& config, const SiteDocument& document) {
  if (const std::string own = document.values.text_of("permalink"); !own.empty()) return own;
  for (const CollectionConfig& collection : config.collections) {
    const bool decides = collection.name == document.collection && !collection.permalink.empty();
    if (decides) return collection.permalink;
  }
  const std::string& style = config.permalink;
  if (document.collection != "posts") return with_suffix("/:collection/:path", style);
  const NamedStyle* named = find_style(style);
  return named == nullptr ? style : std::string(named->permalink);
}

Result<std::string> expanded_template(std::string_view text, const Parts& parts) {
  std::string url;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (text[i] == ':' && end < text.size() && is_name_char(text[end])) ++end;
    if (end == i + 1) {
      url += text[i++];
      continue;
    }
    auto value = placeholder(text.substr(i + 1, end - i - 1), parts);
    if (!value && text[end - 1] == '_') {
      --end;
      value = placeholder(text.substr(i + 1, end - i - 1), parts);
    }
    if (!value) {
      return fail(
          ErrorCode::kInputUnreadable,
          fmt::format("permalink has an unknown placeholder '{}'", text.substr(i, end - i)));
    }
    url += escape_path(*value);
    i = end;
  }
  return tidy_url(url);
}

/// Jekyll::Page: pretty sites publish a/b.md as a/b/, others as a/b.html. Its templates know three
/// placeholders, and keep other words as they are.
std::string page_url(const SiteConfig& config, const SiteDocument& document) {
  const std::string basename = file_stem(document.path);
  const bool html = document.is_markdown || is_html_file(document.path);
  std::string url = document.values.text_of("permalink");
  if (url.empty() && !html) url = "/:path/:basename:output_ext";
  if (url.empty() && basename == "index") url = "/:path/";
  if (url.empty()) url = with_suffix("/:path/:basename", config.permalink);
  replace_all(url, ":path", escape_path("/" + fs::path(document.path).parent_path().string()));
  replace_all(url, ":basename", escape_path(basename));
  replace_all(url, kExtension, escape_path(output_extension(document)));
  return tidy_url(url);
}

}  // namespace

std::string output_extension(const SiteDocument& document) {
  const fs::path own = document.values.text_of("permalink");
  if (own.has_filename() && own.extension().string().size() > 1) return own.extension();
  return document.is_markdown ? ".html" : fs::path(document.path).extension().string();
}

Result<std::string> document_url(const SiteConfig& config, const SiteDocument& document,
                                 std::int64_t now) {
  const bool is_given = !document.values.text_of("permalink").empty();
  if (config.renderer == MarkdownRenderer::kHugo && !is_given) return hugo_url(config, document);
  if (document.is_page) return page_url(config, document);
  const std::int64_t instant = document.date.empty() ? now : document.timestamp;
  return expanded_template(template_for(config, document), {config, document, instant});
}

}  // namespace mobysearch
