// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/slug.h"

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

bool is_kept(char32_t code_point, SlugMode mode) {
  if (code_point < 0x80) {
    constexpr std::string_view kPretty = "._~!$&'()+,;=@";
    const char c = static_cast<char>(code_point);
    return is_digit(c) || is_ascii_letter(c) ||
           (mode == SlugMode::kPretty && kPretty.find(c) != std::string_view::npos);
  }
  return char_class(code_point) != CharClass::kOther && !is_letter_number(code_point) &&
         !is_other_number(code_point);
}

}  // namespace

std::string slugify(std::string_view text, SlugMode mode, bool keep_case) {
  std::string slug;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text.substr(i));
    if (is_kept(c.value, mode)) {
      slug += text.substr(i, c.length);
    } else if (!slug.ends_with('-')) {
      slug += '-';
    }
    i += c.length;
  }
  if (slug.starts_with('-')) slug.erase(0, 1);
  if (slug.ends_with('-')) slug.pop_back();
  return keep_case ? slug : lower_case(slug);
}

}  // namespace mobysearch
