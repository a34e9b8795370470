// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// `{::name key="value" /}`: comment, nomarkdown and options, as blocks and in lines.
struct ExtensionTag {
  std::string_view name;
  AttributeList options;
  bool closed = false;  ///< by `/`: it has no body
  std::size_t end = 0;
};

std::optional<ExtensionTag> match_extension(Scanner& source, std::size_t at);
/// `{:/}` or `{:/name}`: where it ends, or npos.
std::size_t match_extension_end(const Scanner& source, std::size_t at, std::string_view name);

/// What an extension with this body does: {::options …/} hold for all of the document, the others
/// add to `parent`. False: there is none of that name.
bool handle_extension(Document& document, Element& parent, const ExtensionTag& tag,
                      std::string_view body);

}  // namespace mobysearch::kramdown
