// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "server/app.h"
#include "server/http/request_head.h"
#include "server/http/trusted_proxies.h"

namespace mobysearch {

/// Who stands before this server.
struct Frontage {
  TrustedProxies proxies;
  std::string client_header = "x-forwarded-for";  ///< in lower case
};

/// cpp-httplib between the checked head and the App: it routes and writes the answer's bytes, and
/// never sees a socket, a body, or a header that we have not made. Thread-safe.
class HttplibResponder {
 public:
  HttplibResponder(App& app, Frontage frontage);
  ~HttplibResponder();

  /// The bytes of the answer; never throws.
  std::string respond(RequestHead head, const HeadError& error, const std::string& peer,
                      bool keep_alive);

 private:
  class Routes;
  App& app_;
  const Frontage frontage_;
  std::unique_ptr<Routes> routes_;
};

}  // namespace mobysearch
