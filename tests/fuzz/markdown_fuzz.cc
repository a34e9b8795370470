// SPDX-License-Identifier: GPL-2.0-or-later
// Markdown to sections: any bytes end, crash nothing, and give valid UTF-8 with sound ranges. The
// first byte chooses the renderer and kramdown's options.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/text/unicode.h"
#include "indexer/markdown/markdown.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  using Renderer = mobysearch::MarkdownRenderer;
  constexpr Renderer kRenderers[] = {Renderer::kKramdown, Renderer::kGhPages, Renderer::kHugo,
                                     Renderer::kZola};
  mobysearch::MarkdownOptions markdown;
  markdown.renderer = kRenderers[data[0] >> 6];
  mobysearch::kramdown::Options& options = markdown.kramdown;
  options.gfm = (data[0] & 1) == 0;
  options.quirk_paragraph_end = (data[0] & 2) == 0;
  options.html_to_native = (data[0] & 4) != 0;
  options.parse_block_html = (data[0] & 8) != 0;
  options.auto_typographic = (data[0] & 16) == 0;
  options.auto_id_stripping = (data[0] & 32) != 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  for (const auto& section : mobysearch::sections_from_markdown(text, markdown)) {
    if (!mobysearch::is_valid_utf8(section.text)) std::abort();
    if (!mobysearch::is_valid_utf8(section.heading)) std::abort();
    if (section.anchor && !mobysearch::is_valid_utf8(*section.anchor)) std::abort();
    std::uint32_t last = 0;
    for (const auto& range : section.code) {
      if (range.begin < last || range.end < range.begin || range.end > section.text.size())
        std::abort();
      last = range.end;
    }
  }
  return 0;
}
