// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/kramdown_spans.h"

#include <algorithm>

#include "common/unicode.h"
#include "indexer/html_entities.h"
#include "indexer/kramdown_attributes.h"
#include "indexer/kramdown_extensions.h"
#include "indexer/kramdown_lines.h"

namespace mobysearch {
namespace {

constexpr std::size_t npos = Scanner::npos;

bool is_letter(char32_t c) {
  const CharClass kind = char_class(c);
  return kind == CharClass::kLetter || kind == CharClass::kIdeogram || is_letter_number(c);
}

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
  return is_letter(code_point_before(text, at));
}

}  // namespace

void SpanParser::parse(Element& parent, std::string_view text) { run(parent, text, Marks::kAll); }

void SpanParser::parse_code(Element& parent, std::string_view text, bool with_html) {
  run(parent, text, with_html ? Marks::kCodeAndHtml : Marks::kCode);
}

void SpanParser::run(Element& parent, std::string_view text, Marks marks) {
  Scanner source(text);
  Scanner* const outer = source_;
  std::vector<Element*> open;
  std::swap(open, open_);
  source_ = &source;
  parse_spans(parent, nullptr, marks);
  source_ = outer;
  std::swap(open, open_);
}

bool SpanParser::parse_spans(Element& element, Stop* stop, Marks marks) {
  Scanner& source = *source_;
  open_.push_back(&element);
  bool stopped = false;
  while (!source.at_end() && !stopped) {
    const std::size_t mark = next_mark(source.pos, stop, marks);
    if (mark == npos) {
      if (stop == nullptr) add_text(source.size());
      spend(source.size() - source.pos);
      break;
    }
    add_text(mark);
    if (stop != nullptr && matches(*stop, mark)) stopped = accepts(*stop, element);
    if (!stopped && !read_mark(marks)) {
      add_text(mark + std::max<std::size_t>(decode_utf8(source.text().substr(mark)).length, 1));
    }
  }
  open_.pop_back();
  return stopped;
}

bool SpanParser::spend(std::size_t bytes) {
  if (budget_ < bytes) {
    budget_ = 0;
    return false;
  }
  budget_ -= bytes;
  return true;
}

void SpanParser::add_text(std::size_t end) {
  document_.add_text(*open_.back(), source_->slice(source_->pos, end));
  spend(end - source_->pos + 1);
  source_->pos = end;
}

Element& SpanParser::add(ElementKind kind, std::string_view value) {
  Element* element = document_.make(kind, value);
  open_.back()->children.push_back(element);
  return *element;
}

bool SpanParser::inside(ElementKind kind) const {
  return std::any_of(open_.begin(), open_.end(),
                     [kind](const Element* element) { return element->kind == kind; });
}

bool SpanParser::is_mark(std::size_t place, const Stop* stop, Marks marks) const {
  const char c = at(place);
  if (marks == Marks::kCode) return c == '`';
  if (c == '<') return true;
  if (marks == Marks::kHtml) return false;
  if (c == '`') return true;
  if (marks == Marks::kCodeAndHtml) return false;
  const char next = at(place + 1);
  const KramdownOptions& options = document_.options;
  switch (c) {
    case '*':
    case '_':
    case '[':
    case '$':
    case '&':
    case '\\':
    case '"':
    case '\'':
      return true;
    case ']':
      return stop != nullptr && stop->kind == Stop::Kind::kBracket;
    case '!':
      return next == '[';
    case '{':
      return next == ':';
    case '~':
      return options.gfm && next == '~';
    case '-':
      return options.auto_typographic && next == '-';
    case '.':
      return options.auto_typographic && next == '.' && at(place + 2) == '.';
    case '>':
      return options.auto_typographic && next == '>';
    case ' ':
      if (next == ' ' && at(place + 2) == '\n') return !options.hard_wrap || !options.gfm;
      return options.auto_typographic && (next == '<' || next == '>') && at(place + 2) == next;
    default:
      return false;
  }
}

