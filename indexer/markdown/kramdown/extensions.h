// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch {

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

/// What a comment's or nomarkdown's body becomes.
void add_extension_body(KramdownDocument& document, Element& parent, const ExtensionTag& tag,
                        std::string_view body);
/// {::options …/}, which hold for all of the document.
void set_document_options(KramdownDocument& document, const ExtensionTag& tag);

}  // namespace mobysearch
