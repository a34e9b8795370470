// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace mobysearch {

/// One word of a text at the finest grain: `WithNamespace` is two. `word` is case-folded. `begin`
/// and `end` are byte offsets into the text. Emoji are compounds, unless the text has no words.
struct Token {
  std::string_view word;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t run = 0;  ///< tokens written together, without a blank between, share one
  bool ngram = false;     ///< a character of a script without blanks, or an emoji
};

/// A spelling that several tokens (or one, with its signs) make together.
struct Compound {
  std::string_view word;
  std::uint32_t first = 0;  ///< index of its first token
  std::uint32_t count = 0;  ///< how many tokens it covers, at least 1
  std::uint32_t begin = 0;  ///< byte offsets into the text, its signs included; an emoji's are its
  std::uint32_t end = 0;    ///< own, not those of its token
  bool whole = false;       ///< it is all that its run says
};

}  // namespace mobysearch
