// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/html_escape.h"

#include <utility>

namespace mobysearch {
namespace {

constexpr std::pair<char, std::string_view> kReferences[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};

/// What stands for a character of markup; empty for any other.
std::string_view reference_of(char c) {
  for (const auto& [markup, reference] : kReferences) {
    if (c == markup) return reference;
  }
  return {};
}

bool is_noncharacter(std::string_view text) {
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (const std::string_view reference = reference_of(c); !reference.empty()) {
      out += reference;
    } else if (c == '\xEF' && is_noncharacter(text.substr(i))) {
      i += 2;
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
      out += c;
    }
  }
  return out;
}

}  // namespace mobysearch
