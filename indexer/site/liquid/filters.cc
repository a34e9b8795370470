// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/filters.h"

#include <optional>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"
#include "common/text/unicode.h"
#include "indexer/values/date.h"
#include "indexer/values/slug.h"

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

struct DateFilter {
  std::string_view name;
  const char* format;  ///< for format_date(); nullptr: the argument
};
constexpr DateFilter kDateFilters[] = {
    {"date", nullptr},
    {"date_to_string", "%d %b %Y"},
    {"date_to_long_string", "%d %B %Y"},
    {"date_to_xmlschema", "%Y-%m-%dT%H:%M:%S%Ez"},
};

std::optional<std::int64_t> instant_of(const Value& value, const LiquidContext& context) {
  const bool is_now = value.text == std::to_string(context.now) || value.text == "now";
  return is_now ? context.now : parse_date(value, context.zone);
}

/// nullopt: not a date filter, or not a date.
std::optional<std::string> formatted_date(const Value& value, std::string_view name,
                                          const Arguments& arguments,
                                          const LiquidContext& context) {
  for (const DateFilter& filter : kDateFilters) {
    if (filter.name != name) continue;
    const std::string format =
        filter.format == nullptr ? argument(arguments, 0) : std::string(filter.format);
    const auto instant = instant_of(value, context);
    if (format.empty() || !instant) return std::nullopt;
    return format_date(format, *instant, context.zone);
  }
  return std::nullopt;
}

std::optional<std::string> address(const std::string& text, std::string_view name,
                                   const LiquidContext& context) {
  const bool is_absolute = text.find("://") != std::string::npos;
  if (name == "relative_url") return is_absolute ? text : rooted(text, context);
  if (name == "absolute_url") return is_absolute ? text : context.site_url + rooted(text, context);
  return std::nullopt;
}

struct TextFilter {
  std::string_view name;
  std::string (*apply)(const std::string& text, const Arguments& arguments);
};
constexpr TextFilter kTextFilters[] = {
    {"prepend", [](const auto& text, const auto& args) { return argument(args, 0) + text; }},
    {"append", [](const auto& text, const auto& args) { return text + argument(args, 0); }},
    {"downcase", [](const auto& text, const auto&) { return lower_case(text); }},
    {"upcase", [](const auto& text, const auto&) { return upper_case(text); }},
    {"capitalize", [](const auto& text, const auto&) { return capitalized(text); }},
    {"escape", [](const auto& text, const auto&) { return escape_html(text); }},
    {"xml_escape", [](const auto& text, const auto&) { return escape_html(text); }},
    {"strip", [](const auto& text, const auto&) { return std::string(trim(text)); }},
    {"strip_html", [](const auto& text, const auto&) { return without_tags(text); }},
    {"slugify", [](const auto& text, const auto&) { return slugify(text); }},
    {"replace",
     [](const auto& text, const auto& args) {
       return replaced(text, argument(args, 0), argument(args, 1), false);
     }},
    {"replace_first",
     [](const auto& text, const auto& args) {
       return replaced(text, argument(args, 0), argument(args, 1), true);
     }},
    {"remove", [](const auto& text,
                  const auto& args) { return replaced(text, argument(args, 0), "", false); }},
    {"remove_first", [](const auto& text,
                        const auto& args) { return replaced(text, argument(args, 0), "", true); }},
    {"strip_newlines",
     [](const auto& text, const auto&) {
       return replaced(replaced(text, "\r", "", false), "\n", "", false);
     }},
};

std::optional<std::string> filtered_text(const std::string& text, std::string_view name,
                                         const Arguments& arguments) {
  for (const TextFilter& filter : kTextFilters) {
    if (filter.name == name) return filter.apply(text, arguments);
  }
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
  if (auto text = filtered_text(value.text(), name, arguments)) return known_text(*text);
  return value;
}

}  // namespace mobysearch
