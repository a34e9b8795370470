// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/job_queue.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

namespace mobysearch {

void JobQueue::push(const std::vector<Connection*>& connections) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.end(), connections.begin(), connections.end());
    size_ = waiting_.size();
  }
  changed_.notify_one();
}

Connection* JobQueue::push_instead(Connection& connection) {
  const std::lock_guard lock(mutex_);
  std::unordered_map<std::string_view, std::size_t> waiting;
  for (const Connection* each : waiting_) ++waiting[each->network];
  const std::size_t own = waiting[connection.network];
  const auto most =
      std::max_element(waiting.begin(), waiting.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most->second <= own + 1) return &connection;
  const auto last = std::find_if(waiting_.rbegin(), waiting_.rend(), [&](const Connection* each) {
    return each->network == most->first;
  });
  Connection* const displaced = *last;
  waiting_.erase(std::next(last).base());
  waiting_.push_back(&connection);
  return displaced;
}

Connection* JobQueue::pop() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
  if (waiting_.empty()) return nullptr;
  Connection* const first = waiting_.front();
  waiting_.pop_front();
  size_ = waiting_.size();
  const bool more = !waiting_.empty();
  lock.unlock();
  if (more) changed_.notify_one();
  return first;
}

void JobQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

}  // namespace mobysearch
