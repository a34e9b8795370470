// SPDX-License-Identifier: GPL-2.0-or-later
// HTML as blocks: raw, or with Markdown inside (markdown="1", parse_block_html).
#include "indexer/markdown/kramdown/blocks.h"

namespace mobysearch {
namespace {

constexpr std::size_t npos = Scanner::npos;
/// Elements in each other; the tags of deeper ones are text.
constexpr int kMaxHtmlDepth = 200;

void skip_line_rest(Scanner& source) {
  const std::size_t end = match_line_rest(source, source.pos);
  if (end != npos) source.pos = end;
}

}  // namespace

BlockParser::Step BlockParser::html() {
  Scanner& source = *source_;
  const std::size_t begin = skip_indent(source, source.pos);
  if (!starts_html(source, begin)) return Step::kNo;
  if (const std::size_t end = match_comment(source, source.pos); end != npos) {
    tree_->children.push_back(document_.make(ElementKind::kComment));
    source.pos = end;
    skip_line_rest(source);
    return Step::kYes;
  }
  const auto tag = match_start_tag(source, begin);
  if (tag && !is_kramdown_span(tag->name) && html_depth_ < kMaxHtmlDepth) {
    source.pos = tag->end;
    start_tag(*tag, false);
    if (document_.options.html_to_native) make_native(document_, *tree_->last());
    return Step::kYes;
  }
  const auto end_tag = match_end_tag(source, begin);
  if (!end_tag || tree_->kind != ElementKind::kHtml || tree_->value != end_tag->name) {
    return Step::kNo;
  }
  source.pos = end_tag->end;
  return Step::kEndTag;
}

/// An element whose start tag has been read, into the tree; `in_raw`: inside a raw one.
void BlockParser::start_tag(const HtmlTag& tag, bool in_raw) {
  Scanner& source = *source_;
  Element& element = *document_.make(ElementKind::kHtml, tag.name);
  tree_->children.push_back(&element);
  element.attributes = tag.parsed_attributes();
  element.spaced = true;
  if (block_ial_ != nullptr) element.ial = std::move(block_ial_);
  if (tag.name == "script" || tag.name == "style") {
    const std::size_t close = find_end_tag(source, tag.name, source.pos);
    element.model = ContentModel::kRaw;
    source.pos = close == npos ? source.size() : match_end_tag(source, close)->end;
    return;
  }
  const bool raw = in_raw || !document_.options.parse_block_html;
  element.model = raw ? ContentModel::kRaw : content_model_of(element.value);
  if (const auto model = take_markdown_attribute(element)) element.model = *model;
  if (element.model == ContentModel::kBlock) skip_line_rest(source);
  if (tag.self_closing || is_kramdown_void(tag.name)) return;
  ++html_depth_;
  element_content(element);
  --html_depth_;
  if (!in_raw) skip_line_rest(source);
}

void BlockParser::element_content(Element& element) {
  Scanner& source = *source_;
  if (element.model == ContentModel::kBlock) {
    parse_blocks(element);
  } else if (element.model == ContentModel::kSpan) {
    const std::size_t close = find_end_tag(source, element.value, source.pos);
    const std::size_t end = close == npos ? source.size() : close;
    add_raw_text(element, source.slice(source.pos, end));
    source.pos = close == npos ? end : match_end_tag(source, close)->end;
  } else {
    raw_content(element);
  }
}

/// Up to the element's end tag, or the end of the text.
void BlockParser::raw_content(Element& element) {
  Scanner& source = *source_;
  Element* const outer = tree_;
  tree_ = &element;
  const auto add_text = [&](std::size_t end) {
    document_.add_text(element, source.slice(source.pos, end));
    source.pos = end;
  };
  while (!source.at_end()) {
    std::size_t open = source.find("<", source.pos);
    if (open == npos) {
      add_text(source.size());
      break;
    }
    add_text(open);
    const auto tag = match_start_tag(source, open);
    std::size_t end = match_comment(source, open);
    if (end == npos) end = match_instruction(source, open);
    if (end != npos) {
      element.children.push_back(document_.make(ElementKind::kComment));
      source.pos = end;
    } else if (tag && html_depth_ < kMaxHtmlDepth) {
      source.pos = tag->end;
      start_tag(*tag, true);
    } else if (const auto end_tag = match_end_tag(source, open)) {
      if (end_tag->name == element.value) {
        source.pos = end_tag->end;
        break;
      }
      add_text(end_tag->end);
    } else {
      add_text(open + 1);
    }
  }
  tree_ = outer;
}

}  // namespace mobysearch
