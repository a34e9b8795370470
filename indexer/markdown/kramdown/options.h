// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch::kramdown {

/// The kramdown settings of a site that change headings, anchors or text. The defaults are those of
/// Jekyll 4 (which are not all kramdown's own).
struct Options {
  bool gfm = true;                  ///< input: GFM (Jekyll's default) rather than kramdown
  bool quirk_paragraph_end = true;  ///< gfm_quirks: a heading or fence may end a paragraph
  bool auto_typographic = true;     ///< off by gfm_quirks: no_auto_typographic
  bool hard_wrap = false;
  bool html_to_native = false;
  bool parse_block_html = false;
  bool parse_span_html = true;
  bool auto_ids = true;
  bool auto_id_stripping = false;  ///< plain kramdown: ids from the parsed text of headings
  std::string auto_id_prefix;
  int header_offset = 0;
  bool transliterated_header_ids = false;
  std::string smart_quotes = "lsquo,rsquo,ldquo,rdquo";  ///< names or numbers of characters
  /// Links that texts may refer to without defining them: by id, the address and a title or "".
  std::vector<std::pair<std::string, std::pair<std::string, std::string>>> link_defs;
};

/// Sets the option that kramdown knows by `name` to what it reads in `value`; commas separate the
/// items of a list. Unknown names and invalid values change nothing.
void set_option(Options& options, std::string_view name, std::string_view value);

/// Whether `{::options name="…" /}` in a text sets it. The others are what kramdown asks before it
/// reads the text.
bool is_inline_option(std::string_view name);

}  // namespace mobysearch::kramdown
