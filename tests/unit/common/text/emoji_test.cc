// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/emoji.h"

#include <gtest/gtest.h>

#include <string>

namespace mobysearch {
namespace {

TEST(Emoji, AreOneWithWhatBelongsToThem) {
  const struct {
    std::string emoji, folded;
  } cases[] = {
      {"🐳", "🐳"},
      {"❤️", "❤"},
      {"👍🏽", "👍"},
      {"👩🏽‍💻", "👩💻"},
      {"🤷‍♂️", "🤷"},
      {"🇩🇪", "🇩🇪"},
      {"✔", "✔"},
      {"🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"},
      {"⚡", "⚡"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(emoji_length(c.emoji + "🐳x"), c.emoji.size()) << c.emoji;
    EXPECT_EQ(fold_emoji(c.emoji), c.folded) << c.emoji;
  }
}

TEST(Emoji, AreNoOtherSigns) {
  for (const std::string text :
       {"", "a", "™", "©", "→", "€", "日", "①", "\U0001F1E9", "\U0001F3FD", "\u200D", "\xF0\x9F"})
    EXPECT_EQ(emoji_length(text), 0U) << text;
}

}  // namespace
}  // namespace mobysearch
