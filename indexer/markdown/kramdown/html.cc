// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/html_tags.h"
#include "indexer/markdown/kramdown/lines.h"
#include "indexer/markdown/kramdown/native.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch::kramdown {
namespace {

/// Nested elements; the tags of deeper ones are text.
constexpr int kMaxHtmlDepth = 200;

void skip_line_rest(Scanner& source) {
  const std::size_t end = match_line_rest(source, source.pos);
  if (end != npos) source.pos = end;
}

void add_comment(BlockState& state, std::size_t end) {
  state.tree->children.push_back(state.document.make(ElementKind::kComment));
  state.source.pos = end;
}

void add_element(BlockState& state, const HtmlTag& tag, bool in_raw);

/// Reads a tag, comment or text in a raw element. True: it was the element's end tag.
bool read_raw(BlockState& state, Element& element) {
  Scanner& source = state.source;
  const auto add_text = [&](std::size_t end) {
    state.document.add_text(element, source.take_until(end));
  };
  add_text(std::min(source.find("<", source.pos), source.size()));
  const std::size_t open = source.pos;
  if (const std::size_t end = match_html_comment(source, open); end != npos) {
    add_comment(state, end);
    return false;
  }
  const auto tag = match_start_tag(source, open);
  if (tag && state.html_depth < kMaxHtmlDepth) {
    add_element(state, *tag, true);
    return false;
  }
  const auto end_tag = match_end_tag(source, open);
  if (end_tag && end_tag->name == element.value) {
    source.pos = end_tag->end;
    return true;
  }
  add_text(std::min(end_tag ? end_tag->end : open + 1, source.size()));
  return false;
}

void read_content(BlockState& state, Element& element) {
  Scanner& source = state.source;
  if (element.model == ContentModel::kBlock) {
    parse_blocks(state, element);
  } else if (element.model == ContentModel::kSpan) {
    const EndTag tag = find_end_tag(source, element.value, source.pos);
    state.document.add_raw_text(element, source.take_until(tag.begin));
    source.pos = tag.end;
  } else {
    Element* const outer = std::exchange(state.tree, &element);
    while (!source.at_end() && !read_raw(state, element)) continue;
    state.tree = outer;
  }
}

/// An element with all that is in it; `in_raw`: inside a raw one.
void add_element(BlockState& state, const HtmlTag& tag, bool in_raw) {
  Scanner& source = state.source;
  Element& element = add_block(state, ElementKind::kHtml, tag.name);
  source.pos = tag.end;
  element.attributes = tag.parsed_attributes();
  element.spaced = true;
  if (tag.name == "script" || tag.name == "style") {
    element.model = ContentModel::kRaw;
    source.pos = find_end_tag(source, tag.name, source.pos).end;
    return;
  }
  const bool raw = in_raw || !state.document.options.parse_block_html;
  element.model = raw ? ContentModel::kRaw : html_content_model(element.value);
  if (const auto model = take_markdown_attribute(element)) element.model = *model;
  if (element.model == ContentModel::kBlock) skip_line_rest(source);
  if (tag.self_closing || in_word_list(tag.name, kHtmlElementsWithoutBody)) return;
  ++state.html_depth;
  read_content(state, element);
  --state.html_depth;
  if (!in_raw) skip_line_rest(source);
}

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

bool parse_block_html(BlockState& state) {
  Scanner& source = state.source;
  const std::size_t begin = skip_opt_space(source, source.pos);
  if (!starts_html(source, begin)) return false;
  if (const std::size_t end = match_html_comment(source, source.pos); end != npos) {
    add_comment(state, end);
    skip_line_rest(source);
    return true;
  }
  const auto tag = match_start_tag(source, begin);
  if (tag && !in_word_list(tag->name, kHtmlSpanElements) && state.html_depth < kMaxHtmlDepth) {
    add_element(state, *tag, false);
    if (state.document.options.html_to_native) make_native(state.document, *state.tree->last());
    return true;
  }
  const auto end_tag = match_end_tag(source, begin);
  const Element& tree = *state.tree;
  state.stopped = end_tag && tree.kind == ElementKind::kHtml && tree.value == end_tag->name;
  if (state.stopped) source.pos = end_tag->end;
  return state.stopped;
}

bool parse_span_html(SpanState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos;
  if (!starts_html(source, begin) || state.open.size() >= kMaxOpenSpans) return false;
  if (const std::size_t end = match_html_comment(source, begin); end != npos) {
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
