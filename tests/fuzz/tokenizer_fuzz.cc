// SPDX-License-Identifier: GPL-2.0-or-later
// The tokenizer: any bytes; ranges lie in the text and ascend, compounds cover tokens that exist.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/text/tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static mobysearch::Tokenizer tokenizer;
  tokenizer.tokenize({reinterpret_cast<const char*>(data), size});
  std::uint32_t last = 0;
  for (const auto& token : tokenizer.tokens()) {
    if (token.begin < last || token.end <= token.begin || token.end > size) std::abort();
    last = token.end;
  }
  for (const auto& compound : tokenizer.compounds()) {
    if (compound.count == 0 || compound.first + compound.count > tokenizer.tokens().size())
      std::abort();
  }
  return 0;
}
