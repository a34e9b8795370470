// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/httplib_responder.h"

#include <httplib.h>

#include <algorithm>

namespace mobysearch {
namespace {

constexpr std::size_t kAnnouncedRequests = 1000;
constexpr int kAnnouncedSeconds = 30;

/// The head in, the answer out, all in memory.
class MemoryStream : public httplib::Stream {
 public:
  explicit MemoryStream(std::string_view in) : in_(in) {}

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
    ip.clear();
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
  std::string out_;
};

/// What the route handlers answer: set just before httplib calls them, on the same thread.
thread_local const HttpRequest* current_request = nullptr;

void move_to(HttpResponse from, httplib::Response& to) {
  to.status = from.status;
  to.set_header("Date", http_date());
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  if (from.body.empty()) return;
  to.set_header("Content-Type", from.content_type);
  to.body = std::move(from.body);
}

std::string_view reason_of(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 405:
      return "Method Not Allowed";
    case 413:
      return "Payload Too Large";
    case 414:
      return "URI Too Long";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

std::string_view code_of(int status) {
  switch (status) {
    case 405:
      return "method_not_allowed";
    case 413:
      return "body_not_allowed";
    case 414:
      return "target_too_long";
    case 431:
      return "head_too_large";
    case 503:
      return "overloaded";
    default:
      return "bad_request";
  }
}

}  // namespace

class HttplibResponder::Routes : public httplib::Server {
 public:
  explicit Routes(App& app) {
    set_keep_alive_max_count(kAnnouncedRequests);  // both only say so; ConnectionLoop keeps time
    set_keep_alive_timeout(kAnnouncedSeconds);
    const auto handler = [&app](const httplib::Request&, httplib::Response& response) {
      move_to(app.respond(*current_request), response);
    };
    for (const std::string& path : App::routes()) {
      std::string literal;
      for (const char c : path) literal += c == '.' ? "\\." : std::string(1, c);
      Get(literal, handler);
      Options(literal, handler);
    }
    set_error_handler([&app](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty() && response.status == 404)
        move_to(app.respond(*current_request), response);
    });
    set_exception_handler([](const httplib::Request&, httplib::Response& response,
                             std::exception_ptr) { move_to(internal_error(), response); });
  }

  std::string answer(const std::string& head, bool keep_alive) {
    MemoryStream stream(head);
    bool closed = false;
    process_request(stream, !keep_alive, closed, nullptr);
    return stream.take();
  }
};

HttplibResponder::HttplibResponder(App& app, Frontage frontage)
    : app_(app), frontage_(std::move(frontage)), routes_(std::make_unique<Routes>(app)) {}
HttplibResponder::~HttplibResponder() = default;

namespace {

/// Of a refusal, after which the connection is closed.
std::string plain_answer(const HttpResponse& response, bool without_body) {
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " " +
                    std::string(reason_of(response.status)) + "\r\n";
  for (const auto& [name, value] : response.headers) out += name + ": " + value + "\r\n";
  out += "Date: " + http_date() +
         "\r\nConnection: close\r\nContent-Type: " + response.content_type +
         "\r\nContent-Length: " + std::to_string(response.body.size()) + "\r\n\r\n";
  return without_body ? out : out + response.body;
}

/// All of a header's lines as one list, as RFC 9110 reads them.
std::string joined(const RequestHead& head, std::string_view name) {
  std::string all;
  for (const auto& [key, value] : head.headers) {
    if (key == name) all += (all.empty() ? "" : ",") + value;
  }
  return all;
}

}  // namespace

std::string HttplibResponder::respond(RequestHead head, const HeadError& error,
                                      const std::string& peer, bool keep_alive) try {
  HttpRequest request;
  request.client = peer;
  if (error.status != 0) {
    request.headers = std::move(head.headers);
    return plain_answer(app_.refuse(request, error.status, code_of(error.status), error.message),
                        head.method == "HEAD");
  }
  request.path = std::move(head.parts.path);
  request.params = std::move(head.parts.params);
  request.client = frontage_.proxies.client_of(peer, joined(head, frontage_.client_header));
  request.secure = head.header("x-forwarded-proto") == "https" && frontage_.proxies.trusts(peer);
  request.method = std::move(head.method);
  request.headers = std::move(head.headers);
  const auto& routes = App::routes();
  const bool known = std::find(routes.begin(), routes.end(), request.path) != routes.end();
  const std::string line = request.method + " " + (known ? request.path : "/404") +
                           " HTTP/1.1\r\n" + (keep_alive ? "" : "Connection: close\r\n") + "\r\n";
  current_request = &request;
  return routes_->answer(line, keep_alive);
} catch (const std::exception&) {
  return plain_answer(internal_error(), false);
}

}  // namespace mobysearch
