// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

/// A tag's attributes: those that matter here, no classes.
struct Attributes {
  std::vector<std::pair<std::string, std::string>> values;

  /// Sets, or replaces; ignores those that are never asked for.
  void set(std::string_view key, std::string_view value);
  /// "" when absent.
  std::string_view get(std::string_view key) const;
  bool has(std::string_view key) const;
};

/// A small, linear reader of HTML as posts hold it: no tree, no error recovery beyond reading on.

struct HtmlToken {
  enum class Kind { kText, kOpen, kClose, kComment };
  Kind kind = Kind::kText;
  std::string_view text;  ///< of kText, entities not decoded
  std::string name;       ///< of a tag, lower-case
  std::string_view attributes;
  bool self_closing = false;

  /// Names in lower case; references in values are not decoded.
  Attributes parsed_attributes() const;
};

/// Reads tokens one after the other. What is not a tag is text. The contents of script, style,
/// template and the like come as one kText after their kOpen.
class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html)
      : rest_(html), tail_(html.size() - (html.rfind('>') + 1)) {}
  bool next(HtmlToken& token);

 private:
  /// False: no tag is next.
  bool next_tag(HtmlToken& token);
  std::string_view take(std::size_t length);

  std::string_view rest_;
  std::size_t tail_;       ///< behind the last '>': there is no tag, so that none is sought in vain
  std::string raw_until_;  ///< inside this raw element
};

/// Elements whose text a page does not show.
bool is_invisible_element(std::string_view name);
/// Elements that begin a line of their own.
bool is_block_element(std::string_view name);

}  // namespace mobysearch
