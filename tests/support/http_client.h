// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch::testing {

/// A raw connection to a server on the loopback, for requests that no client library would send.
/// Every wait ends after a few seconds.
class RawConnection {
 public:
  /// By TCP to 127.0.0.1, or to ::1. `receive_buffer` bytes, if not 0, are all that the kernel
  /// takes for us before we read.
  explicit RawConnection(int port, bool ipv6 = false, int receive_buffer = 0);
  explicit RawConnection(const std::string& unix_socket);
  ~RawConnection();
  RawConnection(RawConnection&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  bool connected() const { return fd_ >= 0; }
  bool send(std::string_view bytes) const;
  /// Closes our direction: the server sees the end of what we say.
  void end_sending() const;
  /// One answer, head and body by its Content-Length (none for a HEAD); what came until the end of
  /// the connection or the time, if that is less.
  std::string read_answer(bool head_only = false);
  /// True when the server closes within `seconds`.
  bool closes_within(int seconds);

 private:
  int fd_ = -1;
  std::string buffered_;
};

struct Answer {
  int status = 0;
  std::string head;
  std::string body;
};

/// GET on a connection of its own; `headers` are whole lines with their CR LF.
Answer get(int port, const std::string& target, const std::string& headers = {});
Answer parse_answer(const std::string& bytes);
/// Value of a header, as it came; "" without one.
std::string header_of(const Answer& answer, const std::string& name);

}  // namespace mobysearch::testing
