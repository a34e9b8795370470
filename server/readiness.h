// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/result.h"
#include "server/server.h"

namespace mobysearch {

/// What a running server says of itself (/readyz).
struct Readiness {
  bool ready = false;  ///< an index is open
  std::string answer;  ///< as it was sent: JSON of docs/http_api.md, if it is a mobysearch
};

/// Asks the server that listens where `options` say (host, port, unix_socket), for three seconds at
/// most. Fails with kInputUnreadable when none answers there.
Result<Readiness> ask_readiness(const ServerOptions& options);

}  // namespace mobysearch
