// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/connection_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "server/http/trusted_proxies.h"

namespace mobysearch {

Connection* ConnectionTable::add(FileDescriptor fd, std::string client) {
  std::string network = client_network(client);
  const bool is_over_share = has_too_many(client, network);
  if (is_over_share || connections_.size() >= options_.max_connections) {
    ++counters_.rejected_connections;
    Connection* const idle = longest_idle(is_over_share ? network : "");
    if (idle == nullptr) return nullptr;
    drop(*idle);
  }
  std::size_t& held = per_client_[network];
  Connection& connection = connections_[fd.get()];
  connection.fd = std::move(fd);
  connection.client = std::move(client);
  connection.network = std::move(network);
  ++held;
  ++counters_.connections;
  return &connection;
}

bool ConnectionTable::has_too_many(const std::string& client, const std::string& network) const {
  const auto held = per_client_.find(network);
  return held != per_client_.end() && held->second >= options_.max_connections_per_client &&
         !options_.proxies.trusts(client);
}

/// One that says nothing; if there is none, one that is still at its request, or has its answer.
/// Of any network for "".
Connection* ConnectionTable::longest_idle(std::string_view network) {
  const auto order_of = [](const Connection& connection) {
    const bool is_idle =
        connection.state == Connection::State::kReading && connection.buffer.empty();
    return std::pair(!is_idle, connection.since);
  };
  Connection* longest = nullptr;
  for (auto& [fd, connection] : connections_) {
    const Connection::State state = connection.state;
    if (state != Connection::State::kReading && state != Connection::State::kLingering) continue;
    if (!network.empty() && connection.network != network) continue;
    if (longest == nullptr || order_of(connection) < order_of(*longest)) longest = &connection;
  }
  return longest;
}

void ConnectionTable::drop(Connection& connection) {
  const auto held = per_client_.find(connection.network);
  if (held != per_client_.end() && --held->second == 0) per_client_.erase(held);
  connections_.erase(connection.fd.get());
  --counters_.connections;
}

Connection* ConnectionTable::find(int fd) {
  const auto found = connections_.find(fd);
  return found == connections_.end() ? nullptr : &found->second;
}

Connection* ConnectionTable::slowest_reader() {
  const auto readers = all_that(
      [](const Connection& connection) { return connection.state == Connection::State::kWriting; });
  std::unordered_map<std::string_view, std::size_t> unsent;
  for (const Connection* reader : readers) unsent[reader->network] += reader->unsent.size();
  const auto slowest =
      std::max_element(readers.begin(), readers.end(), [&](const auto* a, const auto* b) {
        return std::pair(unsent[a->network], b->since) < std::pair(unsent[b->network], a->since);
      });
  return slowest == readers.end() ? nullptr : *slowest;
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
