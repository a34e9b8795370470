// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown.h"

#include <cmark.h>

#include <memory>

#include "common/unicode.h"
#include "indexer/kramdown_blocks.h"
#include "indexer/section_builder.h"

namespace mobysearch {
namespace {

/// Stands, with a blank, at the start of every line handed to cmark, so that nothing in a leaf's
/// text can begin a block: cmark reads the inlines alone. Input has no such character.
constexpr char kLineMark = '\x01';
/// cmark 0.30 takes quadratic time over some inlines (CVE-2023-22486); longer runs are plain text.
constexpr std::size_t kMaxInlineBytes = 8 * 1024;

using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using Iterator = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

bool has_inlines(const Block& block) {
  return (block.kind == Block::Kind::kParagraph || block.kind == Block::Kind::kHeading) &&
         block.text.size() <= kMaxInlineBytes;
}

/// Ends of what begins at `at` with `open` and ends with `close` on the same line, or npos.
std::size_t span_end(std::string_view text, std::size_t at, std::string_view open,
                     std::string_view close) {
  if (text.substr(at, open.size()) != open) return std::string_view::npos;
  const auto line_end = std::min(text.find('\n', at), text.size());
  const auto end = text.substr(0, line_end).find(close, at + open.size());
  return end == std::string_view::npos ? end : end + close.size();
}

/// kramdown's own inline marks, which cmark would take for text: attribute lists, footnote marks,
/// math and strikethrough signs, table pipes. Code spans are left alone.
std::string without_kramdown_marks(std::string_view text, bool heading,
                                   const std::set<std::string, std::less<>>& footnotes) {
  std::string out;
  out.reserve(text.size());
  const bool table = !heading && text.find('|') != std::string_view::npos;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t mark = std::min(text.size(), text.find_first_of("\\`{[~$|", i));
    out += text.substr(i, mark - i);
    i = mark;
    if (i == text.size()) break;
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size()) {
      out += text.substr(i, 2);
      i += 2;
      continue;
    }
    if (c == '`') {
      std::size_t ticks = i;
      while (ticks < text.size() && text[ticks] == '`') ++ticks;
      const std::string fence(text.substr(i, ticks - i));
      const auto close = text.find(fence, ticks);
      const auto end = close == std::string_view::npos ? ticks : close + fence.size();
      out += text.substr(i, end - i);
      i = end;
      continue;
    }
    std::size_t end = std::string_view::npos;
    if (c == '{' && !heading) end = span_end(text, i, "{:", "}");
    if (c == '[') {
      end = span_end(text, i, "[^", "]");
      const bool defined = end != std::string_view::npos &&
                           footnotes.find(text.substr(i + 2, end - i - 3)) != footnotes.end();
      if (!defined) end = std::string_view::npos;
    }
    if (end != std::string_view::npos) {
      i = end;
    } else if (text.substr(i, 2) == "~~" || text.substr(i, 2) == "$$") {
      i += 2;
    } else if (table && c == '|') {
      out += ' ';
      ++i;
    } else {
      out += c;
      ++i;
    }
  }
  return out;
}

bool is_table_rule(std::string_view line) {
  return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
         line.find_first_not_of(" |:-+=\t") == std::string_view::npos;
}

/// One leaf as a paragraph of lines that begin with the mark.
void append_leaf(std::string& source, const Block& block,
                 const std::set<std::string, std::less<>>& footnotes) {
  std::string text;
  for (std::string_view rest = block.text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (!is_table_rule(line)) text += std::string(line) + "\n";
  }
  const std::string clean =
      without_kramdown_marks(text, block.kind == Block::Kind::kHeading, footnotes);
  std::string_view rest = clean;
  bool any = false;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    source += kLineMark;
    source += ' ';
    source += line;
    source += '\n';
    any = true;
  }
  if (!any) source += std::string(1, kLineMark) + " \n";
  source += '\n';
}

/// cmark's text without the marks: `mark blank` at the start of a line.
template <class Use>
void unmarked(const char* literal, const Use& use) {
  std::string_view text = literal == nullptr ? "" : literal;
  while (!text.empty()) {
    const auto mark = text.find(kLineMark);
    if (mark != 0) use(text.substr(0, mark));
    if (mark == std::string_view::npos) return;
    text.remove_prefix(mark + 1);
    if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
}

std::string plain_alt(cmark_node* image) {
  std::string alt;
  const Iterator it(cmark_iter_new(image), &cmark_iter_free);
  for (auto event = cmark_iter_next(it.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(it.get())) {
    cmark_node* node = cmark_iter_get_node(it.get());
    const auto type = cmark_node_get_type(node);
    if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)) {
      unmarked(cmark_node_get_literal(node), [&](std::string_view text) { alt += text; });
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      alt += ' ';
    }
  }
  return alt;
}

