// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

/// A small, linear reader of HTML as posts hold it: no tree, no error recovery beyond reading on.

struct HtmlToken {
  enum class Kind { kText, kOpen, kClose, kComment };
  Kind kind = Kind::kText;
  std::string_view text;  ///< of kText, entities not decoded
  std::string name;       ///< of a tag, lower-case
  std::string_view attributes;
  bool self_closing = false;

  /// Value of an attribute, entities decoded; "" when absent.
  std::string attribute(std::string_view name) const;
  bool has_attribute(std::string_view name) const;
};

/// Reads tokens one after the other. What is no tag is text. The contents of script, style,
/// template and the like come as one kText after their kOpen.
class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : rest_(html) {}
  bool next(HtmlToken& token);

 private:
  std::string_view rest_;
  std::string raw_until_;  ///< inside this raw element
};

/// Lower-case name of the tag that `html` begins with, or "".
std::string tag_name(std::string_view html);
/// Elements that kramdown reads as part of a paragraph.
bool is_span_element(std::string_view name);
/// Elements whose content is no markup: script, style, pre for kramdown, …
bool is_raw_element(std::string_view name);
/// Elements whose text nobody sees.
bool is_invisible_element(std::string_view name);
/// Elements that begin a line of their own.
bool is_block_element(std::string_view name);

/// Bytes of the element, comment or lone tag that `html` begins with, up to its matching end tag;
/// an element that is never closed takes all. 0 when `html` does not begin with a tag.
std::size_t html_extent(std::string_view html);

struct HtmlElement {
  std::string name;
  std::string_view open, content, close;
  bool has_markdown_attribute = false;
  bool markdown = false;  ///< markdown="1", "block" or "span"
};
/// Parts of an element as html_extent() measured it.
HtmlElement split_element(std::string_view element);

/// Replaces character references (&amp; &#8217; &nbsp; …). Unknown ones stay.
std::string decode_entities(std::string_view text);

}  // namespace mobysearch
