// SPDX-License-Identifier: GPL-2.0-or-later
// What ours is measured beside: a bare cpp-httplib handler that answers every search with the
// contents of a file, with a thread for each connection.
//
//   bare_server FILE
#include <fmt/core.h>
#include <httplib.h>
#include <sys/socket.h>

#include <fstream>
#include <iterator>
#include <limits>
#include <string>

namespace {
constexpr std::size_t kThreads = 64;
constexpr int kBacklog = 1024;
}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: bare_server FILE\n");
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string body{std::istreambuf_iterator<char>(in), {}};
  int listening = -1;
  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(std::numeric_limits<std::size_t>::max());
  server.set_socket_options([&](int fd) { listening = fd; });
  server.Get("/api/v1/search", [&](const httplib::Request&, httplib::Response& response) {
    response.set_content(body, "application/json; charset=utf-8");
  });
  const int port = server.bind_to_any_port("127.0.0.1");
  listen(listening, kBacklog);  // it says 5, and all clients come at once
  fmt::print(stderr, "bare_server: ready at http://127.0.0.1:{}/\n", port);
  return server.listen_after_bind() ? 0 : 1;
}
