// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "server/app.h"
#include "server/request_head.h"

namespace mobysearch {

/// cpp-httplib between the checked head and the App: it routes and writes the answer's bytes, and
/// never sees a socket, a body, or a header that we have not made. Thread-safe.
class HttplibResponder {
 public:
  HttplibResponder(App& app, std::string trusted_proxy_header);
  ~HttplibResponder();

  /// The bytes of the answer; never throws.
  std::string respond(const RequestHead& head, const HeadError& error, const std::string& client,
                      bool keep_alive);

 private:
  class Routes;
  App& app_;
  const std::string trusted_proxy_header_;
  std::unique_ptr<Routes> routes_;
};

}  // namespace mobysearch
