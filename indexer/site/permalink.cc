// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/permalink.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "common/text/url.h"
#include "indexer/values/slug.h"

namespace mobysearch {
namespace {

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

/// The categories as path components, each once.
std::string joined(const std::vector<std::string>& categories,
                   std::string (*component)(const std::string& category)) {
  std::vector<std::string> seen;
  std::string path;
  for (const std::string& category : categories) {
    std::string part = component(category);
    if (std::find(seen.begin(), seen.end(), part) != seen.end()) continue;
    path += (path.empty() ? "" : "/") + part;
    seen.push_back(std::move(part));
  }
  return path;
}

struct TextPlaceholder {
  std::string_view name;
  std::string (*value)(const PermalinkParts& parts);
};
constexpr TextPlaceholder kTextPlaceholders[] = {
    {"title", [](const auto& parts) { return slugify(parts.slug, SlugMode::kPretty, true); }},
    {"slug", [](const auto& parts) { return slugify(parts.slug); }},
    {"name", [](const auto& parts) { return slugify(parts.basename); }},
    {"categories",
     [](const auto& parts) {
       return joined(parts.categories, [](const auto& category) { return lower_case(category); });
     }},
    {"slugified_categories",
     [](const auto& parts) {
       return joined(parts.categories, [](const auto& category) { return slugify(category); });
     }},
    {"collection", [](const auto& parts) { return parts.collection; }},
    {"path", [](const auto& parts) { return parts.path; }},
    {"output_ext", [](const auto& parts) { return parts.output_ext; }},
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

std::optional<std::string> placeholder(std::string_view name, const PermalinkParts& parts) {
  for (const TextPlaceholder& known : kTextPlaceholders) {
    if (known.name == name) return known.value(parts);
  }
  for (const DatePlaceholder& known : kDatePlaceholders) {
    if (known.name == name) return format_date(known.format, parts.timestamp, parts.zone);
  }
  return std::nullopt;
}

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

}  // namespace

std::string permalink_template(std::string_view style) {
  const NamedStyle* named = find_style(style);
  return std::string(named == nullptr ? style : named->permalink);
}

std::string with_permalink_suffix(std::string_view permalink_template, std::string_view style) {
  std::string result(permalink_template);
  if (const NamedStyle* named = find_style(style)) return result.append(named->suffix);
  if (style.ends_with('/')) result += '/';
  if (style.ends_with(kExtension)) result += kExtension;
  return result;
}

std::string escape_path(std::string_view value) { return percent_encode(value, "/!$&'()+,;=@:*?"); }

std::string tidy_url(std::string_view url) {
  std::string tidy = "/" + std::string(url);
  replace_all(tidy, "..", "/");
  replace_all(tidy, "./", "");
  const auto both_slashes = [](char a, char b) { return a == '/' && b == '/'; };
  tidy.erase(std::unique(tidy.begin(), tidy.end(), both_slashes), tidy.end());
  return tidy;
}

Result<std::string> expand_permalink(std::string_view text, const PermalinkParts& parts) {
  std::string url;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != ':' || i + 1 >= text.size() || !is_name_char(text[i + 1])) {
      url += text[i++];
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && is_name_char(text[end])) ++end;
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

std::string expand_page_permalink(std::string_view text, const PagePermalinkParts& parts) {
  std::string url(text);
  replace_all(url, ":path", escape_path(parts.directory));
  replace_all(url, ":basename", escape_path(parts.basename));
  replace_all(url, kExtension, escape_path(parts.output_ext));
  return tidy_url(url);
}

}  // namespace mobysearch
