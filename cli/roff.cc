// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/roff.h"

#include <fmt/core.h>

namespace mobysearch {

std::string roff_text(std::string_view text) {
  // A line that begins so would be a request.
  std::string out = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  bool is_bold = false;
  for (const char c : text) {
    switch (c) {
      case '`':
        is_bold = !is_bold;
        out += is_bold ? "\\fB" : "\\fR";
        break;
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string roff_paragraphs(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find("\n\n");
    out += roff_text(text.substr(0, end)) + "\n";
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 2);
    out += ".PP\n";
  }
}

std::string roff_definition(std::string_view term, std::string_view text) {
  return fmt::format(".TP\n{}\n{}\n", roff_text(term), roff_text(text));
}

}  // namespace mobysearch
