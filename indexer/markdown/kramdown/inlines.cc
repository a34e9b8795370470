// SPDX-License-Identifier: GPL-2.0-or-later
// Emphasis, code, automatic links, mathematics and other short marks.
#include "common/text/unicode.h"
#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/extensions.h"
#include "indexer/markdown/kramdown/lines.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch {
namespace {

constexpr std::size_t npos = Scanner::npos;

/// The code point that ends at `end`, or 0.
char32_t code_point_before(std::string_view text, std::size_t end) {
  if (end == 0) return 0;
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && (text[begin] & '\xC0') == '\x80') --begin;
  return decode_utf8(text.substr(begin)).value;
}

/// A letter, or a letter and a hyphen, before `at`: an underscore there is no emphasis.
bool is_after_letter(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '-') --at;
  return is_kramdown_letter(code_point_before(text, at));
}

}  // namespace

void SpanParser::emphasis() {
  Scanner& source = *source_;
  const std::size_t begin = source.pos;
  const char mark = at(begin);
  const std::size_t length = at(begin + 1) == mark ? 2 : 1;
  const ElementKind kind = length == 2 ? ElementKind::kStrong : ElementKind::kEmphasis;
  const bool is_text = (mark == '_' && is_after_letter(source.text(), begin)) ||
                       is_kramdown_space(at(begin + length)) || inside(kind) || budget_ == 0 ||
                       open_.size() >= kMaxOpenSpans;
  if (is_text) {
    add_text(begin + length);
    return;
  }
  const std::string_view delimiter =
      mark == '*' ? (length == 2 ? "**" : "*") : (length == 2 ? "__" : "_");
  source.pos = begin + length;
  Element* element = emphasized(delimiter, kind);
  if (element == nullptr && length == 2 && open_.back()->kind != ElementKind::kEmphasis) {
    source.pos = begin + 1;
    element = emphasized(delimiter.substr(1), ElementKind::kEmphasis);
  }
  if (element != nullptr) {
    open_.back()->children.push_back(element);
  } else {
    source.pos = begin;
    add_text(begin + length);
  }
}

Element* SpanParser::emphasized(std::string_view delimiter, ElementKind kind) {
  Element* element = document_.make(kind);
  Stop stop{Stop::Kind::kDelimiter, delimiter};
  if (!parse_spans(*element, &stop, Marks::kAll)) return nullptr;
  source_->pos += delimiter.size();
  return element;
}

void SpanParser::code_span() {
  Scanner& source = *source_;
  const std::size_t begin = source.pos;
  std::size_t open = begin;
  while (at(open) == '`') ++open;
  const std::size_t length = open - begin;
  const bool after_space = begin == 0 || is_kramdown_space(at(begin - 1));
  const bool lone = length == 1 && after_space && is_kramdown_space(at(open));
  const std::string_view marks = source.slice(begin, open);
  const std::size_t close = lone || budget_ == 0 ? npos : source.text().find(marks, open);
  if (close == npos) {
    if (!lone) spend(source.size() - open);
    add_text(open);
    return;
  }
  std::string_view code = source.slice(open, close);
  if (length > 1 && !code.empty() && code.front() == ' ') code.remove_prefix(1);
  if (length > 1 && !code.empty() && code.back() == ' ') code.remove_suffix(1);
  add(ElementKind::kCodeSpan, code);
  source.pos = close + length;
}

bool SpanParser::autolink() {
  Scanner& source = *source_;
  const std::size_t begin = source.pos + 1;
  for (const std::string_view scheme : {"mailto:", "http:", "https:", "ftp:", "ftps:"}) {
    if (!source.starts(begin, scheme)) continue;
    const std::size_t close = source.find(">", begin + scheme.size() + 1);
    if (close == npos || source.slice(begin, close).find('\n') != npos) return false;
    const std::string_view url = source.slice(begin, close);
    Element& link = add(ElementKind::kLink);
    link.attributes.set("href", url);
    document_.add_text(link, scheme == "mailto:" ? url.substr(scheme.size()) : url);
    source.pos = close + 1;
    return true;
  }
  int signs = 0;
  std::size_t end = begin;
  for (; end < source.size(); ++end) {
    const char c = at(end);
    const bool plain =
        is_ascii_word(c) || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (!plain && c != '@') break;
    if (c == '@' && (++signs > 1 || end == begin)) return false;
  }
  if (at(end) != '>' || signs != 1 || at(end - 1) == '@') return false;
  Element& link = add(ElementKind::kLink);
  document_.add_text(link, source.slice(begin, end));
  source.pos = end + 1;
  return true;
}

