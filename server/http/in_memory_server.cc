// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/in_memory_server.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace mobysearch {
namespace {

// What the Keep-Alive header says; ConnectionLoop keeps the time.
constexpr std::size_t kAnnouncedRequests = 1000;
constexpr int kAnnouncedSeconds = 30;

/// The head in, the answer out.
class MemoryStream : public httplib::Stream {
 public:
  MemoryStream(std::string_view in, const std::string& peer) : in_(in), peer_(peer) {}

  bool is_readable() const override { return !in_.empty(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, size_t size) override {
    const std::size_t count = std::min(size, in_.size());
    in_.copy(to, count);
    in_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, size_t size) override {
    out_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = peer_;
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  socket_t socket() const override { return INVALID_SOCKET; }

  std::string take() { return std::move(out_); }

 private:
  std::string_view in_;
  const std::string& peer_;
  std::string out_;
};

/// Takes back what cpp-httplib adds and is not so: ranges are ignored, and an answer without a
/// body by its status has no length (RFC 9110, 8.6).
void correct_headers(const httplib::Request&, httplib::Response& response) {
  response.headers.erase("Accept-Ranges");
  if (response.status == 204 || response.status == 304) response.headers.erase("Content-Length");
}

}  // namespace

InMemoryServer::InMemoryServer() {
  set_post_routing_handler(correct_headers);
  set_keep_alive_max_count(kAnnouncedRequests);
  set_keep_alive_timeout(kAnnouncedSeconds);
  // A server whose socket is closed is taken to be stopping: it would send no body.
  svr_sock_ = 0;
  set_exception_handler([](const httplib::Request&, httplib::Response&,
                           std::exception_ptr exception) { std::rethrow_exception(exception); });
}

void InMemoryServer::set_handler(const Handler& handler) {
  const auto handled = [handler](const auto& request, auto& response) {
    const bool is_answered = !response.headers.empty();  // and is a failure, for which we are asked
    if (is_answered) return HandlerResponse::Unhandled;
    handler(request, response);
    return HandlerResponse::Handled;
  };
  set_pre_routing_handler(handled);
  set_error_handler(HandlerWithResponse(handled));
}

std::string InMemoryServer::answer(std::string_view head, const std::string& peer,
                                   bool keep_alive) {
  MemoryStream stream(head, peer);
  bool closed = false;
  const auto process = [&](auto& server) {
    // Newer cpp-httplib is told the addresses, older asks the stream for them.
    if constexpr (requires {
                    server.process_request(stream, peer, 0, "", 0, !keep_alive, closed, nullptr);
                  }) {
      server.process_request(stream, peer, 0, "", 0, !keep_alive, closed, nullptr);
    } else {
      server.process_request(stream, !keep_alive, closed, nullptr);
    }
  };
  process(*this);
  return stream.take();
}

}  // namespace mobysearch
