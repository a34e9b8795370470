// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/html_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "common/unicode.h"

namespace mobysearch {
namespace {

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == ':';
}

bool in_list(std::string_view list, std::string_view name) {
  return !name.empty() && list.find(" " + std::string(name) + " ") != std::string_view::npos;
}

/// End of the tag that `html` begins with (one past '>'), or npos. Quotes may hold '>'.
std::size_t tag_end(std::string_view html) {
  char quote = '\0';
  for (std::size_t i = 1; i < html.size(); ++i) {
    const char c = html[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && html[i - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    } else if (c == '<') {
      return std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

bool is_void_element(std::string_view name) {
  return in_list(" area base br col embed hr img input link meta param source track wbr ", name);
}

/// Where `</name` stands in `html`, whatever its case, or npos.
std::size_t find_close(std::string_view html, std::string_view name) {
  for (auto at = html.find("</"); at != std::string_view::npos; at = html.find("</", at + 2)) {
    const auto found = html.substr(at + 2, name.size());
    const bool same =
        std::equal(found.begin(), found.end(), name.begin(), name.end(),
                   [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
    if (same) return at;
  }
  return std::string_view::npos;
}

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr Entity kEntities[] = {
    {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},   {"ndash", "–"},  {"mdash", "—"},  {"hellip", "…"}, {"lsquo", "‘"},
    {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},  {"laquo", "«"},  {"raquo", "»"},
    {"copy", "©"},   {"reg", "®"},    {"trade", "™"},  {"deg", "°"},    {"middot", "·"},
    {"bull", "•"},   {"times", "×"},  {"euro", "€"},   {"pound", "£"},  {"yen", "¥"},
    {"sect", "§"},   {"para", "¶"},   {"szlig", "ß"},  {"auml", "ä"},   {"ouml", "ö"},
    {"uuml", "ü"},   {"Auml", "Ä"},   {"Ouml", "Ö"},   {"Uuml", "Ü"},   {"eacute", "é"},
    {"egrave", "è"}, {"ecirc", "ê"},  {"agrave", "à"}, {"aacute", "á"}, {"acirc", "â"},
    {"ccedil", "ç"}, {"iacute", "í"}, {"oacute", "ó"}, {"uacute", "ú"}, {"ntilde", "ñ"},
    {"aring", "å"},  {"oslash", "ø"}, {"aelig", "æ"},  {"rarr", "→"},   {"larr", "←"},
    {"uarr", "↑"},   {"darr", "↓"},   {"harr", "↔"},   {"check", "✓"},  {"le", "≤"},
    {"ge", "≥"},     {"ne", "≠"},     {"minus", "−"},  {"plusmn", "±"}, {"frac12", "½"},
    {"sup2", "²"},   {"sup3", "³"},   {"micro", "µ"},  {"ensp", " "},   {"emsp", " "},
    {"thinsp", " "}, {"zwj", ""},     {"zwnj", ""},    {"shy", ""},     {"hearts", "♥"}};

/// Decodes the reference that `text` ("&…") begins with into `out`; its length, or 0.
std::size_t decode_entity(std::string_view text, std::string& out) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  std::string_view name = text.substr(1, end - 1);
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    name.remove_prefix(hex ? 2 : 1);
    unsigned value = 0;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
    if (name.empty() || read.ec != std::errc{} || read.ptr != name.data() + name.size()) return 0;
    if (value == 0xA0) {
      out += ' ';
    } else {
      append_utf8(out, static_cast<char32_t>(value));
    }
    return end + 1;
  }
  for (const Entity& entity : kEntities) {
    if (entity.name != name) continue;
    out += entity.text;
    return end + 1;
  }
  return 0;
}

/// Calls found(key, value) for each attribute, until it returns true.
template <class Found>
void each_attribute(std::string_view text, const Found& found) {
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && !is_name_char(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && is_name_char(text[i])) ++i;
    if (i == begin) return;
    std::string key(text.substr(begin, i - begin));
    for (char& c : key) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    while (i < text.size() && std::isspace(static_cast<unsigned char>(text[i])) != 0) ++i;
    std::string_view value;
    if (i < text.size() && text[i] == '=') {
      ++i;
      while (i < text.size() && std::isspace(static_cast<unsigned char>(text[i])) != 0) ++i;
      const bool quoted = i < text.size() && (text[i] == '"' || text[i] == '\'');
      const std::size_t from = quoted ? i + 1 : i;
      const std::size_t end = quoted ? text.find(text[i], from) : text.find_first_of(" \t\n", from);
      value = text.substr(from, end == std::string_view::npos ? end : end - from);
      i = end == std::string_view::npos ? text.size() : end + (quoted ? 1 : 0);
    }
    if (found(key, value)) return;
  }
}

}  // namespace

std::string HtmlToken::attribute(std::string_view wanted) const {
  std::string result;
  each_attribute(attributes, [&](const std::string& key, std::string_view value) {
    if (key != wanted) return false;
    result = decode_entities(value);
    return true;
  });
  return result;
}

bool HtmlToken::has_attribute(std::string_view wanted) const {
  bool has = false;
  each_attribute(attributes, [&](const std::string& key, std::string_view) {
    has = has || key == wanted;
    return has;
  });
  return has;
}

bool HtmlReader::next(HtmlToken& token) {
  if (rest_.empty()) return false;
  token = {};
  if (!raw_until_.empty()) {
    const std::size_t end = std::min(find_close(rest_, raw_until_), rest_.size());
    token.text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    raw_until_.clear();
    return true;
  }
  if (rest_.substr(0, 4) == "<!--") {
    const auto end = rest_.find("-->", 4);
    token.kind = HtmlToken::Kind::kComment;
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 3);
    return true;
  }
  const std::string name = rest_[0] == '<' ? tag_name(rest_) : std::string();
  const std::size_t end = name.empty() ? std::string_view::npos : tag_end(rest_);
  if (end == std::string_view::npos) {
    const auto next = rest_.find('<', 1);
    token.text = rest_.substr(0, next);
    rest_.remove_prefix(token.text.size());
    return true;
  }
  const bool closing = rest_[1] == '/';
  token.kind = closing ? HtmlToken::Kind::kClose : HtmlToken::Kind::kOpen;
  token.name = name;
  token.self_closing = rest_[end - 2] == '/';
  const std::size_t begin = 1 + (closing ? 1 : 0) + name.size();
  token.attributes = rest_.substr(begin, end - 1 - begin);
  rest_.remove_prefix(end);
  if (!closing && !token.self_closing && is_invisible_element(name)) {
    raw_until_ = name;
  }
  return true;
}

std::string tag_name(std::string_view html) {
  std::size_t i = 1;
  if (html.size() < 2 || html[0] != '<') return {};
  if (html[1] == '/') ++i;
  std::string name;
  if (i >= html.size() || std::isalpha(static_cast<unsigned char>(html[i])) == 0) return {};
  while (i < html.size() && is_name_char(html[i]) && name.size() < 64) {
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(html[i++])));
  }
  // <https://…> and <a@b.c> are autolinks, no tags.
  if (i < html.size() && (html[i] == '@' || html[i] == '.')) return {};
  if (!name.empty() && name.find(':') != std::string::npos) return {};
  return name;
}

