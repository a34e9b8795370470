// SPDX-License-Identifier: GPL-2.0-or-later
// The query parser: it reads any bytes.
#include <cstdint>
#include <string_view>

#include "search/query_parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  for (const bool prefix : {false, true}) mobysearch::parse_query(query, prefix);
  return 0;
}
