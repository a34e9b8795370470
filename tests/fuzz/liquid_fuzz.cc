// SPDX-License-Identifier: GPL-2.0-or-later
// Liquid: any bytes end and crash nothing.
#include <cstdint>
#include <string_view>

#include "indexer/site/liquid/liquid.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mobysearch::LiquidContext context;
  context.link = [](std::string_view) { return "/x/"; };
  context.post_url = context.link;
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  mobysearch::Value values;
  context.site = context.page = &values;
  // A text that includes itself ends, too.
  context.include = [&](std::string_view) { return std::string(body.substr(0, 200)); };
  mobysearch::resolve_liquid(body, context);
  return 0;
}
