// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/markdown/heading_ids.h"
#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/html/text.h"
#include "indexer/markdown/kramdown/tree.h"
#include "indexer/markdown/kramdown_html.h"
#include "indexer/markdown/renderer.h"
#include "indexer/markdown/section_builder.h"

namespace mobysearch {
namespace {

using kramdown::Element;
using kramdown::ElementKind;

/// What a reader sees for `quote`, one of lsquo, rsquo, ldquo, rdquo: the site may have its own.
std::string smart_quote(const kramdown::Options& options, std::string_view quote) {
  constexpr std::string_view kQuotes[] = {"lsquo", "rsquo", "ldquo", "rdquo"};
  const auto place = static_cast<std::size_t>(std::ranges::find(kQuotes, quote) - kQuotes);
  const std::string_view own = trim(split(options.smart_quotes, ',')[place]);
  return decode_entities(fmt::format("&{}{};", all_digits(own) ? "#" : "", own));
}

/// The footnotes that kramdown adds to a page, at its end or in place of a list, and the list that
/// becomes the table of contents.
struct PageParts {
  std::vector<kramdown::Element*> notes;           ///< in the order of their first references
  const kramdown::Element* contents = nullptr;     ///< the first list with {:toc}
  const kramdown::Element* notes_place = nullptr;  ///< the first list with {:footnotes}
};

/// Gives every header its id (its value), in the order in which kramdown does: by GFM's rule in the
/// text itself; by the plain rule, with a count of their own, inside HTML and in footnotes.
class Anchors {
 public:
  explicit Anchors(kramdown::Document& document) : document_(document) {}

  PageParts assign() {
    visit(*document_.root, !document_.options.gfm);
    for (std::size_t i = 0; i < parts_.notes.size(); ++i) {  // notes refer to notes
      for (Element* child : parts_.notes[i]->children) visit(*child, true);
    }
    return std::move(parts_);
  }

 private:
  void visit(Element& element, bool plain_rule) {
    if (is_replaced(element)) return;
    if (element.kind == ElementKind::kHeader) assign_to(element, plain_rule);
    if (element.kind == ElementKind::kFootnote) {
      const auto note = document_.footnotes.find(element.value);
      const bool is_new = note != document_.footnotes.end() && seen_.insert(note->second).second;
      if (is_new) parts_.notes.push_back(note->second);
    }
    // GFM gives ids to no headers within one that got its id from GFM; kramdown's converter does.
    const bool in_html = plain_rule || element.kind == ElementKind::kHtml ||
                         (element.kind == ElementKind::kHeader && !element.attributes.has("id"));
    for (Element* child : element.children) visit(*child, in_html);
  }

  bool is_replaced(const Element& list) {
    if (list.kind != ElementKind::kList || list.ial == nullptr) return false;
    for (const auto& [name, part] :
         {std::pair{"toc", &parts_.contents}, std::pair{"footnotes", &parts_.notes_place}}) {
      if (*part != nullptr || !list.ial->has_ref(name)) continue;
      *part = &list;
      return true;
    }
    return false;
  }

  void assign_to(Element& header, bool plain_rule) {
    std::string source;
    std::swap(source, header.value);
    const kramdown::Options& options = document_.options;
    if (header.attributes.has("id")) {
      header.value = header.attributes.get("id");
    } else if (options.auto_ids && plain_rule) {
      if (options.transliterated_header_ids) source = transliterated(source);
      header.value = options.auto_id_prefix + plain_ids_.unique(kramdown_heading_id(source));
    } else if (options.auto_ids) {
      header.value = options.auto_id_prefix + gfm_ids_.unique(gfm_heading_id(source));
    }
  }

  kramdown::Document& document_;
  UniqueIds gfm_ids_;
  UniqueIds plain_ids_;
  PageParts parts_;
  std::set<const Element*> seen_;
};

/// Gives kramdown's tree to a SectionBuilder in the order of the page.
class TreeWalk {
 public:
  TreeWalk(const kramdown::Document& document, const PageParts& parts, SectionBuilder& builder)
      : document_(document), parts_(parts), builder_(builder) {}

  void run() {
    visit_all(*document_.root);
    if (parts_.notes_place == nullptr) add_notes();
  }

 private:
  void visit_all(const Element& parent) {
    for (std::size_t i = 0; i < parent.children.size(); ++i) {
      const Element& child = *parent.children[i];
      if (is_option(parent, i)) {
        builder_.add_text("--");
      } else {
        visit(child, parent);
      }
    }
  }

  /// `--mount`: a reader sees a dash there, but looks for it as it is written.
  static bool is_option(const Element& parent, std::size_t i) {
    const auto& children = parent.children;
    if (children[i]->kind != ElementKind::kSymbol || children[i]->value != "–") return false;
    if (i + 1 == children.size() || children[i + 1]->kind != ElementKind::kText) return false;
    if (!is_ascii_letter(children[i + 1]->value[0])) return false;
    if (i == 0) return true;
    const Element& before = *children[i - 1];
    return before.kind == ElementKind::kText && is_ascii_blank(before.value.back());
  }