std::size_t SpanParser::next_mark(std::size_t from, const Stop* stop, Marks marks) const {
  const std::string_view text = source_->text();
  for (std::size_t i = from;; ++i) {
    i = text.find_first_of(marks == Marks::kAll ? "*_[]$&\\\"'!{~-.> <`" : "<`", i);
    if (i == npos) return npos;
    if (!is_mark(i, stop, marks)) continue;
    // A quote is read together with the character before it.
    if ((text[i] == '"' || text[i] == '\'') && i > from) {
      --i;
      while (i > from && (text[i] & '\xC0') == '\x80') --i;
    }
    return i;
  }
}

bool SpanParser::matches(const Stop& stop, std::size_t place) const {
  switch (stop.kind) {
    case Stop::Kind::kDelimiter:
      return source_->starts(place, stop.text);
    case Stop::Kind::kBracket:
      return at(place) == ']' || at(place) == '[' || source_->starts(place, "![");
    case Stop::Kind::kEndTag:
      const auto tag = match_end_tag(*source_, place);
      return tag && tag->name == stop.text;
  }
  return false;
}

bool SpanParser::accepts(Stop& stop, const Element& element) const {
  const std::size_t place = source_->pos;
  if (stop.kind == Stop::Kind::kEndTag) return true;
  if (stop.kind == Stop::Kind::kBracket) {
    stop.brackets += at(place) == ']' ? -1 : 1;
    for (; stop.seen < element.children.size(); ++stop.seen) {
      if (element.children[stop.seen]->kind == ElementKind::kImage) ++stop.images;
    }
    return stop.brackets - stop.images == 0;
  }
  if (element.children.empty()) return false;
  if (place > 0 && is_kramdown_space(at(place - 1))) return false;
  const char mark = stop.text[0];
  if (stop.text.size() == 1 && at(place + 1) == mark && at(place + 2) != mark) return false;
  if (mark != '_') return true;
  const std::size_t after = place + stop.text.size();
  if (after >= source_->size()) return true;
  const char32_t c = decode_utf8(source_->text().substr(after)).value;
  return !is_letter(c) && char_class(c) != CharClass::kDigit;
}

/// kramdown tries its parsers in this order. False: what is here is text.
bool SpanParser::read_mark(Marks marks) {
  Scanner& source = *source_;
  const char c = at(source.pos);
  if (c == '`' && marks != Marks::kHtml) {
    code_span();
    return true;
  }
  if (c == '<') {
    if (marks == Marks::kAll && autolink()) return true;
    if (starts_html(source, source.pos) && open_.size() < kMaxOpenSpans) {
      html(marks);
      return true;
    }
  }
  if (marks != Marks::kAll) return false;
  if (c == '*' || c == '_') {
    emphasis();
    return true;
  }
  if (c == '[' && footnote_marker()) return true;
  const std::size_t bracket = source.pos + (c == '!' ? 1 : 0);
  if (at(bracket) == '[' && bracket + 1 < source.size() && at(bracket + 1) != '^') {
    link();
    return true;
  }
  if (smart_quote()) return true;
  if (c == '$') return math();
  if (c == '{' && at(source.pos + 1) == ':') return span_extension();
  if (c == '&') return entity();
  if (symbol()) return true;
  const bool breaks = at(source.pos + 2) == '\n' &&
                      (!document_.options.gfm || !document_.options.hard_wrap) &&
                      (source.starts(source.pos, "  ") || source.starts(source.pos, "\\\\"));
  if (breaks) {
    add(ElementKind::kBreak);
    source.pos += 2;
    return true;
  }
  return c == '\\' ? escaped_char() : c == '~' && strikethrough();
}

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

Element* parse_code_spans(KramdownDocument& document, std::string_view text, bool with_html) {
  std::size_t budget = 1'000'000 + text.size() * 16;
  Element* root = document.make(ElementKind::kRoot);
  SpanParser(document, budget).parse_code(*root, text, with_html);
  return root;
}

}  // namespace mobysearch
