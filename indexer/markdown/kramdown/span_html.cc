// SPDX-License-Identifier: GPL-2.0-or-later
// HTML within lines.
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch {

/// What begins with `<` and a name, `/` or `!--`: an element, a comment, or text.
void SpanParser::html(Marks marks) {
  Scanner& source = *source_;
  const std::size_t begin = source.pos;
  if (const std::size_t end = match_comment(source, begin); end != Scanner::npos) {
    const ElementKind kind = ElementKind::kComment;
    // A table looks for pipes in comments too.
    add(kind, marks == Marks::kCodeAndHtml ? source.slice(begin, end) : std::string_view());
    source.pos = end;
    return;
  }
  if (const auto tag = match_end_tag(source, begin)) {
    add_text(tag->end);
    return;
  }
  const auto tag = match_start_tag(source, begin);
  if (!tag || is_kramdown_block(tag->name)) {
    add_text(tag ? tag->end : begin + 1);
    return;
  }
  source.pos = tag->end;
  const bool in_raw = open_.back()->model == ContentModel::kRaw;
  Element& element = add(ElementKind::kHtml, tag->name);
  element.attributes = tag->parsed_attributes();
  const bool raw_element = content_model_of(element.value) == ContentModel::kRaw;
  bool parsed = !raw_element && !in_raw && document_.options.parse_span_html;
  const std::string_view mode = element.attributes.get("markdown");
  if (mode == "span") parsed = true;
  if (mode == "1") parsed = !raw_element;
  if (mode == "0") parsed = false;
  take_markdown_attribute(element);
  element.model = parsed ? ContentModel::kSpan : ContentModel::kRaw;
  if (!tag->self_closing && !is_kramdown_void(element.value)) {
    Stop stop{Stop::Kind::kEndTag, element.value};
    if (parse_spans(element, &stop, parsed ? marks : Marks::kHtml)) {
      source.pos = match_end_tag(source, source.pos)->end;
    } else {  // never closed: the rest is its text
      document_.add_text(element, source.text().substr(source.pos));
      source.pos = source.size();
    }
  }
  if (document_.options.html_to_native) make_native(document_, element);
}

}  // namespace mobysearch
