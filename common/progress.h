// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <mutex>

namespace mobysearch {

/// How far an indexer has come with what it does at the moment.
struct Progress {
  /// In their order. What is counted of each:
  enum class Phase {
    kReading,   ///< files of the site: their front matter
    kIndexing,  ///< posts
    kOrdering,  ///< posts whose words are written in their order
    kMerging,   ///< bytes of the index, of which the total is a guess
    kVerifying  ///< nothing: the index is read once more
  };
  Phase phase = Phase::kReading;
  std::size_t done = 0;
  std::size_t total = 0;
};

/// Told of progress now and then; may be empty. Called from any thread but never from two at once.
using ProgressSink = std::function<void(const Progress&)>;

/// Counts what several threads do of a phase. Thread-safe; the sink must outlive it.
class ProgressCounter {
 public:
  ProgressCounter(const ProgressSink& sink, Progress::Phase phase, std::size_t total)
      : sink_(sink), progress_{phase, 0, total} {}

  void add(std::size_t done) {
    const std::lock_guard lock(mutex_);
    progress_.done = std::min(progress_.total, progress_.done + done);
    if (sink_) sink_(progress_);
  }

 private:
  const ProgressSink& sink_;
  std::mutex mutex_;
  Progress progress_;
};

}  // namespace mobysearch
