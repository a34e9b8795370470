// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/vocabulary_block.h"

#include <algorithm>
#include <utility>

#include "common/index/varint.h"
#include "common/index/vocabulary.h"

namespace mobysearch {

void VocabularyBlockBuilder::add(std::string_view word, std::uint32_t frequency) {
  if (word.empty() || word.size() > Vocabulary::kMaxWordBytes) return;
  const auto shared = static_cast<std::size_t>(
      std::mismatch(word.begin(), word.end(), last_.begin(), last_.end()).first - word.begin());
  put_varint(bytes_, shared);
  put_string(bytes_, word.substr(shared));
  put_varint(bytes_, frequency);
  last_ = word;
}

std::string VocabularyBlockBuilder::take() {
  last_.clear();
  return std::exchange(bytes_, {});
}

}  // namespace mobysearch
