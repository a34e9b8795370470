// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/native.h"

#include <algorithm>
#include <vector>

#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/kramdown/html_tags.h"

namespace mobysearch::kramdown {
namespace {

// ElementConverter's lists.
constexpr std::string_view kRemoveTextChildren =
    "html head hgroup ol ul dl table colgroup tbody thead tfoot tr select optgroup";
constexpr std::string_view kStripWhitespace =
    "address article aside blockquote body caption dd div dl dt fieldset figcaption form footer"
    " header legend li nav p section td th";
constexpr std::string_view kRemoveWhitespaceChildren =
    "body section nav article aside header footer address div li dd blockquote figure figcaption td"
    " th fieldset form";

struct NativeKind {
  std::string_view names;
  ElementKind kind;
};
constexpr NativeKind kNativeKinds[] = {
    {"a", ElementKind::kLink},
    {"em i", ElementKind::kEmphasis},
    {"strong b", ElementKind::kStrong},
    {"code", ElementKind::kCodeSpan},
    {"pre", ElementKind::kCodeBlock},
    {"h1 h2 h3 h4 h5 h6", ElementKind::kHeader},
    {"img", ElementKind::kImage},
    {"br", ElementKind::kBreak},
    {"table", ElementKind::kTable},
    {"hr", ElementKind::kRule},
    {"p", ElementKind::kParagraph},
    {"blockquote", ElementKind::kQuote},
    {"li", ElementKind::kItem},
    {"ul ol", ElementKind::kList},
    {"dl", ElementKind::kDefinitionList},
    {"dt", ElementKind::kTerm},
    {"dd", ElementKind::kDefinition},
    {"thead tbody tfoot tr td th", ElementKind::kGroup},
};

ElementKind native_kind(std::string_view name) {
  for (const NativeKind& each : kNativeKinds) {
    if (in_word_list(name, each.names)) return each.kind;
  }
  return ElementKind::kHtml;
}

struct Conversion {
  bool convert = true;         ///< elements become kramdown's own
  bool preserve_text = false;  ///< white space stays as it is, as in what is not converted
};

bool is_html(const Element& element, std::string_view names) {
  return element.kind == ElementKind::kHtml && in_word_list(element.value, names);
}

bool has_no(const Element& parent, std::string_view elements) {
  return std::ranges::all_of(parent.children, [=](const Element* child) {
    return !is_html(*child, elements) && has_no(*child, elements);
  });
}

/// Nothing but such elements, and text.
bool has_only(const Element& parent, std::string_view elements) {
  return std::ranges::all_of(parent.children, [=](const Element* child) {
    return child->kind == ElementKind::kText || is_html(*child, elements);
  });
}

bool has_only_rows_of(const Element& parent, std::string_view cell) {
  const auto is_plain = [](const Element* each) { return has_no(*each, kHtmlBlockElements); };
  return has_only(parent, "tr") && std::ranges::all_of(parent.children, [=](const Element* row) {
           return has_only(*row, cell) && std::ranges::all_of(row->children, is_plain);
         });
}

/// Whether all rows have the same number of cells: a table whose end tag is missing, and which so
/// holds the rest of the page, has not.
bool has_equal_rows(const Element& parent, std::optional<std::ptrdiff_t>& cells) {
  return std::ranges::all_of(parent.children, [&](const Element* child) {
    if (!is_html(*child, "tr")) return has_equal_rows(*child, cells);
    const auto count = std::ranges::count_if(
        child->children, [](const Element* cell) { return is_html(*cell, "td th"); });
    const bool equal = cells.value_or(count) == count;
    cells = count;
    return equal;
  });
}

/// kramdown makes a table its own if it has nothing but rows of cells that hold no blocks. (They
/// must be aligned alike, too; that decides no header, and only text that is in no cell.)
bool is_simple_table(const Element& table) {
  std::optional<std::ptrdiff_t> cells;
  if (!has_equal_rows(table, cells)) return false;
  if (has_only_rows_of(table, "td")) return true;
  const auto& parts = table.children;
  const auto is_body = [](const Element* part) { return is_html(*part, "tbody"); };
  return has_only(table, "thead tbody tfoot") && std::ranges::any_of(parts, is_body) &&
         std::ranges::all_of(parts, [](const Element* part) {
           return has_only_rows_of(*part, is_html(*part, "thead") ? "th" : "td");
         });
}

/// Whether kramdown leaves the element, and all in it, HTML.
bool stays_html(const Element& element) {
  if (element.value == "table") return !is_simple_table(element);
  if (element.value == "a") return !element.attributes.has("href");
  if (!in_word_list(element.value, "em strong i b")) return false;
  const std::string text = text_of(element);
  return !text.empty() && (is_ascii_blank(text.front()) || is_ascii_blank(text.back()));
}

/// Blocks: white space beside them is dropped.
bool is_block(const Element& element) {
  if (element.kind == ElementKind::kHtml) return !in_word_list(element.value, kHtmlSpanElements);
  return element.kind < ElementKind::kText;
}

void strip_white_space(Element& element) {
  if (element.children.empty()) return;
  Element& first = *element.children.front();
  if (first.kind == ElementKind::kText) first.value = std::string(trim_left(first.value));
  Element& last = *element.children.back();
  if (last.kind == ElementKind::kText) last.value.resize(trim_right(last.value).size());
}

void remove_white_space_children(Element& element) {
  const std::vector<Element*> all = std::move(element.children);
  element.children.clear();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool blank = all[i]->kind == ElementKind::kText && trim(all[i]->value).empty();
    const bool outer = i == 0 || i + 1 == all.size();
    if (blank && (outer || (is_block(*all[i - 1]) && is_block(*all[i + 1])))) continue;
    element.children.push_back(all[i]);
  }
}

/// Text with its character references apart.
std::vector<Element*> text_parts(Document& document, std::string_view raw, bool preserve) {
  const std::string text = preserve ? std::string(raw) : with_single_blanks(raw);
  Element parts;
  std::string_view rest = text;
  for (std::size_t at = rest.find('&'); at != npos; at = rest.find('&', at)) {
    std::string character;
    const std::size_t length = decode_entity(rest.substr(at), character);
    if (length == 0) {
      ++at;
      continue;
    }
    document.add_text(parts, rest.substr(0, at));
    parts.children.push_back(document.make(ElementKind::kEntity, character));
    rest.remove_prefix(at + length);
    at = 0;
  }
  document.add_text(parts, rest);
  return std::move(parts.children);
}

void process(Document& document, Element& element, Conversion how);

void process_children(Document& document, Element& element, Conversion how) {
  std::vector<Element*> result;
  for (Element* child : element.children) {
    if (child->kind == ElementKind::kText) {
      const bool preserve = how.preserve_text || !how.convert;
      const auto parts = text_parts(document, child->value, preserve);
      result.insert(result.end(), parts.begin(), parts.end());
    } else {
      process(document, *child, how);
      result.push_back(child);
    }
  }
  element.children = std::move(result);
}

void convert(Document& document, Element& element, Conversion how) {
  const std::string name = element.value;
  element.kind = native_kind(name);
  if (name == "code" || name == "pre") {
    element.value = decode_entities(text_of(element));
    return element.children.clear();
  }
  const bool header = element.kind == ElementKind::kHeader;
  if (header) element.level = name[1] - '0';
  if (header) element.value = text_of(element);
  if (!header && element.kind != ElementKind::kHtml) element.value.clear();
  if (in_word_list(name, kRemoveTextChildren)) {
    std::erase_if(element.children,
                  [](const Element* child) { return child->kind == ElementKind::kText; });
  }
  const bool preserve = how.preserve_text && !header && !in_word_list(name, "a em strong i b");
  process_children(document, element, {true, preserve || name == "textarea"});
  if (in_word_list(name, kStripWhitespace)) strip_white_space(element);
  if (in_word_list(name, kRemoveWhitespaceChildren)) remove_white_space_children(element);
}

void process(Document& document, Element& element, Conversion how) {
  if (element.kind != ElementKind::kHtml || (element.is_native && how.convert)) return;
  element.is_native = true;
  element.ial.reset();
  element.spaced = !in_word_list(element.value, kHtmlSpanElements);
  element.model = ContentModel::kRaw;
  if (!how.convert || stays_html(element)) {
    return process_children(document, element, {.convert = false});
  }
  element.model = html_content_model(element.value);
  convert(document, element, how);
}

}  // namespace

void make_native(Document& document, Element& element) { process(document, element, {}); }

}  // namespace mobysearch::kramdown
