// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/common_words.h"

#include <algorithm>
#include <string>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::size_t kGroup = 2;  ///< letters that the words of a line have in common

/// What follows the first two letters of `text` in the words that begin with these, separated by
/// blanks.
std::string_view endings_of(std::string_view text) {
  const std::string wanted = "\n" + std::string(text.substr(0, kGroup)) + " ";
  const std::string_view list = common_word_lists::kEN;
  const auto found = list.find(wanted);
  if (text.size() < kGroup || found == std::string_view::npos) return {};
  std::string_view rest = list.substr(found + wanted.size());
  return take_line(rest);
}

bool is_listed(std::string_view word) {
  const std::string_view endings = endings_of(word);
  return !endings.empty() && in_word_list(word.substr(kGroup), endings);
}

}  // namespace

bool is_common_word(std::string_view word, std::string_view stem) {
  if (is_listed(word)) return true;
  // The stemmer drops an "e" and makes an "i" of a "y": "priced" and "bounties" are inflections,
  // but "numbe", "clos" and "bounti" nothing.
  const std::string with_e = std::string(stem) + "e";
  if (word == stem || word == with_e) return false;
  const bool had_y = stem.ends_with('i');
  return is_listed(stem) || is_listed(with_e) ||
         (had_y && is_listed(std::string(stem.substr(0, stem.size() - 1)) + "y"));
}

bool begins_common_word(std::string_view beginning) {
  const std::string_view endings = endings_of(beginning);
  if (endings.empty()) return false;
  const auto all = split_words(endings);
  return std::any_of(all.begin(), all.end(), [&](std::string_view ending) {
    return ending.starts_with(beginning.substr(kGroup));
  });
}

}  // namespace mobysearch
