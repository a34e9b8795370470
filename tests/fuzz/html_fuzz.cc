// SPDX-License-Identifier: GPL-2.0-or-later
// HTML stripping: any bytes end, crash nothing, and give valid UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/text/unicode.h"
#include "indexer/markdown/markdown.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view html(reinterpret_cast<const char*>(data), size);
  for (const auto& section : mobysearch::sections_from_html(html, "/blog/post/")) {
    if (!mobysearch::is_valid_utf8(section.text)) std::abort();
    if (!mobysearch::is_valid_utf8(section.heading)) std::abort();
    if (section.anchor && !mobysearch::is_valid_utf8(*section.anchor)) std::abort();
  }
  return 0;
}
