// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/watched_file.h"

#include <algorithm>
#include <utility>

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;

/// Whether the file that was opened as `opened` has other content by now, going by what it looks
/// like and why it was refused.
bool was_changed_in_place(const FileIdentity& opened, const FileIdentity& now, ErrorCode refusal) {
  if (!opened.is_same_file(now)) return false;
  return opened.size != now.size || opened.mtime_ns != now.mtime_ns ||
         refusal == ErrorCode::kIndexDamaged || refusal == ErrorCode::kIndexForeign ||
         refusal == ErrorCode::kSchemaMismatch;
}

}  // namespace

void WatchedFile::forget_refusal() {
  const std::lock_guard lock(mutex_);
  refused_ = {};
}

void WatchedFile::look_at_source(const std::stop_token& stop) {
  const auto file = FileIdentity::of(path_);
  {
    const std::lock_guard lock(mutex_);
    const bool known = file && current_ && current_->identity() == *file;
    if (known) problem_.reset();
    if (!file) problem_ = file.error().code;
    if (!file || known || (refused_.file == *file && Clock::now() < refused_.next)) return;
  }
  auto opened = Index::open(path_, {.verify_checksum = true, .stop = stop, .kept = kept_});
  if (kept_.whole_forward_index) opened = warmed(std::move(opened));
  if (stop.stop_requested()) return;
  if (!opened) return refuse(*file, opened.error());
  forget_refusal();
  switch_to(std::move(*opened));
}

void WatchedFile::refuse(const FileIdentity& file, const Error& error) {
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
  if (!again || dropped) listener_({nullptr, with_hint(error), dropped != nullptr});
}

}  // namespace mobysearch