std::string literal_of(cmark_node* node) {
  std::string text;
  unmarked(cmark_node_get_literal(node), [&](std::string_view part) { text += part; });
  return text;
}

const char* or_empty(const char* text) { return text == nullptr ? "" : text; }

void walk_inlines(cmark_node* paragraph, SectionBuilder& builder) {
  const Iterator it(cmark_iter_new(paragraph), &cmark_iter_free);
  for (auto event = cmark_iter_next(it.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(it.get())) {
    cmark_node* node = cmark_iter_get_node(it.get());
    const bool enter = event == CMARK_EVENT_ENTER;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        builder.add_text(literal_of(node));
        break;
      case CMARK_NODE_CODE:
        builder.add_code(literal_of(node));
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        builder.add_space();
        break;
      case CMARK_NODE_HTML_INLINE:
        builder.add_html(literal_of(node), false);
        break;
      case CMARK_NODE_LINK:
        if (enter) {
          builder.begin_link(or_empty(cmark_node_get_url(node)));
        } else {
          builder.end_link();
        }
        break;
      case CMARK_NODE_IMAGE:
        if (!enter) break;
        builder.add_image(or_empty(cmark_node_get_url(node)), plain_alt(node),
                          or_empty(cmark_node_get_title(node)));
        cmark_iter_reset(it.get(), node, CMARK_EVENT_EXIT);
        break;
      default:
        break;
    }
  }
}

class BlockWalk {
 public:
  BlockWalk(const BlockDocument& document, SectionBuilder& builder)
      : document_(document), builder_(builder) {}

  void run() {
    std::string source;
    for (const Block& block : document_.blocks) {
      if (has_inlines(block)) append_leaf(source, block, document_.footnotes);
    }
    source += document_.link_definitions;
    const Tree tree(cmark_parse_document(source.data(), source.size(), CMARK_OPT_DEFAULT),
                    &cmark_node_free);
    cmark_node* leaf = cmark_node_first_child(tree.get());
    for (const Block& block : document_.blocks) {
      cmark_node* inlines = nullptr;
      if (has_inlines(block) && leaf != nullptr) {
        inlines = leaf;
        leaf = cmark_node_next(leaf);
      }
      visit(block, inlines);
    }
  }

 private:
  void visit(const Block& block, cmark_node* inlines) {
    switch (block.kind) {
      case Block::Kind::kHeading:
        builder_.begin_heading(block.level);
        add_inlines(block, inlines);
        builder_.end_heading(block.id, block.text, block.in_html);
        break;
      case Block::Kind::kParagraph:
        builder_.begin_block(block.list_item);
        add_inlines(block, inlines);
        builder_.end_block();
        break;
      case Block::Kind::kCode:
        builder_.begin_block(false);
        builder_.add_code(block.text);
        builder_.end_block();
        break;
      case Block::Kind::kHtml:
        builder_.begin_block(false);
        builder_.add_html(block.text, !block.in_html);
        builder_.end_block();
        break;
      case Block::Kind::kRawHtml:
        builder_.set_auto_ids(false);
        builder_.begin_block(false);
        builder_.add_html(block.text, false);
        builder_.end_block();
        builder_.set_auto_ids(document_.auto_ids);
        break;
    }
  }

  void add_inlines(const Block& block, cmark_node* inlines) {
    if (inlines != nullptr) {
      walk_inlines(inlines, builder_);
    } else {
      builder_.add_text(block.text);
    }
  }

  const BlockDocument& document_;
  SectionBuilder& builder_;
};

}  // namespace

std::vector<Section> sections_from_markdown(std::string_view body, const KramdownOptions& options) {
  const std::string text = clean_utf8(body);
  const BlockDocument document = parse_kramdown_blocks(text, options);
  SectionBuilder builder(options);
  builder.set_auto_ids(document.auto_ids);
  BlockWalk(document, builder).run();
  return builder.take();
}

std::vector<Section> sections_from_html(std::string_view body) {
  const KramdownOptions options;
  SectionBuilder builder(options);
  builder.set_auto_ids(false);
  builder.begin_block(false);
  builder.add_html(clean_utf8(body), false);
  return builder.take();
}

std::string plain_text_from_markdown(std::string_view markdown, const KramdownOptions& options) {
  std::string text;
  for (const Section& section : sections_from_markdown(markdown, options)) {
    for (const std::string* part : {&section.heading, &section.text}) {
      if (part->empty()) continue;
      if (!text.empty()) text += ' ';
      text += *part;
    }
  }
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

}  // namespace mobysearch
