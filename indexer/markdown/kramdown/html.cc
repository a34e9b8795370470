// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/html.h"

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

bool in_list(std::string_view list, std::string_view name) {
  const std::size_t at = name.empty() ? std::string_view::npos : list.find(name);
  for (std::size_t i = at; i != std::string_view::npos; i = list.find(name, i + 1)) {
    const bool begins = i > 0 && list[i - 1] == ' ';
    if (begins && list[i + name.size()] == ' ') return true;
  }
  return false;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// Length of the letter at `at`, or 0; `more`: digits, `-`, `.` and `_` too.
std::size_t name_char(const Scanner& source, std::size_t at, bool more) {
  const char c = source.at(at);
  if (is_ascii_alpha(c) || c == '_') return 1;
  if (more && (is_ascii_digit(c) || c == '-' || c == '.')) return 1;
  if (static_cast<unsigned char>(c) < 0x80) return 0;
  const CodePoint point = decode_utf8(source.text().substr(at));
  const bool digit = more && char_class(point.value) == CharClass::kDigit;
  return digit || is_kramdown_letter(point.value) ? point.length : 0;
}

std::size_t plain_name_length(const Scanner& source, std::size_t at) {
  std::size_t length = name_char(source, at, false);
  if (length == 0) return 0;
  while (const std::size_t next = name_char(source, at + length, true)) length += next;
  return length;
}

std::size_t skip_space(const Scanner& source, std::size_t at) {
  while (at < source.size() && is_kramdown_space(source.at(at))) ++at;
  return at;
}

/// Length of a run of Ruby's \p{Word}.
std::size_t word_length(const Scanner& source, std::size_t at) {
  std::size_t end = at;
  while (end < source.size()) {
    if (is_ascii_word(source.at(end))) {
      ++end;
      continue;
    }
    if (static_cast<unsigned char>(source.at(end)) < 0x80) break;
    const CodePoint point = decode_utf8(source.text().substr(end));
    if (char_class(point.value) == CharClass::kOther && !is_connector(point.value)) break;
    end += point.length;
  }
  return end - at;
}

struct HtmlAttribute {
  std::string_view name, value;
  std::size_t end = 0;
};

/// The attribute at `at`, a name with or without a value.
std::optional<HtmlAttribute> match_attribute(Scanner& source, std::size_t at) {
  HtmlAttribute attribute;
  const std::size_t length = html_name_length(source, at);
  if (length == 0) return std::nullopt;
  attribute.name = source.slice(at, at + length);
  attribute.end = at + length;
  std::size_t value = skip_space(source, attribute.end);
  if (source.at(value) != '=') return attribute;
  value = skip_space(source, value + 1);
  if (const std::size_t word = word_length(source, value); word > 0) {
    attribute.value = source.slice(value, value + word);
    attribute.end = value + word;
    return attribute;
  }
  const char quote = source.at(value);
  if (quote != '"' && quote != '\'') return attribute;
  const std::size_t close = source.find(quote == '"' ? "\"" : "'", value + 1);
  if (close == Scanner::npos) return attribute;
  attribute.value = source.slice(value + 1, close);
  attribute.end = close + 1;
  return attribute;
}

}  // namespace

bool is_kramdown_span(std::string_view name) {
  return in_list(
      " a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark"
      " option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var ",
      name);
}

bool is_kramdown_block(std::string_view name) {
  return in_list(
      " address article aside applet body blockquote caption col colgroup dd div dl dt fieldset"
      " figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li"
      " main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul ",
      name);
}

bool is_kramdown_void(std::string_view name) {
  return in_list(
      " area base br col command embed hr img input keygen link meta param source track wbr ",
      name);
}

ContentModel content_model_of(std::string_view name) {
  if (in_list(" address applet article aside blockquote body dd details div dl fieldset figure"
              " figcaption footer form header hgroup iframe li main map menu nav noscript object"
              " section summary td ",
              name)) {
    return ContentModel::kBlock;
  }
  const bool span = in_list(
      " a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label"
      " legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt ",
      name);
  return span ? ContentModel::kSpan : ContentModel::kRaw;
}

bool is_kramdown_element(std::string_view name) {
  return is_kramdown_span(name) || is_kramdown_block(name) || is_kramdown_void(name) ||
         content_model_of(name) != ContentModel::kRaw ||
         in_list(" script style math option textarea pre code kbd samp var ", name);
}

