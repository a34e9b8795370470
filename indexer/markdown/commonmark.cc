// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmark.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/markdown/autolinks.h"
#include "indexer/markdown/gfm_marks.h"
#include "indexer/markdown/heading_attributes.h"
#include "indexer/markdown/heading_ids.h"
#include "indexer/markdown/html/text.h"
#include "indexer/markdown/renderer.h"
#include "indexer/markdown/section_builder.h"

namespace mobysearch {
namespace {

struct Free {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
  void operator()(char* text) const { cmark_get_default_mem_allocator()->free(text); }
};

std::string_view text_or_empty(const char* text) { return text == nullptr ? "" : text; }
std::string_view literal_of(cmark_node* node) {
  return text_or_empty(cmark_node_get_literal(node));
}

bool is_break(cmark_node* node) { return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK; }

/// Takes the delimiter row out of a paragraph that is a table; false when it is none.
bool take_delimiter_row(cmark_node* paragraph) {
  cmark_node* before = cmark_node_first_child(paragraph);
  for (; before != nullptr; before = cmark_node_next(before)) {
    cmark_node* row = is_break(before) ? cmark_node_next(before) : nullptr;
    if (row == nullptr || !is_delimiter_row(literal_of(row))) continue;
    cmark_node* after = cmark_node_next(row);
    if (after != nullptr && !is_break(after)) continue;
    cmark_node_free(row);
    cmark_node_free(before);
    return true;
  }
  return false;
}

std::string_view trimmed(std::string_view line) { return trim(line, " \t"); }

/// The text of a heading's line, which begins with its hashes.
std::string_view without_hashes(std::string_view line) {
  line = trimmed(trim_left(line, "#"));
  const std::string_view open = trim_right(line, "#");
  const bool closed = open.empty() || open.back() == ' ' || open.back() == '\t';
  return closed ? trimmed(open) : line;
}

/// Gives cmark's tree to a SectionBuilder in the order of the page.
class PageWalk {
 public:
  PageWalk(std::string_view source, MarkdownRenderer renderer, SectionBuilder& builder)
      : renderer_(renderer), builder_(builder), marks_(source), ids_(renderer) {
    if (renderer == MarkdownRenderer::kHugo) lines_ = split(source, '\n');
  }

  void run(cmark_node* document) {
    const std::unique_ptr<cmark_iter, Free> iter(cmark_iter_new(document));
    for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;) {
      visit(cmark_iter_get_node(iter.get()), event == CMARK_EVENT_ENTER);
    }
  }

 private:
  /// Nodes without children are entered, and not left.
  void visit(cmark_node* node, bool enters) {
    const std::string_view literal = literal_of(node);
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        return enters ? enter_paragraph(node) : leave_paragraph();
      case CMARK_NODE_HEADING:
        return enters ? enter_heading(node) : leave_heading(node);
      case CMARK_NODE_IMAGE:
        return enters ? enter_image() : leave_image(node);
      case CMARK_NODE_LINK:
        if (images_ > 0) return;
        open_links_ += enters ? 1 : -1;
        return enters ? builder_.begin_link(text_or_empty(cmark_node_get_url(node)))
                      : builder_.end_link();
      case CMARK_NODE_CODE_BLOCK:
        builder_.begin_block(false);
        builder_.add_code(literal);
        return builder_.end_block();
      case CMARK_NODE_HTML_BLOCK:
        builder_.begin_block(false);
        return builder_.add_html(literal);
      case CMARK_NODE_TEXT:
        return add_text(node);
      case CMARK_NODE_CODE:
        if (is_shown(literal)) builder_.add_code(literal);
        return;
      case CMARK_NODE_HTML_INLINE:
        return add_html(literal);
      case CMARK_NODE_SOFTBREAK:
        return in_table_ ? builder_.begin_block(false) : builder_.add_text("\n");
      case CMARK_NODE_LINEBREAK:
        return in_table_ ? builder_.begin_block(false) : builder_.add_space();
      default:
        return;
    }
  }

