// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/excerpt.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/document_body.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxBytes = 2000;
/// Bytes of a body that an excerpt is made from, and link definitions that are added to them.
constexpr std::size_t kMaxSource = 64 * 1024;
constexpr std::size_t kMaxDefinitions = 500;

/// The link definitions in `rest` that `head` may refer to, as Jekyll finds them.
std::string definitions_for(std::string_view head, std::string_view rest) {
  std::string definitions;
  std::size_t left = kMaxDefinitions;
  for (auto at = rest.find("]:"); at != std::string_view::npos && left > 0;
       at = rest.find("]:", at + 1), --left) {
    const std::size_t line = rest.rfind('\n', at) + 1;  // 0 when there is none
    const std::size_t open = rest.find_first_not_of(' ', line);
    if (open > line + 3 || rest[open] != '[' || rest.find(']', open) != at) continue;
    if (head.find(rest.substr(open, at + 1 - open)) == std::string_view::npos) continue;
    definitions += '\n';
    definitions += rest.substr(line, rest.find('\n', at) - line);
  }
  return definitions;
}

bool is_base64(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '+' || c == '/' || c == '=';
}

/// Pictures that are written into the text would fill it: they are left out.
std::string without_inline_data(std::string_view text) {
  constexpr std::string_view kMark = ";base64,";
  std::string result;
  while (!text.empty()) {
    const std::size_t mark = text.find(kMark);
    if (mark == text.npos) break;
    result += text.substr(0, mark + kMark.size());
    text.remove_prefix(mark + kMark.size());
    text.remove_prefix(
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_base64) - text.begin()));
  }
  return result.append(text);
}

/// Of a body that is too long for an excerpt, its first lines.
std::string first_lines(std::string_view head) {
  if (head.size() <= kMaxSource) return std::string(head);
  std::string lines = without_inline_data(head);
  if (lines.size() <= kMaxSource) return lines;
  const std::size_t end = lines.rfind('\n', kMaxSource);
  lines.resize(end == lines.npos ? clip_utf8(lines, kMaxSource).size() : end);
  return lines;
}

/// The body up to the excerpt separator; all of it when the separator is not there.
std::string excerpt_source(const Site& site, const SiteDocument& document, std::string_view body) {
  std::string separator = site.config.excerpt_separator;
  if (const Value* own = document.values.find("excerpt_separator")) separator = own->text;
  if (separator.empty()) return {};
  const auto end = body.find(separator);
  std::string head = first_lines(body.substr(0, end));
  if (end == std::string_view::npos) return head;
  const std::string definitions = definitions_for(head, body.substr(end));
  return head.append("\n").append(definitions);
}

std::string clipped(std::string_view text) {
  return std::string(clip_utf8(clean_utf8(text), kMaxBytes));
}

/// Whether a reader of the sections' text reads `line` too, whatever blocks it stands in.
bool contains(const std::vector<Section>& sections, std::string_view line) {
  return std::ranges::any_of(sections, [line](const Section& section) {
    std::string text = section.text;
    std::ranges::replace(text, '\n', ' ');
    return text.find(line) != text.npos || section.heading.find(line) != std::string::npos;
  });
}

}  // namespace

/// As in Jekyll, the excerpt is cut off before its Liquid is resolved.
std::string excerpt_of(const Site& site, const SiteDocument& document,
                       const MarkdownOptions& markdown, std::string_view body) {
  const Value& own = document.values.get("excerpt");
  if (own.is_scalar() && !own.is_false()) return clipped(plain_text_from_html(own.text));
  if (document.lacks_matter) return {};  // Jekyll does not get to making one
  const std::string source =
      resolved_body(site, document, markdown.renderer, excerpt_source(site, document, body));
  return clipped(body_text(document, markdown, source));
}

std::string summary_of(const SiteDocument& document, const MarkdownOptions& markdown,
                       const std::vector<Section>& sections) {
  std::string summary;
  for (const char* name : {"subtitle", "description", "excerpt", "summary"}) {
    const Value& value = document.values.get(name);
    if (!value.is_string()) continue;
    const std::string line =
        clipped(plain_text_from_markdown(clip_utf8(value.text, kMaxSource), markdown));
    const bool is_said = summary.find(line) != summary.npos || document.title == line;
    if (line.empty() || is_said || contains(sections, line)) continue;
    if (!summary.empty()) summary += '\n';
    summary += line;
  }
  return std::string(clip_utf8(summary, kMaxBytes));
}

}  // namespace mobysearch
