// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace mobysearch {

/// A link as jekyll-relative-links finds it in Markdown, code and comments included: inline,
/// `[text](path#fragment "title")`, or the definition of a reference, `[text]: path#fragment`. All
/// views are of the text that was scanned.
struct RelativeLink {
  bool is_inline = true;
  std::string_view whole;  ///< a definition's begins with the blank lines before it
  std::string_view text, path;
  std::string_view fragment;  ///< with its sign
  std::string_view title;     ///< with the blanks before it
};

/// Finds the links of a text, one after the other, as the plugin's regular expressions do, but no
/// paths or titles of more than 1,000 bytes. Linear but for that limit.
class RelativeLinkScanner {
 public:
  explicit RelativeLinkScanner(std::string_view text) : text_(text) {}

  std::optional<RelativeLink> next();

 private:
  struct Tail {
    std::string_view path, fragment, title;
    std::size_t end = 0;
  };
  std::optional<RelativeLink> inline_link(std::size_t at);
  std::optional<RelativeLink> definition(std::size_t at);
  std::optional<RelativeLink> link(std::size_t begin, std::size_t bracket, bool is_inline);
  std::optional<Tail> tail(std::size_t from, bool is_inline) const;
  std::optional<Tail> after_fragment(std::size_t sign, bool is_inline) const;
  std::optional<Tail> after_path(std::size_t at, bool is_inline) const;
  std::size_t title_end(std::size_t at, char closing_quote) const;
  std::optional<std::size_t> closing(std::size_t at, bool is_inline) const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t no_inline_before_ = 0;      ///< a line's end: no link begins in the rest of it
  std::size_t no_definition_before_ = 0;  ///< the same of a bracket behind blanks
};

}  // namespace mobysearch
