// SPDX-License-Identifier: GPL-2.0-or-later
// Liquid: any bytes end and crash nothing.
#include <cstdint>
#include <string_view>

#include "indexer/liquid.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mobysearch::LiquidContext context;
  context.link = [](std::string_view) { return "/x/"; };
  context.post_url = context.link;
  mobysearch::resolve_liquid({reinterpret_cast<const char*>(data), size}, context);
  return 0;
}
