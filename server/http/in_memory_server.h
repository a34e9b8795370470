// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

namespace mobysearch {

/// cpp-httplib without its sockets: it parses a request's head, finds the route, calls its handler
/// and writes the answer, all in memory. To be set up by one thread; then any may call answer().
class InMemoryServer : private httplib::Server {
 public:
  InMemoryServer();

  /// Handles GET, HEAD and OPTIONS of this very path, which is no pattern.
  void add_route(std::string_view path, const Handler& handler);
  /// `handler` answers what no route does, or what cpp-httplib refuses: it finds 404 or another
  /// status of failure in the response.
  void set_fallback(Handler handler);

  /// The answer to a complete head (safe_head() in server/http/request_head.h). What the handlers
  /// throw passes.
  std::string answer(std::string_view head, const std::string& peer, bool keep_alive);
};

}  // namespace mobysearch
