// SPDX-License-Identifier: GPL-2.0-or-later
// Request heads and targets from the network: any bytes are parsed or refused.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/text/unicode.h"
#include "server/http/request_head.h"
#include "server/http/request_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto head = mobysearch::parse_head(bytes);
  const auto target = mobysearch::parse_target(head.refusal.status == 0 ? head.target : bytes);
  if (!target) return 0;
  for (const auto& [name, value] : target->params) {
    if (!mobysearch::is_valid_utf8(name) || !mobysearch::is_valid_utf8(value)) std::abort();
  }
  return 0;
}
