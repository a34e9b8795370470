// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/filters.h"

#include <cctz/time_zone.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include "common/text/unicode.h"
#include "indexer/site/permalink.h"
#include "indexer/site/post_date.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxText = 1U << 20;

using Arguments = std::vector<std::string>;

std::string argument(const Arguments& arguments, std::size_t i) {
  return i < arguments.size() ? arguments[i] : std::string();
}

std::string rooted(const std::string& path, const LiquidContext& context) {
  return context.baseurl + (path.empty() || path[0] != '/' ? "/" : "") + path;
}

std::string replaced(const std::string& text, const std::string& what, const std::string& with,
                     bool once) {
  if (what.empty()) return text;
  std::string out;
  std::size_t begin = 0;
  for (auto at = text.find(what); at != std::string::npos && out.size() < kMaxText;
       at = once ? std::string::npos : text.find(what, begin)) {
    out += text.substr(begin, at - begin) + with;
    begin = at + what.size();
  }
  return out + text.substr(begin);
}

std::string without_tags(const std::string& html) {
  std::string out;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) out += c;
    if (c == '>') in_tag = false;
  }
  return out;
}

std::string capitalized(const std::string& text) {
  if (text.empty()) return text;
  const std::size_t length = decode_utf8(text).length;
  return upper_case(text.substr(0, length)) + lower_case(text.substr(length));
}

std::string count_of(const Value& value) {
  if (value.is_list()) return std::to_string(value.list.size());
  std::size_t characters = 0;
  for (const char c : value.text) characters += (c & 0xC0) != 0x80 ? 1 : 0;
  return std::to_string(characters);
}

std::string joined(const Value& list, const Arguments& arguments) {
  const std::string between = arguments.empty() ? " " : arguments[0];
  std::string out;
  for (const Value& item : list.list) out += (out.empty() ? "" : between) + item.text;
  return out;
}

/// nullopt: no filter for dates, or no date.
std::optional<std::string> formatted_date(const Value& value, std::string_view name,
                                          const Arguments& arguments,
                                          const LiquidContext& context) {
  const std::map<std::string_view, std::string> formats = {
      {"date", argument(arguments, 0)},
      {"date_to_string", "%d %b %Y"},
      {"date_to_long_string", "%d %B %Y"},
      {"date_to_xmlschema", "%Y-%m-%dT%H:%M:%S%Ez"}};
  const auto format = formats.find(name);
  if (format == formats.end() || format->second.empty()) return std::nullopt;
  std::optional<std::int64_t> instant = parse_date(value, context.zone);
  if (value.text == std::to_string(context.now) || value.text == "now") instant = context.now;
  if (!instant) return std::nullopt;
  const cctz::time_point<cctz::seconds> time{cctz::seconds(*instant)};
  return cctz::format(format->second, time, context.zone);
}

std::optional<std::string> address(const std::string& text, std::string_view name,
                                   const LiquidContext& context) {
  const bool whole = text.find("://") != std::string::npos;
  if (name == "relative_url") return whole ? text : rooted(text, context);
  if (name == "absolute_url") return whole ? text : context.site_url + rooted(text, context);
  return std::nullopt;
}

std::optional<std::string> text_filter(const std::string& text, std::string_view name,
                                       const Arguments& arguments) {
  const std::string first = argument(arguments, 0);
  if (name == "prepend") return first + text;
  if (name == "append") return text + first;
  if (name == "downcase") return lower_case(text);
  if (name == "upcase") return upper_case(text);
  if (name == "capitalize") return capitalized(text);
  if (name == "escape" || name == "xml_escape") return escape_markup(text);
  if (name == "strip") return std::string(trimmed_liquid(text));
  if (name == "strip_html") return without_tags(text);
  if (name == "slugify") return slugify(text, SlugMode::kDefault, false);
  if (name == "replace") return replaced(text, first, argument(arguments, 1), false);
  if (name == "replace_first") return replaced(text, first, argument(arguments, 1), true);
  if (name == "remove") return replaced(text, first, "", false);
  if (name == "remove_first") return replaced(text, first, "", true);
  if (name == "strip_newlines") return replaced(replaced(text, "\r", "", false), "\n", "", false);
  return std::nullopt;
}

}  // namespace

LiquidValue apply_liquid_filter(LiquidValue value, std::string_view name,
                                const std::vector<std::string>& arguments,
                                const LiquidContext& context) {
  const bool absent = value.value.is_null() || value.value.is_false() || value.text().empty();
  if (name == "default" && !value.value.is_list()) {
    return absent && value.known ? known_text(argument(arguments, 0)) : value;
  }
  if (!value.known || value.value.is_map()) return value;
  if (name == "size") return known_text(count_of(value.value));
  if (name == "join" && value.value.is_list()) return known_text(joined(value.value, arguments));
  if (value.value.is_list()) return value;
  if (auto text = formatted_date(value.value, name, arguments, context)) return known_text(*text);
  if (auto text = address(value.text(), name, context)) return known_text(*text);
  if (auto text = text_filter(value.text(), name, arguments)) return known_text(*text);
  return value;
}

}  // namespace mobysearch
