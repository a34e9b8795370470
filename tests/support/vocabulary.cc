// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/vocabulary.h"

#include <gtest/gtest.h>

#include "common/index/vocabulary_block.h"

namespace mobysearch::testing {

Vocabulary vocabulary_of(const std::vector<std::string>& words) {
  VocabularyBlockBuilder builder;
  for (const std::string& word : words) builder.add(word, 1);
  Vocabulary vocabulary;
  EXPECT_TRUE(vocabulary.add_block(builder.take()));
  vocabulary.finish();
  return vocabulary;
}

}  // namespace mobysearch::testing
