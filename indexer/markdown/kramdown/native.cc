// SPDX-License-Identifier: GPL-2.0-or-later
// html_to_native: kramdown's own kinds for HTML elements, as far as it changes ids or text.
#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/kramdown/html.h"

namespace mobysearch {
namespace {

struct Conversion {
  bool convert = true;         ///< elements become kramdown's own
  bool preserve_text = false;  ///< white space stays as it is
};

void extract_text(const Element& element, std::string& text) {
  if (element.kind == ElementKind::kText) text += element.value;
  for (const Element* child : element.children) extract_text(*child, text);
}

std::string text_of(const Element& element) {
  std::string text;
  extract_text(element, text);
  return text;
}

bool one_of(std::string_view list, std::string_view name) {
  return list.find(" " + std::string(name) + " ") != std::string_view::npos;
}

std::string with_single_blanks(std::string_view text) {
  std::string plain;
  bool in_space = false;
  for (const char c : text) {
    const bool space = is_kramdown_space(c);
    if (!space) plain += c;
    if (space && !in_space) plain += ' ';
    in_space = space;
  }
  return plain;
}

/// Blocks, beside which white space is nothing.
bool is_block(const Element& element) {
  switch (element.kind) {
    case ElementKind::kText:
    case ElementKind::kRawText:
    case ElementKind::kEmphasis:
    case ElementKind::kStrong:
    case ElementKind::kCodeSpan:
    case ElementKind::kLink:
    case ElementKind::kImage:
    case ElementKind::kBreak:
    case ElementKind::kEntity:
    case ElementKind::kSmartQuote:
    case ElementKind::kSymbol:
    case ElementKind::kFootnote:
      return false;
    case ElementKind::kHtml:
      return !is_kramdown_span(element.value);
    default:
      return true;
  }
}

void strip_white_space(Element& element) {
  if (element.children.empty()) return;
  Element& first = *element.children.front();
  if (first.kind == ElementKind::kText) {
    std::size_t begin = 0;
    while (begin < first.value.size() && is_kramdown_space(first.value[begin])) ++begin;
    first.value.erase(0, begin);
  }
  Element& last = *element.children.back();
  if (last.kind == ElementKind::kText) last.value.resize(right_stripped(last.value).size());
}

void remove_white_space(Element& element) {
  const std::vector<Element*> all = std::move(element.children);
  element.children.clear();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool blank = all[i]->kind == ElementKind::kText && stripped(all[i]->value).empty();
    const bool outer = i == 0 || i + 1 == all.size();
    if (blank && (outer || (is_block(*all[i - 1]) && is_block(*all[i + 1])))) continue;
    element.children.push_back(all[i]);
  }
}

class Native {
 public:
  explicit Native(KramdownDocument& document) : document_(document) {}

  void process(Element& element, Conversion how) {
    if (element.kind != ElementKind::kHtml || (element.is_native && how.convert)) return;
    element.is_native = true;
    element.ial.reset();
    element.spaced = !is_kramdown_span(element.value);
    element.model = how.convert ? content_model_of(element.value) : ContentModel::kRaw;
    if (!how.convert) {
      children(element, how);
      return;
    }
    const std::string_view name = element.value;
    if (name == "code" || name == "pre") {
      code(element);
    } else if (name == "textarea") {
      children(element, {true, true});
    } else if ((name == "table" && !is_simple_table(element)) ||
               (name == "a" && !element.attributes.has("href"))) {
      element.model = ContentModel::kRaw;
      children(element, {false, how.preserve_text});
    } else if (one_of(" em strong i b ", name)) {
      emphasis(element);
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      element.kind = ElementKind::kHeader;
      element.level = name[1] - '0';
      element.value = text_of(element);
      children(element, {});
    } else {
      simple(element, how);
    }
  }

 private:
  void emphasis(Element& element) {
    const std::string text = text_of(element);
    if (!text.empty() && (is_kramdown_space(text.front()) || is_kramdown_space(text.back()))) {
      element.model = ContentModel::kRaw;
      children(element, {false, false});
      return;
    }
    const bool strong = element.value == "strong" || element.value == "b";
    element.kind = strong ? ElementKind::kStrong : ElementKind::kEmphasis;
    element.value.clear();
    children(element, {});
  }

  void code(Element& element) {
    std::string text;
    for (Element* part : text_parts(text_of(element), true)) text += part->value;
    element.kind = element.value == "code" ? ElementKind::kCodeSpan : ElementKind::kCodeBlock;
    element.value = std::move(text);
    element.children.clear();
  }

  void simple(Element& element, Conversion how) {
    const std::string name = element.value;
    if (one_of(" html head hgroup ol ul dl table colgroup tbody thead tfoot tr select optgroup ",
               name)) {
      std::erase_if(element.children,
                    [](const Element* child) { return child->kind == ElementKind::kText; });
    }
    if (name == "a") element.kind = ElementKind::kLink;
    if (name == "img") element.kind = ElementKind::kImage;
    if (name == "br") element.kind = ElementKind::kBreak;
    if (name == "table") element.kind = ElementKind::kTable;
    if (name == "hr") element.kind = ElementKind::kRule;
    if (name == "p") element.kind = ElementKind::kParagraph;
    if (name == "blockquote") element.kind = ElementKind::kQuote;
    if (name == "li") element.kind = ElementKind::kItem;
    if (name == "ul" || name == "ol") element.kind = ElementKind::kList;
    if (name == "dl") element.kind = ElementKind::kDefinitionList;
    if (name == "dt") element.kind = ElementKind::kTerm;
    if (name == "dd") element.kind = ElementKind::kDefinition;
    if (one_of(" thead tbody tfoot tr td th ", name)) element.kind = ElementKind::kGroup;
    if (element.kind != ElementKind::kHtml) element.value.clear();
    children(element, {true, name != "a" && how.preserve_text});
    if (one_of(
            " address article aside blockquote body caption dd div dl dt fieldset figcaption form"
            " footer header legend li nav p section td th ",
            name)) {
      strip_white_space(element);
    }
    if (one_of(" body section nav article aside header footer address div li dd blockquote figure"
               " figcaption td th fieldset form ",
               name)) {
      remove_white_space(element);
    }
  }

  void children(Element& element, Conversion how) {
    std::vector<Element*> result;
    for (Element* child : element.children) {
      if (child->kind == ElementKind::kText) {
        const auto parts = text_parts(child->value, how.preserve_text || !how.convert);
        result.insert(result.end(), parts.begin(), parts.end());
      } else {
        process(*child, how);
        result.push_back(child);
      }
    }
    element.children = std::move(result);
  }

  /// Text with its character references apart.
  std::vector<Element*> text_parts(std::string_view raw, bool preserve) {
    const std::string text = preserve ? std::string(raw) : with_single_blanks(raw);
    std::vector<Element*> parts;
    std::size_t begin = 0;
    const auto end_text = [&](std::size_t end) {
      if (end > begin) {
        parts.push_back(document_.make(ElementKind::kText, text.substr(begin, end - begin)));
      }
    };
    for (std::size_t at = text.find('&'); at != std::string::npos; at = text.find('&', at)) {
      std::string character;
      const std::size_t length = decode_entity(std::string_view(text).substr(at), character);
      if (length == 0) {
        ++at;
        continue;
      }
      end_text(at);
      parts.push_back(document_.make(ElementKind::kEntity, character));
      at += length;
      begin = at;
    }
    end_text(text.size());
    return parts;
  }

  KramdownDocument& document_;
};

}  // namespace

void make_native(KramdownDocument& document, Element& element) {
  Native(document).process(element, {});
}

}  // namespace mobysearch
