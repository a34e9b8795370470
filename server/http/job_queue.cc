// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/job_queue.h"

namespace mobysearch {

void JobQueue::push(const std::vector<Connection*>& connections) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.end(), connections.begin(), connections.end());
    size_ = waiting_.size();
  }
  changed_.notify_one();
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