  void enter_paragraph(cmark_node* node) {
    cmark_node* parent = cmark_node_parent(node);
    const bool begins_item =
        cmark_node_get_type(parent) == CMARK_NODE_ITEM && cmark_node_first_child(parent) == node;
    builder_.begin_block(begins_item);
    in_table_ = take_delimiter_row(node);
    cmark_node* first = cmark_node_first_child(node);
    if (!begins_item || first == nullptr) return;
    const std::string text(without_task_box(literal_of(first)));
    if (text.size() < literal_of(first).size()) cmark_node_set_literal(first, text.c_str());
  }

  void leave_paragraph() {
    builder_.end_block();
    in_table_ = false;
    hidden_by_.clear();
  }

  void enter_image() {
    if (images_++ == 0) alt_.clear();
  }

  void leave_image(cmark_node* node) {
    if (--images_ > 0) return;
    builder_.add_image(text_or_empty(cmark_node_get_url(node)), alt_,
                       text_or_empty(cmark_node_get_title(node)));
  }

  void add_text(cmark_node* node) {
    const std::string_view text = literal_of(node);
    // A note of one word is a definition for CommonMark, and what refers to it a link.
    const bool in_link = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_LINK;
    if (in_link && marks_.is_note(text)) return;
    const std::string cleaned = marks_.clean(text, in_table_);
    if (!is_shown(cleaned)) return;
    add_with_links(cleaned);
  }

  /// CommonMark itself makes no links of addresses that stand bare in a text.
  void add_with_links(std::string_view text) {
    const bool links = renderer_ != MarkdownRenderer::kCommonMark &&
                       renderer_ != MarkdownRenderer::kZola && open_links_ == 0;
    std::size_t done = 0;
    while (links && done < text.size()) {
      const Autolink link = find_autolink(text, done);
      builder_.add_text(text.substr(done, link.begin - done));
      done = link.end;
      if (link.url.empty()) return;
      builder_.begin_link(link.url);
      builder_.add_text(text.substr(link.begin, link.end - link.begin));
      builder_.end_link();
    }
    builder_.add_text(text.substr(done));
  }

  /// Whether inline text is text of the page, rather than hidden or an image's.
  bool is_shown(std::string_view text) {
    if (!hidden_by_.empty()) return false;
    if (images_ > 0) {
      alt_ += text;
      return false;
    }
    if (in_heading_) heading_ += text;
    return true;
  }

  /// One tag. The content of an invisible element is hidden, at most to the end of the block.
  void add_html(std::string_view html) {
    HtmlReader reader(html);
    HtmlToken tag;
    if (!reader.next(tag)) return;
    const bool closes = tag.kind == HtmlToken::Kind::kClose && tag.name == hidden_by_;
    const bool was_hidden = !hidden_by_.empty();
    if (closes) hidden_by_.clear();
    if (was_hidden || images_ > 0) return;
    const bool hides = tag.kind == HtmlToken::Kind::kOpen && !tag.self_closing;
    if (hides && is_invisible_element(tag.name)) hidden_by_ = tag.name;
    builder_.add_html(html);
  }

  void enter_heading(cmark_node* node) {
    builder_.begin_block(false);
    builder_.begin_heading(cmark_node_get_heading_level(node));
    in_heading_ = true;
    heading_.clear();
    own_id_.clear();
    const bool has_attributes =
        renderer_ == MarkdownRenderer::kHugo || renderer_ == MarkdownRenderer::kZola;
    cmark_node* last = cmark_node_last_child(node);
    if (!has_attributes || last == nullptr) return;
    const std::string text(literal_of(last));
    const HeadingAttributes attributes = heading_attributes(text);
    own_id_ = attributes.id;
    if (attributes.begin == text.size()) return;
    cmark_node_set_literal(last, text.substr(0, attributes.begin).c_str());
  }

