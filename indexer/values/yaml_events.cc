// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_events.h"

#include <algorithm>
#include <new>
#include <string>

namespace mobysearch {
namespace {

/// libyaml's words for a mistake, and ours. What was opened and never closed is wrong where it was
/// opened; libyaml notices it much later.
struct Mistake {
  std::string_view libyaml;
  bool where_it_began;
  const char* reason;
};
constexpr Mistake kMistakes[] = {
    {"found unexpected end of stream", true, "this quotation mark is never closed"},
    {"found unexpected document indicator", true, "this quotation mark is never closed"},
    {"could not find expected ':'", true, "expected `key: value`, with a blank after the colon"},
    {"mapping values are not allowed", false,
     "`: ` within a value: put it in quotation marks, or mend the indentation"},
    {"did not find expected ',' or ']'", true, "this `[` is never closed, or a comma is missing"},
    {"did not find expected ',' or '}'", true, "this `{` is never closed, or a comma is missing"},
    {"did not find expected key", false, "expected `key: value`, indented as the lines above it"},
    {"did not find expected '-'", false, "expected `- item`, indented as the lines above it"},
    {"found character that cannot start any token", false,
     "a value cannot begin with a tab, `@`, `%` or a backtick: put it in quotation marks"},
    {"did not find expected node content", false, "expected a value, not this character"},
    {"found unknown escape character", false,
     "an unknown escape: within double quotation marks a backslash is written twice"},
    {"control characters are not allowed", false, "remove the control character"},
    {"found undefined tag handle", false,
     "a value that begins with `!` must stand in quotation marks"},
    {"block sequence entries are not allowed", false, "a list must begin on a line of its own"},
};

int line_of(const yaml_mark_t& mark) { return static_cast<int>(mark.line) + 1; }
int column_of(const yaml_mark_t& mark) { return static_cast<int>(mark.column) + 1; }

}  // namespace

YamlEvents::YamlEvents(std::string_view text) : text_(text) {
  if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                               text.size());
}

YamlEvents::~YamlEvents() {
  yaml_event_delete(&event_);
  yaml_parser_delete(&parser_);
}

const yaml_event_t& YamlEvents::next() {
  yaml_event_delete(&event_);
  if (yaml_parser_parse(&parser_, &event_) == 0) fail();
  return event_;
}

SourcePlace YamlEvents::place_at(std::size_t offset) const {
  const std::string_view before = text_.substr(0, offset);
  const std::string_view line = before.substr(before.rfind('\n') + 1);  // all of it without one
  const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; };
  return {static_cast<int>(std::ranges::count(before, '\n')) + 1,
          static_cast<int>(std::ranges::count_if(line, begins_character)) + 1};
}

void YamlEvents::fail() const {
  if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  const std::string problem = parser_.problem != nullptr ? parser_.problem : "cannot be read";
  const bool of_reader = parser_.error == YAML_READER_ERROR;  // which sets an offset, and no mark
  const auto place_of = [&](const yaml_mark_t& mark) {
    return of_reader ? place_at(parser_.problem_offset)
                     : SourcePlace{line_of(mark), column_of(mark)};
  };
  for (const Mistake& mistake : kMistakes) {
    if (!problem.starts_with(mistake.libyaml)) continue;
    const SourcePlace place =
        place_of(mistake.where_it_began ? parser_.context_mark : parser_.problem_mark);
    throw ValueError{place.line, mistake.reason, place.column};
  }
  const SourcePlace place = place_of(parser_.problem_mark);
  throw ValueError{place.line, problem, place.column};
}

}  // namespace mobysearch
