// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "server/http/request_head.h"

namespace mobysearch {

/// Makes the bytes of answers for a ConnectionLoop; "" has it drop the connection. Called by
/// several threads at once; must not throw.
class Responder {
 public:
  virtual ~Responder() = default;
  /// The answer to the request whose head (server/http/safe_head.h) came from `peer`, an address.
  /// It says whether the connection stays open.
  virtual std::string answer(std::string_view head, const std::string& peer, bool keep_alive) = 0;
  /// The answer that says why a request is refused; the connection is closed after it. Of `head`,
  /// what stands after the mistake is not known.
  virtual std::string refuse(const RequestHead& head, const Refusal& refusal,
                             const std::string& peer) = 0;
};

}  // namespace mobysearch
