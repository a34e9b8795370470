// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/connection_table.h"

#include <utility>

#include "server/http/trusted_proxies.h"

namespace mobysearch {

Connection* ConnectionTable::add(FileDescriptor fd, std::string client) {
  std::string network = client_network(client);
  const auto held = per_client_.find(network);
  const bool too_many_of_client = held != per_client_.end() &&
                                  held->second >= options_.max_connections_per_client &&
                                  !options_.proxies.trusts(client);
  if (connections_.size() >= options_.max_connections || too_many_of_client) {
    ++counters_.rejected_connections;
    return nullptr;
  }
  ++per_client_[std::move(network)];
  Connection& connection = connections_[fd.get()];
  connection.fd = std::move(fd);
  connection.client = std::move(client);
  ++counters_.connections;
  return &connection;
}

void ConnectionTable::drop(Connection& connection) {
  const auto held = per_client_.find(client_network(connection.client));
  if (held != per_client_.end() && --held->second == 0) per_client_.erase(held);
  connections_.erase(connection.fd.get());
  --counters_.connections;
}

Connection* ConnectionTable::find(int fd) {
  const auto found = connections_.find(fd);
  return found == connections_.end() ? nullptr : &found->second;
}

std::vector<Connection*> ConnectionTable::all_that(
    const std::function<bool(const Connection&)>& holds) {
  std::vector<Connection*> found;
  for (auto& [fd, connection] : connections_) {
    if (holds(connection)) found.push_back(&connection);
  }
  return found;
}

}  // namespace mobysearch
