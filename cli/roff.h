// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

/// Text as man(7) wants it in a line: signs that it would take for its own are escaped, and what
/// stands between backquotes is bold.
std::string roff_text(std::string_view text);

/// Paragraphs, which an empty line separates: each a line of roff_text(), with .PP between them.
std::string roff_paragraphs(std::string_view text);

/// A definition: a term, and below it, indented, the text that it is about.
std::string roff_definition(std::string_view term, std::string_view text);

}  // namespace mobysearch
