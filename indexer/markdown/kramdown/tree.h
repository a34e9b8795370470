// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/markdown/html/text.h"
#include "indexer/markdown/kramdown/options.h"

namespace mobysearch::kramdown {

enum class ElementKind : std::uint8_t {
  kRoot,
  kBlank,
  kEndOfBlock,  ///< kramdown's :eob: `^`, or what stands for a definition, which the value names
  kParagraph,
  kHeader,
  kCodeBlock,
  kQuote,
  kRule,
  kList,
  kItem,
  kDefinitionList,
  kTerm,
  kDefinition,
  kTable,
  kRow,
  kCell,
  kGroup,  ///< any other element that kramdown made of its own kind from HTML
  kFootnoteDefinition,
  kMath,  ///< in lines too
  kHtml,
  kComment,
  kRaw,  ///< handed through (nomarkdown)
  // From here on: what stands in lines.
  kText,     ///< parsed; references such as &amp; in it are still to be decoded
  kRawText,  ///< inline Markdown, to be parsed when all definitions are known
  kEmphasis,
  kStrong,
  kCodeSpan,
  kLink,
  kImage,
  kBreak,
  kEntity,  ///< value: the character
  kSmartQuote,
  kSymbol,  ///< a typographic one; value: as it is printed
  kFootnote,
};

/// What `{: #id key="value" name}` says: an inline attribute list, which kramdown calls an IAL. Its
/// `refs` are bare names, each of an attribute list definition (ALD), `{:name: … }`.
struct AttributeList : Attributes {
  std::vector<std::string> refs;
  std::vector<std::pair<std::string, std::string>> options;  ///< of `{::options …/}`

  void set(std::string_view key, std::string_view value);
  bool has_ref(std::string_view name) const;
};

/// How kramdown reads an HTML element's content.
enum class ContentModel : std::uint8_t { kNone, kRaw, kSpan, kBlock };

/// A node of kramdown's tree. Owned by its Document.
struct Element {
  ElementKind kind = ElementKind::kRoot;
  ContentModel model = ContentModel::kNone;
  bool transparent = false;  ///< an item's first paragraph, without blank lines around it
  bool is_native = false;    ///< html_to_native has been here
  bool spaced = false;       ///< HTML that kramdown writes on a line of its own
  int level = 0;             ///< of a header, as written
  /// Text, code, tag name, footnote name; of a header, what its id is made from, then its id, ""
  /// when it has none.
  std::string value;
  Attributes attributes;
  std::vector<Element*> children;
  std::unique_ptr<AttributeList> ial;  ///< those beside a block, until they are applied

  Element* last() const { return children.empty() ? nullptr : children.back(); }
};

struct LinkDefinition {
  std::string url, title;
};

/// A text as kramdown 2.4 and its GFM parser 1.1 read it, rule for rule, as far as headings, ids,
/// links and text go. Movable, not copyable.
struct Document {
  Options options;  ///< after {::options …/}
  Element* root = nullptr;
  std::map<std::string, Element*, std::less<>> footnotes;
  std::map<std::string, LinkDefinition, std::less<>> links;  ///< by normalized id
  std::map<std::string, AttributeList, std::less<>> attribute_definitions;

  Element* make(ElementKind kind, std::string_view value = {});
  /// Adds text at the end of `parent`: to its last child if that is of the same kind.
  void add_text(Element& parent, std::string_view text, ElementKind kind = ElementKind::kText);
  void add_raw_text(Element& parent, std::string_view text) {
    add_text(parent, text, ElementKind::kRawText);
  }

 private:
  std::vector<std::vector<Element>> elements_;  ///< in blocks that never grow beyond their capacity
};

/// `text` is hostile: any bytes. Time is linear but for bounded factors; what would need more is
/// left as text.
Document parse(std::string_view text, const Options& options);

/// All kText in `element`.
std::string text_of(const Element& element);
/// `text` with one blank for each run of white space.
std::string with_single_blanks(std::string_view text);
/// kramdown's key of a link definition: lower case, with single blanks.
std::string normalize_link_id(std::string_view id);

}  // namespace mobysearch::kramdown
