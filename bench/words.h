// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"

namespace mobysearch::bench {

/// The words of a text, as the index has them before they are stemmed.
inline std::vector<std::string> words_of(std::string_view text) {
  Tokenizer tokenizer;
  tokenizer.tokenize(text);
  std::vector<std::string> words;
  for (const Token& token : tokenizer.tokens()) words.emplace_back(token.word);
  return words;
}

}  // namespace mobysearch::bench
