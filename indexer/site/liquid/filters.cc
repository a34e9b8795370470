// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"
#include "common/text/unicode.h"
#include "indexer/site/liquid/expression.h"
#include "indexer/values/date.h"
#include "indexer/values/slug.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxText = 1U << 20;

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

std::string without_newlines(std::string text) {
  std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
  return text;
}

std::string capitalized(const std::string& text) {
  if (text.empty()) return text;
  const std::size_t length = decode_utf8(text).length;
  return upper_case(text.substr(0, length)) + lower_case(text.substr(length));
}

std::string joined(const Value& list, const std::vector<std::string>& arguments) {
  const std::string between = arguments.empty() ? " " : arguments[0];
  std::string out;
  for (std::size_t i = 0; i < list.list.size() && out.size() < kMaxText; ++i) {
    out += (i == 0 ? "" : between) + list.list[i].text;
  }
  return out;
}

/// A text that a filter is applied to, and the filter's arguments, empty if there are none.
struct Call {
  const std::string& text;
  const std::string& first;
  const std::string& second;
  const LiquidContext& context;
};

/// Baseurl and path, after `site_url`; an absolute URL stays as it is.
std::string rooted(const Call& call, const std::string& site_url) {
  if (call.text.find("://") != std::string::npos) return call.text;
  return site_url + call.context.baseurl + (call.text.starts_with('/') ? "" : "/") + call.text;
}

struct TextFilter {
  std::string_view name;
  std::string (*apply)(const Call& call);
};
std::size_t length_or(const std::string& text, std::size_t otherwise) {
  return all_digits(text) && text.size() < 7 ? std::stoul(text) : otherwise;
}

/// A text of at most as many characters as the first argument says, "..." included.
std::string truncated(const Call& call) {
  const std::string end = call.second.empty() ? "..." : call.second;
  const auto end_length = static_cast<std::size_t>(liquid_size(Value(Value::Kind::kString, end)));
  const std::size_t most = length_or(call.first, 50);
  std::size_t kept = 0;  // bytes of the characters that stay before `end`
  std::size_t count = 0;
  for (std::string_view rest = call.text; !rest.empty(); ++count) {
    const std::size_t size = decode_utf8(rest).length;
    if (count + end_length < most) kept += size;
    rest.remove_prefix(size);
  }
  return count <= most ? call.text : call.text.substr(0, kept) + end;
}

std::string truncated_to_words(const Call& call) {
  const std::vector<std::string_view> words = split_words(call.text);
  const std::size_t most = std::max<std::size_t>(length_or(call.first, 15), 1);
  if (words.size() <= most) return call.text;
  std::string text;
  for (std::size_t i = 0; i < most; ++i) text += (i == 0 ? "" : " ") + std::string(words[i]);
  return text + (call.second.empty() ? "..." : call.second);
}

std::string markdownified(const Call& call) {
  return call.context.markdownify ? call.context.markdownify(call.text) : call.text;
}

constexpr TextFilter kTextFilters[] = {
    {"markdownify", markdownified},
    {"truncate", truncated},
    {"truncatewords", truncated_to_words},
    {"prepend", [](const Call& call) { return call.first + call.text; }},
    {"append", [](const Call& call) { return call.text + call.first; }},
    {"downcase", [](const Call& call) { return lower_case(call.text); }},
    {"upcase", [](const Call& call) { return upper_case(call.text); }},
    {"capitalize", [](const Call& call) { return capitalized(call.text); }},
    {"escape", [](const Call& call) { return escape_html(call.text); }},
    {"xml_escape", [](const Call& call) { return escape_html(call.text); }},
    {"strip", [](const Call& call) { return std::string(trim(call.text)); }},
    {"lstrip", [](const Call& call) { return std::string(trim_left(call.text)); }},
    {"rstrip", [](const Call& call) { return std::string(trim_right(call.text)); }},
    {"strip_html", [](const Call& call) { return without_tags(call.text); }},
    {"strip_newlines", [](const Call& call) { return without_newlines(call.text); }},
    {"slugify", [](const Call& call) { return slugify(call.text); }},
    {"replace", [](const Call& c) { return replaced(c.text, c.first, c.second, false); }},
    {"replace_first", [](const Call& c) { return replaced(c.text, c.first, c.second, true); }},
    {"remove", [](const Call& call) { return replaced(call.text, call.first, "", false); }},
    {"remove_first", [](const Call& call) { return replaced(call.text, call.first, "", true); }},
    {"relative_url", [](const Call& call) { return rooted(call, ""); }},
    {"absolute_url", [](const Call& call) { return rooted(call, call.context.site_url); }},
};

struct DateFilter {
  std::string_view name;
  const char* format;  ///< for format_date(); nullptr: the first argument
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

LiquidValue apply_to_scalar(LiquidValue value, std::string_view name, const Call& call) {
  for (const TextFilter& filter : kTextFilters) {
    if (filter.name == name) return known_text(filter.apply(call));
  }
  for (const DateFilter& filter : kDateFilters) {
    if (filter.name != name) continue;
    const std::string format = filter.format == nullptr ? call.first : filter.format;
    const auto instant = instant_of(value.value, call.context);
    if (format.empty() || !instant) break;
    return known_text(format_date(format, *instant, call.context.zone));
  }
  return value;
}

}  // namespace

LiquidValue apply_liquid_filter(LiquidValue value, std::string_view name,
                                const std::vector<std::string>& arguments,
                                const LiquidContext& context) {
  const std::string first = arguments.empty() ? "" : arguments[0];
  const std::string second = arguments.size() < 2 ? "" : arguments[1];
  const std::string text = value.text();
  if (name == "default" && !value.value.is_list()) {
    const bool absent = value.value.is_null() || value.value.is_false() || text.empty();
    return absent && value.known ? known_text(first) : value;
  }
  if (!value.known) return value;
  if (name == "size") {
    return {true, Value(Value::Kind::kNumber, std::to_string(liquid_size(value.value)))};
  }
  if (value.value.is_map()) return value;
  if (!value.value.is_list()) return apply_to_scalar(value, name, {text, first, second, context});
  return name == "join" ? known_text(joined(value.value, arguments)) : value;
}

}  // namespace mobysearch
