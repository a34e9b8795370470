// SPDX-License-Identifier: GPL-2.0-or-later
// Request heads and targets from the network: any bytes are parsed or refused.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/text/unicode.h"
#include "server/http/request_head.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  mobysearch::HeadError error;
  const auto head = mobysearch::parse_head(bytes, error);
  mobysearch::RequestTarget target;
  if (!mobysearch::parse_target(error.status == 0 ? std::string_view(head.target) : bytes, target)
           .empty()) {
    return 0;
  }
  for (const auto& [name, value] : target.params) {
    if (!mobysearch::is_valid_utf8(name) || !mobysearch::is_valid_utf8(value)) std::abort();
  }
  return 0;
}
