// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stop_words.h"

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

}  // namespace

std::string_view stop_words(std::string_view lang) {
  for (const StopWordList& list : kLists) {
    if (list.lang != lang) continue;
    std::string_view words = list.text;
    while (words.starts_with('|')) take_line(words);  // comments
    return words;
  }
  return {};
}

}  // namespace mobysearch