  void leave_heading(cmark_node* node) {
    in_heading_ = false;
    hidden_by_.clear();
    if (own_id_.empty()) {
      own_id_ = ids_.make(id_source(node));
    } else {
      ids_.reserve(own_id_);
    }
    builder_.end_heading(clean_utf8(own_id_));
  }

  /// What the renderer makes a heading's id from.
  std::string id_source(cmark_node* node) {
    if (renderer_ == MarkdownRenderer::kGhPages) return html_in(node);
    if (renderer_ == MarkdownRenderer::kHugo) return std::string(last_line_of(node));
    return heading_;
  }

  static std::string html_in(cmark_node* heading) {
    const std::unique_ptr<char, Free> html(cmark_render_html(heading, CMARK_OPT_UNSAFE));
    const std::string_view whole = text_or_empty(html.get());
    const std::size_t begin = whole.find('>') + 1;
    return std::string(whole.substr(begin, whole.rfind("</") - begin));
  }

  /// The line between two, in quotes or not, that underlines a heading; 0 when there is none. In a
  /// quote or list, a heading ends for cmark a line too late.
  std::size_t underline_of(std::size_t first, std::size_t last) const {
    for (std::size_t number = first + 1; number <= std::min(last, lines_.size()); ++number) {
      const std::string_view line = trim_left(trim_right(lines_[number - 1]), " \t>");
      const bool is_it =
          line.find_first_not_of('=') == line.npos || line.find_first_not_of('-') == line.npos;
      if (is_it && !line.empty()) return number;
    }
    return 0;
  }

  static bool is_within_quote(cmark_node* node) {
    while (node != nullptr && cmark_node_get_type(node) != CMARK_NODE_BLOCK_QUOTE) {
      node = cmark_node_parent(node);
    }
    return node != nullptr;
  }

  /// A heading's text as it is written, without its marks; the last line of several.
  std::string_view last_line_of(cmark_node* heading) {
    const auto first = static_cast<std::size_t>(cmark_node_get_start_line(heading));
    const auto last = static_cast<std::size_t>(cmark_node_get_end_line(heading));
    const std::size_t underline = underline_of(first, last);
    const bool underlined = underline > first;
    const std::size_t number = underlined ? underline - 1 : first;
    // cmark ends lines at carriage returns too.
    std::string_view line = number <= lines_.size() ? lines_[number - 1] : std::string_view();
    // In a quote or list, the line begins with that one's mark; a second line of a quote, too.
    const auto begin = static_cast<std::size_t>(cmark_node_get_start_column(heading) - 1);
    const bool is_first = number == first;
    if (is_first) line = line.substr(std::min(begin, line.size()));
    if (!is_first && is_within_quote(heading)) line = trim_left(line, " \t>");
    if (!underlined) line = without_hashes(line);
    line = trimmed(line);
    return trimmed(line.substr(0, heading_attributes(line).begin));
  }

  std::vector<std::string_view> lines_;  ///< of the source, for Hugo
  const MarkdownRenderer renderer_;
  SectionBuilder& builder_;
  const GfmMarks marks_;
  CommonMarkIds ids_;
  bool in_heading_ = false;
  std::string heading_;    ///< its text
  std::string own_id_;     ///< that it has by an attribute
  std::string alt_;        ///< of the open image
  int images_ = 0;         ///< nested; the outermost counts
  int open_links_ = 0;     ///< that Markdown made
  std::string hidden_by_;  ///< the invisible element that is open
  bool in_table_ = false;
};

}  // namespace

void add_commonmark_page(std::string_view body, MarkdownRenderer renderer,
                         SectionBuilder& builder) {
  const std::string text = clean_utf8(body);
  const std::unique_ptr<cmark_node, Free> document(
      cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  cmark_consolidate_text_nodes(document.get());
  PageWalk(text, renderer, builder).run(document.get());
}

}  // namespace mobysearch