bool is_span_element(std::string_view name) {
  return in_list(
      " a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark"
      " option q rb rbc rp rt rtc ruby samp select small span strong sub sup time tt u var ",
      name);
}

bool is_raw_element(std::string_view name) {
  return in_list(" script style math pre option textarea ", name);
}

bool is_invisible_element(std::string_view name) {
  return in_list(" script style template head title textarea ", name);
}

bool is_block_element(std::string_view name) {
  return in_list(
      " address article aside blockquote body br caption center dd details dialog div dl dt "
      "fieldset"
      " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe li main nav ol p pre"
      " section summary table tbody td tfoot th thead tr ul video audio ",
      name);
}

std::size_t html_extent(std::string_view html) {
  if (html.substr(0, 4) == "<!--") {
    const auto end = html.find("-->", 4);
    return end == std::string_view::npos ? html.size() : end + 3;
  }
  const std::string name = tag_name(html);
  const std::size_t open_end = name.empty() ? std::string_view::npos : tag_end(html);
  if (open_end == std::string_view::npos) return 0;
  const bool lone = html[1] == '/' || html[open_end - 2] == '/' || is_void_element(name);
  if (lone) return open_end;
  int depth = 1;
  for (std::size_t at = html.find('<', open_end); at != std::string_view::npos;
       at = html.find('<', at + 1)) {
    const std::string_view rest = html.substr(at);
    const bool close = rest.size() > 1 && rest[1] == '/';
    if (rest.substr(close ? 2 : 1, name.size()).size() != name.size() || tag_name(rest) != name) {
      continue;
    }
    const std::size_t end = tag_end(rest);
    if (end == std::string_view::npos) continue;
    if (!close && !is_raw_element(name) && rest[end - 2] != '/') ++depth;
    if (close && --depth == 0) return at + end;
  }
  return html.size();
}

HtmlElement split_element(std::string_view element) {
  HtmlElement parts;
  parts.name = element.substr(0, 4) == "<!--" ? "!--" : tag_name(element);
  const std::size_t open_end = parts.name == "!--" ? std::string_view::npos : tag_end(element);
  if (open_end == std::string_view::npos) {
    parts.open = element;
    return parts;
  }
  HtmlToken tag;
  HtmlReader(element).next(tag);
  parts.has_markdown_attribute = tag.has_attribute("markdown");
  const std::string mode = tag.attribute("markdown");
  parts.markdown = mode == "1" || mode == "block" || mode == "span";
  parts.open = element.substr(0, open_end);
  const auto close = element.rfind("</");
  const bool closed = close != std::string_view::npos && close >= open_end &&
                      tag_name(element.substr(close)) == parts.name;
  parts.content = element.substr(open_end, closed ? close - open_end : std::string_view::npos);
  if (closed) parts.close = element.substr(close);
  return parts;
}

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = text[i] == '&' ? decode_entity(text.substr(i), out) : 0;
    if (length > 0) {
      i += length;
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace mobysearch
