// SPDX-License-Identifier: GPL-2.0-or-later
// Definitions of footnotes, links and abbreviations; attribute lines and {::extensions}.
#include <optional>

#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/extensions.h"

namespace mobysearch {
namespace {

constexpr std::size_t npos = Scanner::npos;

/// What a definition is said to be, for attribute lines after it.
constexpr std::string_view kLinkDefinition = "link";
constexpr std::string_view kAbbreviation = "abbreviation";
constexpr std::string_view kFootnote = "footnote";

bool is_blank_char(char c) { return c == ' ' || c == '\t'; }

std::size_t skip_blanks(const Scanner& source, std::size_t at) {
  while (is_blank_char(source.at(at))) ++at;
  return at;
}

/// A quoted title that ends its line, at `at`: one past that line.
std::size_t match_title(const Scanner& source, std::size_t at, std::string_view& title) {
  const char quote = source.at(at);
  if (quote != '"' && quote != '\'') return npos;
  const std::size_t line_end = source.line_end(at);
  const std::string_view line = right_stripped(source.slice(at, line_end));
  if (line.size() < 3 || line.back() != quote) return npos;
  title = line.substr(1, line.size() - 2);
  return line_end;
}

struct Target {
  std::string_view url, title;
  std::size_t end = 0;
};

/// What comes after the address: a title, on its line or the next, or nothing.
std::optional<Target> match_target_rest(const Scanner& source, std::string_view url,
                                        std::size_t at) {
  Target target{url, {}, 0};
  const std::size_t blanks = skip_blanks(source, at);
  if (blanks > at) target.end = match_title(source, blanks, target.title);
  if (blanks > at && target.end != npos) return target;
  const std::size_t next = match_line_rest(source, at);
  if (next == npos) return std::nullopt;
  target.end = match_title(source, skip_blanks(source, next), target.title);
  if (target.end == npos) target.end = next;
  return target;
}

std::optional<Target> match_target(const Scanner& source, std::size_t at) {
  const std::size_t line_end = source.line_end(at);
  const std::string_view line = right_stripped(source.slice(at, line_end));
  if (line.empty()) return std::nullopt;
  if (line[0] == '<') {
    const std::size_t close = line.find('>');
    if (close != npos) {
      const auto target = match_target_rest(source, line.substr(1, close - 1), at + close + 1);
      if (target) return target;
    }
  }
  for (std::size_t quote = line.find_first_of("\"'"); quote != npos;
       quote = line.find_first_of("\"'", quote + 1)) {
    if (quote < 2 || !is_blank_char(line[quote - 1])) continue;
    Target target{right_stripped(line.substr(0, quote)), {}, 0};
    target.end = match_title(source, at + quote, target.title);
    // An address with something like a title in it is no address.
    if (target.end == npos || target.url.empty()) return std::nullopt;
    return target;
  }
  return match_target_rest(source, line, at + line.size());
}

}  // namespace

bool BlockParser::footnote_definition() {
  Scanner& source = *source_;
  const std::size_t begin = skip_indent(source, source.pos);
  if (!source.starts(begin, "[^")) return false;
  const std::size_t length = attribute_name_length(source.text().substr(begin + 2));
  const std::size_t close = begin + 2 + length;
  if (length == 0 || !source.starts(close, "]:")) return false;
  const std::size_t first_end = source.line_end(close);
  const std::size_t end = match_code_lines(source, first_end);
  std::string text;
  for (std::size_t line = close + 2; line < end;) {
    const std::size_t next = source.line_end(line);
    const std::size_t indent = match_code_indent(source, line);
    text += source.slice(indent == npos ? line : indent, next);
    line = next;
  }
  Element* note = document_.make(ElementKind::kFootnoteDefinition);
  const std::string name(source.slice(begin + 2, close));
  source.pos = end;
  parse(*note, text);
  end_block(kFootnote);
  document_.footnotes[name] = note;
  return true;
}

bool BlockParser::link_definition() {
  Scanner& source = *source_;
  const std::size_t begin = skip_indent(source, source.pos);
  if (source.at(begin) != '[') return false;
  const std::string_view line = source.slice(begin, source.line_end(begin));
  const std::size_t close = line.find(']');
  if (close == npos || close < 2 || close + 1 >= line.size() || line[close + 1] != ':')
    return false;
  const auto target = match_target(source, skip_blanks(source, begin + close + 2));
  if (!target) return false;
  document_.links[normalized_link_id(line.substr(1, close - 1))] = {std::string(target->url),
                                                                    std::string(target->title)};
  source.pos = target->end;
  end_block(kLinkDefinition);
  return true;
}

bool BlockParser::abbreviation_definition() {
  Scanner& source = *source_;
  const std::size_t begin = skip_indent(source, source.pos);
  if (!source.starts(begin, "*[")) return false;
  const std::size_t end = source.line_end(begin);
  const std::size_t close = source.slice(begin, end).find("]:", 3);
  if (close == npos) return false;
  source.pos = end;
  end_block(kAbbreviation);
  return true;
}

bool BlockParser::block_extension() {
  Scanner& source = *source_;
  if (!source.starts(skip_indent(source, source.pos), "{:")) return false;
  std::string_view name, inside;
  const std::size_t end = match_attribute_definition(source, source.pos, name, inside);
  if (end != npos) {
    parse_attribute_list(inside, document_.attribute_definitions[std::string(name)]);
    source.pos = end;
    end_block("attributes");
    return true;
  }
  return extension() || attribute_line();
}

bool BlockParser::attribute_line() {
  Scanner& source = *source_;
  std::string_view inside;
  const std::size_t end = match_attribute_line(source, source.pos, &inside);
  if (end == npos) return false;
  source.pos = end;
  Element* last = tree_->last();
  const bool definition =
      last != nullptr &&
      (last->value == kLinkDefinition || last->value == kAbbreviation || last->value == kFootnote);
  const bool applies = last != nullptr && last->kind != ElementKind::kBlank &&
                       (last->kind != ElementKind::kEndOfBlock || definition);
  std::unique_ptr<AttributeList>& list = applies ? last->ial : block_ial_;
  if (list == nullptr) list = std::make_unique<AttributeList>();
  parse_attribute_list(inside, *list);
  if (applies && match_attribute_line(source, end) == npos) end_block("attributes");
  return true;
}

bool BlockParser::extension() {
  Scanner& source = *source_;
  const auto tag = match_extension(source, skip_indent(source, source.pos));
  if (!tag) return false;
  std::size_t end = match_line_rest(source, tag->end);
  if (end == npos) return false;
  std::string_view body;
  if (!tag->closed) {
    const std::size_t begin = end;
    std::size_t close = npos;
    for (close = source.find("{:/", begin); close != npos; close = source.find("{:/", close + 3)) {
      std::size_t line = close;
      while (line > begin && line + 3 > close && source.at(line - 1) == ' ') --line;
      const bool begins_line = line == begin || source.at(line - 1) == '\n';
      const std::size_t mark_end = match_extension_end(source, close, tag->name);
      end = mark_end == npos ? npos : match_line_rest(source, mark_end);
      if (!begins_line || end == npos) continue;
      body = source.slice(begin, line);
      break;
    }
    if (close == npos) return false;
  }
  if (tag->name == "options") {
    set_document_options(document_, *tag);
  } else if (tag->name != "comment" && tag->name != "nomarkdown") {
    return false;
  }
  source.pos = end;
  if (tag->name == "options") {
    end_block("extension");
  } else if (!tag->closed) {
    add_extension_body(document_, *tree_, *tag, body);
  }
  return true;
}

}  // namespace mobysearch
