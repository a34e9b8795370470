// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// The inside of a tag such as `{%- assign a = b -%}`, whose dashes strip blanks around it.
std::string_view without_dashes(std::string_view inside);
/// The name of a tag, which any character but letters, digits, `_` and `-` ends.
std::string_view tag_name(std::string_view inside);

/// What stands between a tag and its end, whose dashes have stripped it.
struct LiquidBlock {
  std::string_view text;
  std::string_view otherwise;  ///< of a loop: from its `else` on
  bool strips_next = false;    ///< the end has a dash: blanks behind it go
};

/// Takes text up to the `{% endNAME … %}` that belongs to a tag before it off the front of `rest`,
/// and the end with it. nullopt, and nothing taken, when there is none. Linear time.
std::optional<LiquidBlock> take_block(std::string_view& rest, std::string_view name);

/// The header of a loop: `port in site.data.ports reversed limit:2 offset:1`.
struct LoopHeader {
  std::string_view item, list;
  std::string_view limit, offset;  ///< expressions; empty if not given
  bool is_reversed = false;
};
LoopHeader read_loop_header(std::string_view argument);

/// What an include names, as Jekyll reads it: `note.html text="some \"words\"" kind = page.kind`.
struct IncludeCall {
  struct Parameter {
    std::string_view name;
    std::string value;  ///< a text, or an expression
    bool is_text = false;
  };
  std::string_view file;  ///< may hold `{{ … }}`
  std::vector<Parameter> parameters;
};
IncludeCall read_include(std::string_view argument);

/// Whether a heading of Markdown or HTML goes on from the end of `before` to `rest`.
bool stands_in_heading(std::string_view before, std::string_view rest);

}  // namespace mobysearch
