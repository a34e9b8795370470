// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "search/shards.h"
#include "server/watched_index.h"

namespace mobysearch {

/// The newest build that the shards of a list have. While one of them is away, the others are
/// answered from; one that comes back is asked again. Another build is switched to when all shards
/// have it, or more of them than still answer with the old one.
class WatchedShards : public WatchedIndex {
 public:
  /// What became of a shard of the index that is answered from.
  struct Change {
    std::uint32_t number = 0;
    bool is_back = false;  ///< or missing
    std::string reason;    ///< why it is missing, with its addresses
  };
  using ShardListener = std::function<void(const Change&)>;

  WatchedShards(ShardList list, Listener listener, ShardListener shard_listener);

  std::optional<ShardGauges> shard_gauges() const override;
  void forget_refusal() override;

 private:
  using Clock = std::chrono::steady_clock;
  /// Tried again with exponential backoff: to open a large index takes its time.
  struct Refusal {
    std::string build;
    std::chrono::seconds wait{1};
    Clock::time_point next;
  };

  void look_at_source(const std::stop_token& stop) override;
  ShardSurvey survey(const Shards* known, const std::stop_token& stop);
  void open(const ShardSurvey& seen, const std::stop_token& stop);
  void refuse(const Error& error);
  void refuse_build(const std::string& build, const Error& error);
  void note_former(const Index& index) override;
  /// Tells the listener what has changed since it was told last.
  void tell_changes(const Shards& shards);

  const ShardList list_;
  const bool has_files_;
  const ShardListener shard_listener_;
  Refusal refused_;
  std::string told_;                     ///< the last error
  Clock::time_point next_{};             ///< not to be surveyed before
  std::vector<std::uint64_t> failures_;  ///< of the shards of former builds
  std::vector<std::uint32_t> missing_;   ///< as the listener was told
};

}  // namespace mobysearch
