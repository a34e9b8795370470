// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/text_filters.h"

#include <algorithm>
#include <cstdlib>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"
#include "common/text/unicode.h"
#include "common/text/url.h"
#include "indexer/values/slug.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxReplacedText = 1U << 20;

enum class Which { kAll, kFirst, kLast };

std::string replaced(const std::string& text, const std::string& what, const std::string& with,
                     Which which) {
  if (what.empty()) return text;
  std::string out;
  std::size_t begin = 0;
  for (auto at = which == Which::kLast ? text.rfind(what) : text.find(what);
       at != std::string::npos && out.size() < kMaxReplacedText;
       at = which == Which::kAll ? text.find(what, begin) : std::string::npos) {
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

constexpr std::string_view kUriSigns = ":/?#[]@!$&'()*+,;=";
constexpr std::string_view kAddressSigns = ":/?#[]@!$&'()*+,;=%";  ///< escapes stay

/// Baseurl and path, after `site_url`; an absolute URL stays as it is.
std::string rooted(const TextCall& call, const std::string& site_url) {
  if (call.text.find("://") != std::string::npos) return call.text;
  const bool needs_slash = !call.text.empty() && !call.text.starts_with('/');
  std::string path(needs_slash ? "/" : "");
  path += call.text;
  return site_url + call.context.baseurl + percent_encode(trim_right(path), kAddressSigns);
}

struct TextFilter {
  std::string_view name;
  std::string (*apply)(const TextCall& call);
};
std::size_t length_or(const std::string& text, std::size_t otherwise) {
  return all_digits(text) && text.size() < 7 ? std::stoul(text) : otherwise;
}

/// A text of at most as many characters as the first argument says, "..." included.
std::string truncated(const TextCall& call) {
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

std::string truncated_to_words(const TextCall& call) {
  const std::vector<std::string_view> words = split_words(call.text);
  const std::size_t most = std::max<std::size_t>(length_or(call.first, 15), 1);
  if (words.size() <= most) return call.text;
  std::string text;
  for (std::size_t i = 0; i < most; ++i) text += (i == 0 ? "" : " ") + std::string(words[i]);
  return text + (call.second.empty() ? "..." : call.second);
}

std::string markdownified(const TextCall& call) {
  if (call.text.empty()) return "\n";  // as kramdown has it
  return call.context.markdownify ? call.context.markdownify(call.text) : call.text;
}

/// The same, but for what is a character reference already.
std::string escaped_once(const std::string& text) {
  std::string out;
  std::size_t begin = 0;
  for (auto at = text.find('&'); at != std::string::npos; at = text.find('&', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() &&
           (is_ascii_letter(text[end]) || is_digit(text[end]) || text[end] == '#'))
      ++end;
    if (end == at + 1 || end == text.size() || text[end] != ';') continue;
    out += escape_html(text.substr(begin, at - begin)) + text.substr(at, end + 1 - at);
    begin = at = end + 1;
    --at;
  }
  return out + escape_html(text.substr(begin));
}

std::string with_breaks(const std::string& text) {
  return replaced(replaced(text, "\r\n", "\n", Which::kAll), "\n", "<br />\n", Which::kAll);
}

std::string with_single_blanks(const std::string& text) {
  std::string out;
  for (const std::string_view word : split_words(text)) {
    out += (out.empty() ? "" : " ") + std::string(word);
  }
  return out;
}

/// Characters from a place on, which counts from the end if it is negative; one without a length.
std::string sliced(const TextCall& call) {
  const auto size = static_cast<long long>(liquid_size(Value(Value::Kind::kString, call.text)));
  long long first = std::strtoll(call.first.c_str(), nullptr, 10);
  if (first < 0) first += size;
  const long long length = call.second.empty() ? 1 : std::strtoll(call.second.c_str(), nullptr, 10);
  if (first < 0 || first >= size || length <= 0) return {};
  std::string out;
  long long at = 0;
  for (std::string_view rest = call.text; !rest.empty() && at - first < length; ++at) {
    const std::size_t bytes = decode_utf8(rest).length;
    if (at >= first) out += rest.substr(0, bytes);
    rest.remove_prefix(bytes);
  }
  return out;
}

std::string url_decoded(const std::string& text) {
  std::string blanks = text;
  std::replace(blanks.begin(), blanks.end(), '+', ' ');
  return clean_utf8(percent_decode_leniently(blanks));
}

constexpr TextFilter kTextFilters[] = {
    {"markdownify", markdownified},
    {"truncate", truncated},
    {"truncatewords", truncated_to_words},
    {"prepend", [](const TextCall& call) { return call.first + call.text; }},
    {"append", [](const TextCall& call) { return call.text + call.first; }},
    {"downcase", [](const TextCall& call) { return lower_case(call.text); }},
    {"upcase", [](const TextCall& call) { return upper_case(call.text); }},
    {"capitalize", [](const TextCall& call) { return capitalized(call.text); }},
    {"escape", [](const TextCall& call) { return escape_html(call.text); }},
    {"xml_escape", [](const TextCall& call) { return escape_html(call.text); }},
    {"strip", [](const TextCall& call) { return std::string(trim(call.text)); }},
    {"lstrip", [](const TextCall& call) { return std::string(trim_left(call.text)); }},
    {"rstrip", [](const TextCall& call) { return std::string(trim_right(call.text)); }},
    {"strip_html", [](const TextCall& call) { return without_tags(call.text); }},
    {"strip_newlines", [](const TextCall& call) { return without_newlines(call.text); }},
    {"slugify",
     [](const TextCall& call) {
       return slugify(call.text, call.first == "pretty" ? SlugMode::kPretty : SlugMode::kDefault);
     }},
    {"replace", [](const TextCall& c) { return replaced(c.text, c.first, c.second, Which::kAll); }},
    {"replace_first",
     [](const TextCall& c) { return replaced(c.text, c.first, c.second, Which::kFirst); }},
    {"replace_last",
     [](const TextCall& c) { return replaced(c.text, c.first, c.second, Which::kLast); }},
    {"remove", [](const TextCall& c) { return replaced(c.text, c.first, "", Which::kAll); }},
    {"remove_first",
     [](const TextCall& c) { return replaced(c.text, c.first, "", Which::kFirst); }},
    {"remove_last", [](const TextCall& c) { return replaced(c.text, c.first, "", Which::kLast); }},
    {"escape_once", [](const TextCall& call) { return escaped_once(call.text); }},
    {"newline_to_br", [](const TextCall& call) { return with_breaks(call.text); }},
    {"normalize_whitespace", [](const TextCall& call) { return with_single_blanks(call.text); }},
    {"slice", sliced},
    {"url_encode", [](const TextCall& call) { return encode_param(call.text); }},
    {"url_decode", [](const TextCall& call) { return url_decoded(call.text); }},
    {"cgi_escape", [](const TextCall& call) { return encode_param(call.text); }},
    {"uri_escape", [](const TextCall& call) { return percent_encode(call.text, kUriSigns); }},
    {"relative_url", [](const TextCall& call) { return rooted(call, ""); }},
    {"absolute_url", [](const TextCall& call) { return rooted(call, call.context.site_url); }},
};

}  // namespace

std::optional<std::string> apply_text_filter(std::string_view name, const TextCall& call) {
  for (const TextFilter& filter : kTextFilters) {
    if (filter.name == name) return filter.apply(call);
  }
  return std::nullopt;
}

}  // namespace mobysearch
