// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "search/index.h"
#include "server/metrics.h"

namespace mobysearch {

/// The newest good index of a source that is looked at again and again: a file (WatchedFile), or
/// shards (WatchedShards). A new one is opened and, unless it is one of many sites', warmed beside
/// the old one, then switched to; a bad one is refused and the old one kept. Thread-safe.
class WatchedIndex {
 public:
  struct Event {
    std::shared_ptr<const Index> index;  ///< the new one, or nullptr when it was refused
    std::string problem;                 ///< why, with the file's path or the shard's address
    bool is_dropped = false;             ///< and it is what was answered from: now there is none
  };
  using Listener = std::function<void(const Event&)>;

  virtual ~WatchedIndex() = default;
  WatchedIndex(const WatchedIndex&) = delete;
  WatchedIndex& operator=(const WatchedIndex&) = delete;

  /// The index to answer from; nullptr while there is none.
  std::shared_ptr<const Index> current() const;
  /// The one that takes the place of `former`, for which it waits so long; nullptr without one.
  std::shared_ptr<const Index> next_after(const std::shared_ptr<const Index>& former,
                                          std::chrono::milliseconds patience) const;
  /// Why the source is not what is answered from, or cannot be; nothing when all is well.
  std::optional<ErrorCode> problem() const;
  /// What is known of the shards; nothing where there are none.
  virtual std::optional<ShardGauges> shard_gauges() const { return std::nullopt; }
  /// Looks whether the index is another, and opens it when it is. One thread at a time may do so;
  /// what is thrown, as for a lack of memory, passes.
  void look(const std::stop_token& stop);
  /// Has the next look() try what was refused, too.
  virtual void forget_refusal() = 0;

 protected:
  using Opened = Result<std::shared_ptr<const Index>>;

  /// Opens nothing yet. The listener is called by look().
  explicit WatchedIndex(Listener listener) : listener_(std::move(listener)) {}
  virtual void look_at_source(const std::stop_token& stop) = 0;
  /// Touches what the first reader's query will need. An index that cannot answer (made by a build
  /// whose records differ) becomes an error.
  static Opened warmed(Opened opened);
  /// Answers are from this one from now on.
  void switch_to(std::shared_ptr<const Index> index);
  /// Called with the lock held when another index takes the place of this one.
  virtual void note_former(const Index&) {}

  const Listener listener_;
  mutable std::mutex mutex_;  ///< of what follows, and of what is refused
  mutable std::condition_variable switched_;
  std::shared_ptr<const Index> current_;
  std::optional<ErrorCode> problem_;
};

}  // namespace mobysearch
