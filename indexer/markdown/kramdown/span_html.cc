// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/span_html.h"

#include <utility>

#include "indexer/markdown/kramdown/html_elements.h"
#include "indexer/markdown/kramdown/html_tags.h"
#include "indexer/markdown/kramdown/native.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch::kramdown {
namespace {

/// Whether the content of an element is Markdown too; takes its `markdown` attribute.
bool is_parsed(const SpanState& state, Element& element) {
  const bool raw = html_content_model(element.value) == ContentModel::kRaw;
  const bool in_raw = state.tree().model == ContentModel::kRaw;
  const bool parsed = !raw && !in_raw && state.document.options.parse_span_html;
  const std::string mode(element.attributes.get("markdown"));
  take_markdown_attribute(element);
  if (mode == "1") return !raw;
  return mode == "span" || (parsed && mode != "0");
}

void read_content(SpanState& state, Element& element) {
  Scanner& source = state.source;
  const SpanRules outer = state.rules;
  if (element.model == ContentModel::kRaw) state.rules = rules_named({"span_html"});
  std::size_t end = npos;
  const bool closed = parse_spans(state, element, [&](const Element&) {
    const auto tag = match_end_tag(source, source.pos);
    if (!tag || tag->name != element.value) return false;
    end = tag->end;
    return true;
  });
  state.rules = outer;
  if (!closed) {  // the rest is its text
    end = source.size();
    state.document.add_text(element, source.rest_from(source.pos));
  }
  source.pos = end;
}

}  // namespace

bool parse_span_html(SpanState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos;
  if (!starts_html(source, begin) || state.open.size() >= kMaxOpenSpans) return false;
  if (const std::size_t end = match_comment(source, begin); end != npos) {
    // A table looks for pipes in comments too.
    add_span(state, ElementKind::kComment, source.take_until(end));
    return true;
  }
  const auto end_tag = match_end_tag(source, begin);
  const auto tag = match_start_tag(source, begin);
  if (end_tag || !tag || in_word_list(tag->name, kHtmlBlockElements)) {
    add_text(state, end_tag ? end_tag->end : tag ? tag->end : begin + 1);
    return true;
  }
  source.pos = tag->end;
  Element& element = add_span(state, ElementKind::kHtml, tag->name);
  element.attributes = tag->parsed_attributes();
  element.model = is_parsed(state, element) ? ContentModel::kSpan : ContentModel::kRaw;
  if (!tag->self_closing && !in_word_list(element.value, kHtmlElementsWithoutBody)) {
    read_content(state, element);
  }
  if (state.document.options.html_to_native) make_native(state.document, element);
  return true;
}

}  // namespace mobysearch::kramdown
