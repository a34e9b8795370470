// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/index_watcher.h"

#include <chrono>

#include "search/searcher.h"

namespace mobysearch {
namespace {

constexpr std::chrono::milliseconds kInterval{250};

/// Opens an index and touches what the first reader's query will need. A whole file that cannot
/// answer (made by a build whose records differ) is refused too.
Result<std::shared_ptr<const Index>> open_and_warm(const std::string& path) {
  auto index = Index::open(path, {.verify_checksum = true});
  if (!index) return index;
  SearchRequest request;
  request.query = "a";
  request.prefix = true;
  auto answered = Searcher(*index).search(request);
  if (!answered) return fail(std::move(answered.error()));
  return index;
}

}  // namespace

IndexWatcher::IndexWatcher(std::string path, Listener listener)
    : path_(std::move(path)), listener_(std::move(listener)) {
  look();
  thread_ = std::thread([this] { run(); });
}

IndexWatcher::~IndexWatcher() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

std::shared_ptr<const Index> IndexWatcher::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

std::string IndexWatcher::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

void IndexWatcher::check_now() {
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
    refused_ = {};
  }
  wake_.notify_all();
}

void IndexWatcher::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, kInterval, [this] { return stopping_ || asked_; });
    asked_ = false;
    if (stopping_) return;
    lock.unlock();
    look();
    lock.lock();
  }
}

void IndexWatcher::look() {
  const auto identity = FileIdentity::of(path_);
  const auto old = current();
  if (!identity) {
    const std::lock_guard lock(mutex_);
    problem_ = identity.error().message;
    return;
  }
  if (old && old->identity() == *identity) {
    const std::lock_guard lock(mutex_);
    problem_.clear();
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    if (refused_ == *identity) return;
  }
  auto opened = open_and_warm(path_);
  if (!opened) {
    {
      const std::lock_guard lock(mutex_);
      problem_ = opened.error().message;
      refused_ = *identity;
    }
    listener_({false, opened.error().message});
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    current_ = *opened;
    problem_.clear();
  }
  listener_({true, (*opened)->info().revision});
}

}  // namespace mobysearch