bool SpanParser::math() {
  Scanner& source = *source_;
  if (!source.starts(source.pos, "$$")) return false;
  const std::size_t close = source.find("$$", source.pos + 2);
  if (close == npos) return false;
  add(ElementKind::kMath, stripped(source.slice(source.pos + 2, close)));
  source.pos = close + 2;
  return true;
}

bool SpanParser::strikethrough() {
  Scanner& source = *source_;
  const std::size_t begin = source.pos + 2;
  if (!document_.options.gfm || at(source.pos + 1) != '~') return false;
  if (begin >= source.size() || is_kramdown_space(at(begin)) || at(begin) == '~') return false;
  std::size_t close = source.find("~~", begin);
  while (close != npos && (is_kramdown_space(at(close - 1)) || at(close - 1) == '~')) {
    close = source.find("~~", close + 1);
    if (!spend(1)) return false;
  }
  if (close == npos) return false;
  Element& deleted = add(ElementKind::kHtml, "del");
  deleted.model = ContentModel::kSpan;
  source.pos = close + 2;
  if (open_.size() >= kMaxOpenSpans) return true;
  SpanParser(document_, budget_).parse(deleted, source.slice(begin, close));
  return true;
}

bool SpanParser::entity() {
  Scanner& source = *source_;
  std::string character;
  if (const std::size_t length = decode_entity(source.text().substr(source.pos), character)) {
    add(ElementKind::kEntity, character);
    source.pos += length;
    return true;
  }
  std::size_t end = source.pos + 1;
  if (!is_ascii_word(at(end)) && at(end) != ':') return false;
  while (is_ascii_word(at(end)) ||
         (at(end) != '\0' && std::string_view("-.:").find(at(end)) != npos))
    ++end;
  if (at(end) != ';') return false;
  add(ElementKind::kEntity, "&");  // an unknown name is text
  ++source.pos;
  add_text(end + 1);
  return true;
}

bool SpanParser::escaped_char() {
  Scanner& source = *source_;
  const char c = at(source.pos + 1);
  const std::string_view escapable = "\\.*_+`<>()[]{}#!:|\"'$=-";
  const bool escaped =
      c != '\0' && (escapable.find(c) != npos || (c == '~' && document_.options.gfm));
  if (!escaped) return false;
  ++source.pos;
  add_text(source.pos + 1);
  return true;
}

bool SpanParser::span_extension() {
  Scanner& source = *source_;
  const std::size_t begin = source.pos;
  if (const auto tag = match_extension(source, begin)) {
    std::size_t end = tag->end;
    std::string_view body;
    if (!tag->closed) {
      std::size_t close = source.find("{:/", end);
      while (close != npos && match_extension_end(source, close, tag->name) == npos) {
        close = source.find("{:/", close + 3);
        if (!spend(1)) return false;
      }
      if (close == npos) return false;
      body = source.slice(end, close);
      end = match_extension_end(source, close, tag->name);
    }
    if (tag->name == "options") {
      set_document_options(document_, *tag);
    } else if (tag->name != "comment" && tag->name != "nomarkdown") {
      return false;
    } else if (!tag->closed) {
      add_extension_body(document_, *open_.back(), *tag, body);
    }
    source.pos = end;
    return true;
  }
  if (source.starts(begin, "{:/")) return false;
  std::string_view list;
  const std::size_t end = match_braces(source, begin + 2, list);
  Element* last = open_.back()->last();
  if (end == npos || last == nullptr || last->kind == ElementKind::kText) return false;
  AttributeList attributes;
  parse_attribute_list(list, attributes);
  apply_attributes(document_, attributes, last->attributes);
  source.pos = end;
  return true;
}

}  // namespace mobysearch
