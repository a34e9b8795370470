// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/watched_index.h"

#include <algorithm>
#include <utility>

#include "search/searcher.h"

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;

/// Opens an index and touches what the first reader's query will need. A whole file that cannot
/// answer (made by a build whose records differ) is refused too.
Result<std::shared_ptr<const Index>> open_and_warm(const std::string& path,
                                                   const std::stop_token& stop) {
  auto index = Index::open(path, {.verify_checksum = true, .stop = stop});
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

/// Whether the file that was opened as `opened` has other content by now, going by what it looks
/// like and why it was refused.
bool was_changed_in_place(const FileIdentity& opened, const FileIdentity& now, ErrorCode refusal) {
  if (!opened.is_same_file(now)) return false;
  return opened.size != now.size || opened.mtime_ns != now.mtime_ns ||
         refusal == ErrorCode::kIndexDamaged || refusal == ErrorCode::kIndexForeign ||
         refusal == ErrorCode::kSchemaMismatch;
}

}  // namespace

WatchedIndex::WatchedIndex(std::string path, Listener listener)
    : path_(std::move(path)), listener_(std::move(listener)) {}

std::shared_ptr<const Index> WatchedIndex::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

std::optional<ErrorCode> WatchedIndex::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

void WatchedIndex::forget_refusal() {
  const std::lock_guard lock(mutex_);
  refused_ = {};
}

void WatchedIndex::look(const std::stop_token& stop) try { look_at_file(stop); } catch (...) {
  const std::lock_guard lock(mutex_);
  problem_ = ErrorCode::kInternal;
  throw;
}

void WatchedIndex::look_at_file(const std::stop_token& stop) {
  const auto file = FileIdentity::of(path_);
  {
    const std::lock_guard lock(mutex_);
    const bool known = file && current_ && current_->identity() == *file;
    if (known) problem_.reset();
    if (!file) problem_ = file.error().code;
    if (!file || known || (refused_.file == *file && Clock::now() < refused_.next)) return;
  }
  auto opened = open_and_warm(path_, stop);
  if (stop.stop_requested()) return;
  if (!opened) return refuse(*file, opened.error());
  take(std::move(*opened));
}

void WatchedIndex::refuse(const FileIdentity& file, const Error& error) {
  constexpr std::chrono::seconds kLongest{60};
  std::shared_ptr<const Index> dropped;
  bool again = false;
  {
    const std::lock_guard lock(mutex_);
    again = refused_.file == file && problem_ == error.code;
    const auto wait = again ? std::min(kLongest, 2 * refused_.wait) : std::chrono::seconds(1);
    refused_ = {file, wait, Clock::now() + wait};
    problem_ = error.code;
    if (current_ && was_changed_in_place(current_->identity(), file, error.code))
      dropped.swap(current_);
  }
  if (!again || dropped) listener_({nullptr, error.message, dropped != nullptr});
}

void WatchedIndex::take(std::shared_ptr<const Index> index) {
  {
    const std::lock_guard lock(mutex_);
    current_ = index;
    problem_.reset();
    refused_ = {};
  }
  listener_({std::move(index), {}});
}

}  // namespace mobysearch
