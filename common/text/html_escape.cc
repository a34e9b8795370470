// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/html_escape.h"

namespace mobysearch {
namespace {

/// U+FFFE and U+FFFF: XML does not allow them.
bool is_noncharacter(std::string_view text) {
  return text.size() > 2 && text[0] == '\xEF' && text[1] == '\xBF' &&
         (text[2] == '\xBE' || text[2] == '\xBF');
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_noncharacter(text.substr(i))) {
      i += 2;
      continue;
    }
    switch (const char c = text[i]; c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

}  // namespace mobysearch
