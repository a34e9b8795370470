// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/html/text.h"

#include <algorithm>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::string_view kKnownAttributes =
    "id name href src alt title data-src data-lazy-src data-original data-id data type markdown"
    " aria-label videoid videotitle playlabel params content http-equiv";

constexpr std::size_t npos = std::string_view::npos;

/// Bytes of a tag's name.
constexpr std::size_t kMaxName = 64;

bool is_name_char(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '_' || c == ':';
}

/// Lower-case name of the tag that `html` begins with, or "".
std::string tag_name(std::string_view html) {
  const std::size_t begin = html.starts_with("</") ? 2 : 1;
  if (html.size() <= begin || html[0] != '<' || !is_ascii_letter(html[begin])) return {};
  std::size_t end = begin;
  while (end < html.size() && is_name_char(html[end]) && end < begin + kMaxName) ++end;
  // <https://…> and <a@b.c> are autolinks, no tags.
  if (end < html.size() && (html[end] == '@' || html[end] == '.')) return {};
  const std::string_view name = html.substr(begin, end - begin);
  return name.ends_with(':') ? std::string() : ascii_lower(name);
}

/// End of the tag that `html` begins with (one past '>'), or npos. As in HTML, a value in quotes
/// may hold '>', and '<' ends nothing; but a quote that is never closed does not take the page's
/// rest.
std::size_t tag_end(std::string_view html) {
  std::size_t at = 1;
  for (bool may_quote = false; at < html.size(); ++at) {
    const char c = html[at];
    if (c == '>') return at + 1;
    if (may_quote && (c == '"' || c == '\'')) {
      at = html.find(c, at + 1);
      if (at == npos) break;
    }
    may_quote = c == '=' || (may_quote && is_ascii_blank(c));
  }
  const std::size_t end = html.find('>');
  return end == npos ? npos : end + 1;
}

/// Where the closing tag of `name` stands in `html`, whatever its case, or npos.
std::size_t find_close(std::string_view html, std::string_view name) {
  for (auto at = html.find("</"); at != npos; at = html.find("</", at + 2)) {
    const std::string_view rest = html.substr(at + 2);
    const bool is_same = ascii_lower(rest.substr(0, name.size())) == name;
    const std::string_view behind = rest.substr(std::min(name.size(), rest.size()));
    if (is_same &&
        (behind.empty() || is_ascii_blank(behind[0]) || behind[0] == '/' || behind[0] == '>')) {
      return at;
    }
  }
  return npos;
}

/// End of the comment that `html` begins with, or 0 if it begins with none. `<!-->` is a whole one,
/// and what HTML takes for one are `<!doctype>`, `<?php … ?>` and `</3>`.
std::size_t comment_end(std::string_view html) {
  const auto past = [](std::size_t at, std::size_t length) {
    return at == npos ? npos : at + length;
  };
  if (html.starts_with("<!-->") || html.starts_with("<!--->")) return html.find('>') + 1;
  if (html.starts_with("<!--")) {
    const std::size_t end = html.find("-->", 4);
    const std::size_t odd_end = html.substr(0, end).find("--!>", 4);
    return odd_end == npos ? past(end, 3) : past(odd_end, 4);
  }
  const bool is_odd = html.starts_with("<!") || html.starts_with("<?") ||
                      (html.starts_with("</") && html.size() > 2 && !is_ascii_letter(html[2]));
  const std::size_t end = is_odd ? html.find('>') : npos;
  return end == npos ? 0 : end + 1;
}

}  // namespace

void Attributes::set(std::string_view key, std::string_view value) {
  if (!in_word_list(key, kKnownAttributes)) return;
  for (auto& [name, old] : values) {
    if (name != key) continue;
    old = value;
    return;
  }
  values.emplace_back(key, value);
}

std::string_view Attributes::get(std::string_view key) const {
  for (const auto& [name, value] : values) {
    if (name == key) return value;
  }
  return {};
}

bool Attributes::has(std::string_view key) const {
  return std::ranges::any_of(values, [&](const auto& entry) { return entry.first == key; });
}

Attributes HtmlToken::parsed_attributes() const {
  Attributes list;
  const std::string_view in = attributes;
  for (std::size_t i = 0; i < in.size();) {
    while (i < in.size() && !is_name_char(in[i])) ++i;
    const std::size_t begin = i;
    while (i < in.size() && is_name_char(in[i])) ++i;
    if (i == begin) break;
    const std::string key = ascii_lower(in.substr(begin, i - begin));
    while (i < in.size() && is_ascii_blank(in[i])) ++i;
    std::string_view value;
    if (i < in.size() && in[i] == '=') {
      ++i;
      while (i < in.size() && is_ascii_blank(in[i])) ++i;
      const bool quoted = i < in.size() && (in[i] == '"' || in[i] == '\'');
      const std::size_t from = quoted ? i + 1 : i;
      const std::size_t end = quoted ? in.find(in[i], from) : in.find_first_of(" \t\n", from);
      value = in.substr(from, end == npos ? end : end - from);
      i = end == npos ? in.size() : end + (quoted ? 1 : 0);
    }
    if (!list.has(key)) list.set(key, value);
  }
  return list;
}

bool HtmlReader::next(HtmlToken& token) {
  if (rest_.empty()) return false;
  token = {};
  if (rest_.size() <= tail_ && !rest_.starts_with("<!--")) {
    token.text = take(npos);
  } else if (!raw_until_.empty()) {
    token.text = take(find_close(rest_, raw_until_));
    raw_until_.clear();
  } else if (const std::size_t end = comment_end(rest_); end != 0) {
    token.kind = HtmlToken::Kind::kComment;
    take(end);
  } else if (!next_tag(token)) {
    token.text = take(rest_.find('<', 1));
  }
  return true;
}

bool HtmlReader::next_tag(HtmlToken& token) {
  const std::string name = tag_name(rest_);
  const std::size_t end = name.empty() ? npos : tag_end(rest_);
  if (end == npos) return false;
  const std::string_view tag = take(end);
  const bool closing = tag[1] == '/';
  token.kind = closing ? HtmlToken::Kind::kClose : HtmlToken::Kind::kOpen;
  token.name = name;
  token.self_closing = tag[end - 2] == '/';
  token.attributes = tag.substr(0, end - 1).substr((closing ? 2 : 1) + name.size());
  if (!closing && !token.self_closing && is_invisible_element(name)) raw_until_ = name;
  return true;
}

std::string_view HtmlReader::take(std::size_t length) {
  const std::string_view taken = rest_.substr(0, length);
  rest_.remove_prefix(taken.size());
  return taken;
}

bool is_invisible_element(std::string_view name) {
  return in_word_list(name, "script style template head title textarea noscript noembed noframes");
}

bool is_block_element(std::string_view name) {
  return in_word_list(
      name,
      "address article aside blockquote body br caption center dd details dialog div dl dt fieldset"
      " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe li main nav ol p pre"
      " section summary table tbody td tfoot th thead tr ul video audio");
}

}  // namespace mobysearch
