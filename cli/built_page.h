// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// A heading of a built page that a link can lead to.
struct BuiltHeading {
  std::string id;
  std::string text;  ///< on one line, character references decoded
};

/// What a built page says of itself, as a browser reads it: names of attributes in any case, blanks
/// round `=`, character references decoded; nothing in comments, templates, scripts or text areas.
struct BuiltPage {
  std::set<std::string, std::less<>> anchors;  ///< ids, and names of `<a>`
  std::vector<BuiltHeading> headings;          ///< those with an id, in the page's order
  std::string redirect;                        ///< where the page sends its readers at once
  bool noindex = false;                        ///< it asks search engines not to list it
};

/// Linear; `html` is hostile.
BuiltPage read_built_page(std::string_view html);

/// Links of the entries of an Atom or RSS feed, as they stand there.
std::vector<std::string> feed_links(std::string_view xml);

}  // namespace mobysearch
