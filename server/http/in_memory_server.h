// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

namespace mobysearch {

/// cpp-httplib without its sockets: it parses a request's head, calls the handler and writes the
/// answer, all in memory. To be set up by one thread; then any may call answer().
class InMemoryServer : private httplib::Server {
 public:
  InMemoryServer();

  /// `handler` answers every request, and gives each answer a header. What cpp-httplib refuses
  /// comes to it with a status of failure in the response.
  void set_handler(const Handler& handler);

  /// The answer to a complete head (safe_head() in server/http/request_head.h). What the handlers
  /// throw passes.
  std::string answer(std::string_view head, const std::string& peer, bool keep_alive);
};

}  // namespace mobysearch
