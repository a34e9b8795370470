// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/html_tags.h"

#include <algorithm>
#include <utility>

namespace mobysearch::kramdown {
namespace {

constexpr std::string_view kHtmlContentModelBlock =
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption"
    " footer form header hgroup iframe li main map menu nav noscript object section summary td";
constexpr std::string_view kHtmlContentModelSpan =
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label"
    " legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt";
constexpr std::string_view kHtmlContentModelRaw =
    "script style math option textarea pre code kbd samp var";

/// Length of the letter at `at`, or 0; `more`: digits, `-`, `.` and `_` too.
std::size_t name_char(const Scanner& source, std::size_t at, bool more) {
  const char c = source.at(at);
  if (is_ascii_letter(c) || c == '_') return 1;
  if (more && (is_digit(c) || c == '-' || c == '.')) return 1;
  if (static_cast<unsigned char>(c) < 0x80) return 0;
  const CodePoint point = decode_utf8(source.text().substr(at));
  const bool digit = more && char_class(point.value) == CharClass::kDigit;
  return digit || is_letter(point.value) ? point.length : 0;
}

std::size_t plain_name_length(const Scanner& source, std::size_t at) {
  std::size_t length = name_char(source, at, false);
  if (length == 0) return 0;
  while (const std::size_t next = name_char(source, at + length, true)) length += next;
  return length;
}

/// Length of a run of Ruby's \p{Word}.
std::size_t word_length(const Scanner& source, std::size_t at) {
  std::size_t end = at;
  while (end < source.size()) {
    const CodePoint point = decode_utf8(source.rest_from(end));
    if (!is_word_char(point.value)) break;
    end += point.length;
  }
  return end - at;
}

std::string element_name(std::string_view written) {
  std::string lower = ascii_lower(written);
  return is_html_element(lower) ? lower : std::string(written);
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
  std::size_t value = source.skip_white(attribute.end);
  if (source.at(value) != '=') return attribute;
  value = source.skip_white(value + 1);
  if (const std::size_t word = word_length(source, value); word > 0) {
    attribute.value = source.slice(value, value + word);
    attribute.end = value + word;
    return attribute;
  }
  const char quote = source.at(value);
  if (quote != '"' && quote != '\'') return attribute;
  const std::size_t close = source.find(quote == '"' ? "\"" : "'", value + 1);
  if (close == npos) return attribute;
  attribute.value = source.slice(value + 1, close);
  attribute.end = close + 1;
  return attribute;
}

}  // namespace

ContentModel html_content_model(std::string_view name) {
  if (in_word_list(name, kHtmlContentModelBlock)) return ContentModel::kBlock;
  return in_word_list(name, kHtmlContentModelSpan) ? ContentModel::kSpan : ContentModel::kRaw;
}

bool is_html_element(std::string_view name) {
  for (const std::string_view list :
       {kHtmlSpanElements, kHtmlBlockElements, kHtmlElementsWithoutBody, kHtmlContentModelRaw}) {
    if (in_word_list(name, list)) return true;
  }
  return html_content_model(name) != ContentModel::kRaw;
}

Attributes HtmlTag::parsed_attributes() const {
  Attributes list;
  const bool known = is_html_element(name);
  Scanner source(attributes);
  for (std::size_t at = source.skip_white(0); at < source.size();) {
    const auto attribute = match_attribute(source, at);
    if (!attribute) break;
    list.set(known ? ascii_lower(attribute->name) : std::string(attribute->name), attribute->value);
    at = source.skip_white(attribute->end);
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
  for (std::size_t next = source.skip_white(end); next > end; next = source.skip_white(end)) {
    const auto attribute = match_attribute(source, next);
    if (!attribute) break;
    end = attribute->end;
  }
  tag.attributes = source.slice(begin, end);
  end = source.skip_white(end);
  tag.self_closing = source.at(end) == '/';
  if (tag.self_closing) ++end;
  if (source.at(end) != '>') return std::nullopt;
  tag.end = end + 1;
  tag.name = element_name(source.slice(at + 1, begin));
  return tag;
}

std::optional<HtmlTag> match_end_tag(const Scanner& source, std::size_t at) {
  if (!source.starts(at, "</")) return std::nullopt;
  const std::size_t length = html_name_length(source, at + 2);
  const std::size_t end = source.skip_white(at + 2 + length);
  if (length == 0 || source.at(end) != '>') return std::nullopt;
  return HtmlTag{element_name(source.slice(at + 2, at + 2 + length)), {}, false, end + 1};
}

EndTag find_end_tag(Scanner& source, std::string_view name, std::size_t from) {
  for (std::size_t at = source.find("</", from); at != npos; at = source.find("</", at + 2)) {
    const auto tag = match_end_tag(source, at);
    if (tag && ascii_lower(tag->name) == ascii_lower(name)) return {at, tag->end};
  }
  return {source.size(), source.size()};
}

std::size_t match_html_comment(Scanner& source, std::size_t at) {
  const bool instruction = source.starts(at, "<?");
  if (!instruction && !source.starts(at, "<!--")) return npos;
  const std::string_view close = instruction ? "?>" : "-->";
  const std::size_t end = source.find(close, at + (instruction ? 2 : 4));
  return end == npos ? npos : end + close.size();
}

std::optional<ContentModel> take_markdown_attribute(Element& element) {
  auto& values = element.attributes.values;
  const auto found =
      std::ranges::find_if(values, [](const auto& each) { return each.first == "markdown"; });
  if (found == values.end()) return std::nullopt;
  const std::string mode = std::move(found->second);
  values.erase(found);
  if (mode == "0") return ContentModel::kRaw;
  if (mode == "1") return html_content_model(element.value);
  if (mode == "span") return ContentModel::kSpan;
  if (mode == "block") return ContentModel::kBlock;
  return std::nullopt;
}

}  // namespace mobysearch::kramdown
