// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stop_words.h"

#include "common/index/stop_word_lists.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

namespace lists = stop_word_lists;

struct StopWordList {
  std::string_view lang;
  const std::string_view& text;
};
constexpr StopWordList kLists[] = {
    {"da", lists::kDA}, {"de", lists::kDE}, {"en", lists::kEN}, {"es", lists::kES},
    {"fi", lists::kFI}, {"fr", lists::kFR}, {"hu", lists::kHU}, {"it", lists::kIT},
    {"nb", lists::kNO}, {"nl", lists::kNL}, {"nn", lists::kNO}, {"no", lists::kNO},
    {"pt", lists::kPT}, {"ru", lists::kRU}, {"sv", lists::kSV},
};

std::string_view without_comments(std::string_view text) {
  while (text.starts_with('|')) take_line(text);
  return text;
}

}  // namespace

std::string_view stop_words(std::string_view lang) {
  for (const StopWordList& list : kLists) {
    if (list.lang == lang) return without_comments(list.text);
  }
  return {};
}

}  // namespace mobysearch
