// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/index_watcher.h"

#include <algorithm>
#include <utility>

#include "search/searcher.h"

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kInterval{250};

/// Opens an index and touches what the first reader's query will need. A whole file that cannot
/// answer (made by a build whose records differ) is refused too.
Result<std::shared_ptr<const Index>> open_and_warm(const std::string& path) {
  auto index = Index::open(path, {.verify_checksum = true});
  if (!index) return index;
  SearchRequest request;
  request.query = "a";
  request.prefix = true;
  auto searcher = Searcher::open(*index);
  if (!searcher) return fail(std::move(searcher.error()));
  auto answered = searcher->search(request);
  if (!answered) return fail(std::move(answered.error()));
  return index;
}

}  // namespace

IndexWatcher::IndexWatcher(std::string path, Listener listener)
    : path_(std::move(path)), listener_(std::move(listener)) {
  look();
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
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

void IndexWatcher::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, stop, kInterval, [this] { return std::exchange(asked_, false); });
    }
    if (!stop.stop_requested()) look();
  }
}

void IndexWatcher::look() {
  const auto file = FileIdentity::of(path_);
  {
    const std::lock_guard lock(mutex_);
    const bool known = file && current_ && current_->identity() == *file;
    if (!file || known) problem_ = known ? "" : file.error().message;
    if (!file || known || (refused_.file == *file && Clock::now() < refused_.next)) return;
  }
  auto opened = open_and_warm(path_);
  if (!opened) return refuse(*file, opened.error().message);
  take(std::move(*opened));
}

void IndexWatcher::refuse(const FileIdentity& file, const std::string& problem) {
  constexpr std::chrono::seconds kLongest{60};
  bool again = false;
  {
    const std::lock_guard lock(mutex_);
    again = refused_.file == file && problem_ == problem;
    const auto wait = again ? std::min(kLongest, 2 * refused_.wait) : std::chrono::seconds(1);
    refused_ = {file, wait, Clock::now() + wait};
    problem_ = problem;
  }
  if (!again) listener_({nullptr, problem});
}

void IndexWatcher::take(std::shared_ptr<const Index> index) {
  {
    const std::lock_guard lock(mutex_);
    current_ = index;
    problem_.clear();
    refused_ = {};
  }
  listener_({std::move(index), {}});
}

}  // namespace mobysearch
