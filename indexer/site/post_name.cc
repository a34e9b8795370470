// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/post_name.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/values/date.h"

namespace mobysearch {
namespace {

/// Takes a number of `least` to `most` digits, and the dash after it, off `rest`.
std::optional<int> take_number(std::string_view& rest, std::size_t least, std::size_t most) {
  std::size_t size = 0;
  int value = 0;
  while (size < std::min(most, rest.size()) && is_digit(rest[size])) {
    value = value * 10 + (rest[size++] - '0');
  }
  if (size < least || !rest.substr(size).starts_with('-')) return std::nullopt;
  rest.remove_prefix(size + 1);
  return value;
}

}  // namespace

std::optional<PostName> parse_post_name(std::string_view file_name) {
  std::string_view rest = file_name;
  const auto year = take_number(rest, 2, 4);
  const bool has_short_year = year && file_name.size() - rest.size() == 3;
  const auto month = year ? take_number(rest, 1, 2) : std::nullopt;
  const auto day = month ? take_number(rest, 1, 2) : std::nullopt;
  const auto dot = rest.rfind('.');
  if (!day || dot == std::string_view::npos || dot + 1 == rest.size()) return std::nullopt;
  return PostName{has_short_year ? full_year(*year) : *year, *month, *day,
                  std::string(trim_right(rest.substr(0, dot), "."))};
}

std::string titleize_slug(std::string_view slug) {
  slug = trim_right(slug, "-");
  std::string title;
  for (std::string_view word : split(slug, '-')) {
    const std::size_t length = word.empty() ? 0 : decode_utf8(word).length;
    if (word.data() != slug.data()) title += ' ';
    title += title_case(word.substr(0, length)) + lower_case(word.substr(length));
  }
  return title;
}

}  // namespace mobysearch
