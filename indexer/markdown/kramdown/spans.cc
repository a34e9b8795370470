// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/spans.h"

#include <algorithm>
#include <array>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t npos = Scanner::npos;

/// What an element costs, in bytes read: elements of a reading that came to nothing stay in memory.
constexpr std::size_t kElementCost = 16;

/// What any mark may begin with.
constexpr std::array<bool, 256> kMayBeMark = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("*_[]$&\\\"'!{~-.> <`")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

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
  spend(end - source_->pos + kElementCost);
  source_->pos = end;
}

Element& SpanParser::add(ElementKind kind, std::string_view value) {
  spend(kElementCost);
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
  for (std::size_t i = from; i < text.size(); ++i) {
    if (!kMayBeMark[static_cast<unsigned char>(text[i])] || !is_mark(i, stop, marks)) continue;
    // A quote is read together with the character before it.
    if ((text[i] == '"' || text[i] == '\'') && i > from) {
      --i;
      while (i > from && (text[i] & '\xC0') == '\x80') --i;
    }
    return i;
  }
  return npos;
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
  return !is_kramdown_letter(c) && char_class(c) != CharClass::kDigit;
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

Element* parse_code_spans(KramdownDocument& document, std::string_view text, bool with_html) {
  std::size_t budget = 1'000'000 + text.size() * 16;
  Element* root = document.make(ElementKind::kRoot);
  SpanParser(document, budget).parse_code(*root, text, with_html);
  return root;
}

}  // namespace mobysearch
