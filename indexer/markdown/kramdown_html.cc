// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown_html.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"
#include "indexer/markdown/html/entities.h"

namespace mobysearch {
namespace {

using kramdown::Element;
using kramdown::ElementKind;

/// The tag of a kind of element that has no attributes of interest.
struct PlainTag {
  ElementKind kind;
  std::string_view name;
};
constexpr PlainTag kPlainTags[] = {
    {ElementKind::kParagraph, "p"},   {ElementKind::kQuote, "blockquote"},
    {ElementKind::kList, "ul"},       {ElementKind::kItem, "li"},
    {ElementKind::kTerm, "dt"},       {ElementKind::kDefinitionList, "dl"},
    {ElementKind::kRow, "tr"},        {ElementKind::kDefinition, "dd"},
    {ElementKind::kCell, "td"},       {ElementKind::kTable, "table"},
    {ElementKind::kStrong, "strong"}, {ElementKind::kEmphasis, "em"},
};

class HtmlWriter {
 public:
  explicit HtmlWriter(const kramdown::Document& document) : document_(document) {}

  std::string write() {
    all(*document_.root);
    return std::move(out_);
  }

 private:
  void all(const Element& parent) {
    for (const Element* child : parent.children) one(*child);
  }

  void one(const Element& element) {
    for (const PlainTag& tag : kPlainTags) {
      if (tag.kind == element.kind) return plain(element, element.transparent ? "" : tag.name);
    }
    switch (element.kind) {
      case ElementKind::kHeader:
        return header(element);
      case ElementKind::kCodeBlock:
        out_ += "<pre><code>" + escape_html(element.value) + "</code></pre>\n";
        return;
      case ElementKind::kCodeSpan:
        out_ += "<code>" + escape_html(element.value) + "</code>";
        return;
      case ElementKind::kHtml:
      case ElementKind::kLink:
      case ElementKind::kImage:
        return with_attributes(element);
      default:
        text(element);
    }
  }

  void text(const Element& element) {
    constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {
        {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"}, {"rdquo", "”"}};
    switch (element.kind) {
      case ElementKind::kText:
        out_ += escape_html(decode_entities(element.value));
        return;
      case ElementKind::kEntity:
      case ElementKind::kMath:
      case ElementKind::kSymbol:
        out_ += escape_html(element.value);
        return;
      case ElementKind::kSmartQuote:
        for (const auto& [name, mark] : kQuotes) out_ += element.value == name ? mark : "";
        return;
      case ElementKind::kRaw:
        out_ += element.value;
        return;
      case ElementKind::kBreak:
        out_ += "<br>\n";
        return;
      case ElementKind::kComment:
      case ElementKind::kFootnote:
      case ElementKind::kFootnoteDefinition:
        return;
      default:
        all(element);
    }
  }

  void plain(const Element& element, std::string_view name) {
    if (!name.empty()) out_.append("<").append(name).append(">");
    all(element);
    if (!name.empty()) out_.append("</").append(name).append(">");
    const bool is_span =
        element.kind == ElementKind::kStrong || element.kind == ElementKind::kEmphasis;
    if (!is_span) out_ += "\n";
  }

  void header(const Element& element) {
    const int level = std::clamp(element.level + document_.options.header_offset, 1, 6);
    const std::string tag = "h" + std::to_string(level);
    out_ += "<" + tag;
    if (!element.value.empty()) attribute("id", element.value);
    out_ += ">";
    all(element);
    out_ += "</" + tag + ">\n";
  }

  void with_attributes(const Element& element) {
    const bool is_image = element.kind == ElementKind::kImage;
    const std::string tag = is_image                             ? "img"
                            : element.kind == ElementKind::kLink ? "a"
                                                                 : element.value;
    out_ += "<" + tag;
    for (const auto& [name, value] : element.attributes.values) attribute(name, value);
    out_ += ">";
    all(element);
    constexpr std::string_view kEmpty =
        "img br hr input embed source wbr area link meta param track";
    if (!in_word_list(tag, kEmpty)) out_ += "</" + tag + ">";
  }

  /// Values are as they were written: references in them stay.
  void attribute(std::string_view name, std::string value) {
    replace_all(value, "\"", "&quot;");
    out_.append(" ").append(name).append("=\"").append(value).append("\"");
  }

  const kramdown::Document& document_;
  std::string out_;
};

}  // namespace

std::string html_of(const kramdown::Document& document) { return HtmlWriter(document).write(); }

}  // namespace mobysearch
