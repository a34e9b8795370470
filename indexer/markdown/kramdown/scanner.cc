// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/scanner.h"

#include "common/text/unicode.h"

namespace mobysearch::kramdown {

bool is_word_char(char32_t c) {
  return is_connector(c) || (char_class(c) != CharClass::kOther && !is_other_number(c));
}

bool is_letter(char32_t c) {
  const CharClass kind = char_class(c);
  return kind == CharClass::kLetter || kind == CharClass::kNgram || is_letter_number(c);
}

std::size_t Scanner::line_end(std::size_t place) const {
  const std::size_t end = text_.find('\n', place);
  return end == npos ? text_.size() : end + 1;
}

std::size_t Scanner::find(std::string_view needle, std::size_t from) {
  for (Found& found : found_) {
    if (found.needle != needle) continue;
    if (from < found.from || (found.at != npos && from > found.at)) {
      found.from = from;
      found.at = text_.find(needle, from);
    }
    return found.at;
  }
  found_.push_back({needle, from, text_.find(needle, from)});
  return found_.back().at;
}

}  // namespace mobysearch::kramdown
