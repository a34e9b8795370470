// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/file_descriptor.h"
#include "server/http/connection.h"

namespace mobysearch {

/// The open connections, so many in all and so many of a client. For one thread; a connection stays
/// where it is until it is dropped.
class ConnectionTable {
 public:
  ConnectionTable(const ConnectionOptions& options, ConnectionCounters& counters)
      : options_(options), counters_(counters) {}

  /// When there are too many in all, or of its client, the one of these that has been idle for
  /// longest is closed for it; nullptr, and the new one closed, when none is.
  Connection* add(FileDescriptor fd, std::string client);
  void drop(Connection& connection);

  Connection* find(int fd);
  /// Of the client for whom most bytes wait to be sent, the connection that has waited for longest
  /// with some; nullptr when there is none.
  Connection* slowest_reader();
  std::vector<Connection*> all_that(const std::function<bool(const Connection&)>& holds);
  bool empty() const { return connections_.empty(); }

 private:
  bool has_too_many(const std::string& client, const std::string& network) const;
  Connection* longest_idle(std::string_view network);

  const ConnectionOptions& options_;
  ConnectionCounters& counters_;
  std::unordered_map<int, Connection> connections_;
  std::unordered_map<std::string, std::size_t> per_client_;  ///< by client_network()
};

}  // namespace mobysearch