  void visit(const Element& element, const Element& parent) {
    switch (element.kind) {
      case ElementKind::kText:
        return add_text(element);
      case ElementKind::kEntity:
      case ElementKind::kMath:
      case ElementKind::kSymbol:
        return builder_.add_text(element.value);
      case ElementKind::kSmartQuote:
        return builder_.add_text(smart_quote(document_.options, element.value));
      case ElementKind::kCodeSpan:
        return builder_.add_code(element.value);
      case ElementKind::kBreak:
        return builder_.add_space();
      case ElementKind::kLink:
        builder_.begin_link(decode_entities(element.attributes.get("href")));
        visit_all(element);
        return builder_.end_link();
      case ElementKind::kImage:
        return builder_.add_image(decode_entities(element.attributes.get("src")),
                                  decode_entities(element.attributes.get("alt")),
                                  decode_entities(element.attributes.get("title")));
      case ElementKind::kRaw:
        return builder_.add_html(element.value);
      case ElementKind::kHtml:
        return html(element, parent);
      case ElementKind::kHeader:
        return header(element);
      default:
        block(element, parent);
    }
  }

  void block(const Element& element, const Element& parent) {
    switch (element.kind) {
      case ElementKind::kCell:
        visit_all(element);
        return builder_.add_space();
      case ElementKind::kCodeBlock:
        builder_.begin_block(false);
        builder_.add_code(element.value);
        return builder_.end_block();
      case ElementKind::kList:
        if (&element == parts_.notes_place) return add_notes();
        if (&element != parts_.contents) visit_all(element);
        return;
      case ElementKind::kParagraph:
      case ElementKind::kItem:
        return add_block(element,
                         parent.kind == ElementKind::kItem && parent.children[0] == &element);
      case ElementKind::kTerm:
      case ElementKind::kRow:
      case ElementKind::kQuote:
      case ElementKind::kDefinition:
      case ElementKind::kGroup:
        return add_block(element, false);
      default:
        visit_all(element);
    }
  }

  void header(const Element& element) {
    builder_.begin_block(false);
    builder_.begin_heading(std::clamp(element.level + document_.options.header_offset, 1, 6));
    const bool made_id = document_.options.auto_ids && !element.attributes.has("id");
    unbroken_ += made_id ? 1 : 0;
    visit_all(element);
    unbroken_ -= made_id ? 1 : 0;
    builder_.end_heading(clean_utf8(trim(element.value)));
  }

  void html(const Element& element, const Element& parent) {
    const bool in_raw =
        parent.kind == ElementKind::kHtml && parent.model == kramdown::ContentModel::kRaw;
    const bool spaced = element.spaced && !in_raw;
    // `<_T>` is an element for kramdown, but text in a browser.
    const bool is_text = !is_ascii_letter(element.value[0]);
    if (spaced) builder_.add_space();
    if (is_text) builder_.add_text("<" + element.value + ">");
    if (!is_text) builder_.open_element(element.value, element.attributes, false);
    ++unbroken_;
    if (!is_invisible_element(element.value)) visit_all(element);
    --unbroken_;
    if (is_text) builder_.add_text("</" + element.value + ">");
    if (!is_text) builder_.close_element(element.value);
    if (spaced) builder_.add_space();
  }

  /// GFM: a backslash at the end of a line breaks it, but not in HTML or in headings with made ids.
  void add_text(const Element& element) {
    std::string text = element.value;
    const bool breaks = document_.options.gfm && !document_.options.hard_wrap && unbroken_ == 0;
    if (breaks) replace_all(text, "\\\n", "\n");
    builder_.add_html_text(text);
  }

  void add_notes() {
    for (const Element* note : parts_.notes) add_block(*note, false);
  }

  void add_block(const Element& element, bool begins_item) {
    builder_.begin_block(begins_item);
    visit_all(element);
    builder_.end_block();
  }

  const kramdown::Document& document_;
  const PageParts& parts_;
  SectionBuilder& builder_;
  int unbroken_ = 0;  ///< inside something where GFM makes no line breaks
};

}  // namespace

void add_kramdown_page(std::string_view body, const kramdown::Options& options,
                       SectionBuilder& builder) {
  kramdown::Document document = kramdown::parse(body, options);
  const PageParts parts = Anchors(document).assign();
  TreeWalk(document, parts, builder).run();
}

std::string kramdown_html(std::string_view body, const kramdown::Options& options) {
  kramdown::Document document = kramdown::parse(body, options);
  Anchors(document).assign();
  return html_of(document);
}

}  // namespace mobysearch