Attributes HtmlTag::parsed_attributes() const {
  Attributes list;
  const bool known = is_kramdown_element(name);
  Scanner source(attributes);
  for (std::size_t at = skip_space(source, 0); at < source.size();) {
    const auto attribute = match_attribute(source, at);
    if (!attribute) break;
    list.set(known ? lower_ascii(attribute->name) : std::string(attribute->name), attribute->value);
    at = skip_space(source, attribute->end);
  }
  return list;
}

std::size_t html_name_length(const Scanner& source, std::size_t at) {
  const std::size_t length = plain_name_length(source, at);
  if (length == 0 || source.at(at + length) != ':') return length;
  const std::size_t local = plain_name_length(source, at + length + 1);
  return local == 0 ? length : length + 1 + local;
}

bool starts_html(const Scanner& source, std::size_t at) {
  if (source.at(at) != '<') return false;
  return source.at(at + 1) == '/' || source.starts(at + 1, "!--") ||
         html_name_length(source, at + 1) > 0;
}

std::optional<HtmlTag> match_start_tag(Scanner& source, std::size_t at) {
  if (source.at(at) != '<') return std::nullopt;
  const std::size_t length = html_name_length(source, at + 1);
  if (length == 0) return std::nullopt;
  HtmlTag tag;
  const std::size_t begin = at + 1 + length;
  std::size_t end = begin;
  for (std::size_t next = skip_space(source, end); next > end; next = skip_space(source, end)) {
    const auto attribute = match_attribute(source, next);
    if (!attribute) break;
    end = attribute->end;
  }
  tag.attributes = source.slice(begin, end);
  end = skip_space(source, end);
  tag.self_closing = source.at(end) == '/';
  if (tag.self_closing) ++end;
  if (source.at(end) != '>') return std::nullopt;
  tag.end = end + 1;
  tag.name = source.slice(at + 1, begin);
  if (std::string lower = lower_ascii(tag.name); is_kramdown_element(lower)) tag.name = lower;
  return tag;
}

std::optional<HtmlTag> match_end_tag(const Scanner& source, std::size_t at) {
  if (!source.starts(at, "</")) return std::nullopt;
  const std::size_t length = html_name_length(source, at + 2);
  const std::size_t end = skip_space(source, at + 2 + length);
  if (length == 0 || source.at(end) != '>') return std::nullopt;
  HtmlTag tag;
  tag.name = source.slice(at + 2, at + 2 + length);
  if (std::string lower = lower_ascii(tag.name); is_kramdown_element(lower)) tag.name = lower;
  tag.end = end + 1;
  return tag;
}

std::size_t find_end_tag(Scanner& source, std::string_view name, std::size_t from) {
  const std::string wanted = lower_ascii(name);
  for (std::size_t at = source.find("</", from); at != Scanner::npos;
       at = source.find("</", at + 2)) {
    const std::size_t end = at + 2 + wanted.size();
    if (end >= source.size() || lower_ascii(source.slice(at + 2, end)) != wanted) continue;
    if (source.at(skip_space(source, end)) == '>') return at;
  }
  return Scanner::npos;
}

std::size_t match_comment(Scanner& source, std::size_t at) {
  if (!source.starts(at, "<!--")) return Scanner::npos;
  const std::size_t close = source.find("-->", at + 4);
  return close == Scanner::npos ? close : close + 3;
}

std::size_t match_instruction(Scanner& source, std::size_t at) {
  if (!source.starts(at, "<?")) return Scanner::npos;
  const std::size_t close = source.find("?>", at + 2);
  return close == Scanner::npos ? close : close + 2;
}

std::optional<ContentModel> take_markdown_attribute(Element& element) {
  std::string_view mode;
  for (auto it = element.attributes.values.begin(); it != element.attributes.values.end(); ++it) {
    if (it->first != "markdown") continue;
    const std::string value = it->second;
    element.attributes.values.erase(it);
    mode = value == "0"       ? "0"
           : value == "1"     ? "1"
           : value == "span"  ? "s"
           : value == "block" ? "b"
                              : "";
    break;
  }
  if (mode == "0") return ContentModel::kRaw;
  if (mode == "1") return content_model_of(element.value);
  if (mode == "s") return ContentModel::kSpan;
  if (mode == "b") return ContentModel::kBlock;
  return std::nullopt;
}

}  // namespace mobysearch
