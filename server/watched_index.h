// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "search/index.h"

namespace mobysearch {

/// The newest good index of a path. A file renamed over it is verified (checksum, schema
/// version), opened and warmed beside the old one, then switched to; a bad one is refused and the
/// old one kept; one that vanishes goes on being read. The file that is answered from may be
/// changed in place: then it is dropped, unless it is good again. Thread-safe.
class WatchedIndex {
 public:
  struct Event {
    std::shared_ptr<const Index> index;  ///< the new one, or nullptr when it was refused
    std::string problem;                 ///< why, with the file's path
    bool is_dropped = false;             ///< and it is what was answered from: now there is none
  };
  using Listener = std::function<void(const Event&)>;

  /// Opens nothing yet. The listener is called by look().
  WatchedIndex(std::string path, Listener listener);

  /// The index to answer from; nullptr while there is none.
  std::shared_ptr<const Index> current() const;
  /// Why the file at the path is not the one answered from; nothing when it is.
  std::optional<ErrorCode> problem() const;
  /// Looks whether the file is another, and opens it when it is. One thread at a time may do so;
  /// what is thrown, as for a lack of memory, passes.
  void look(const std::stop_token& stop);
  /// Has the next look() try a file that was refused, too.
  void forget_refusal();

 private:
  /// Tried again with exponential backoff: the cause may be permissions, or a lack of descriptors.
  struct Refusal {
    FileIdentity file;
    std::chrono::seconds wait{1};
    std::chrono::steady_clock::time_point next;
  };

  void look_at_file(const std::stop_token& stop);
  void refuse(const FileIdentity& file, const Error& error);
  void take(std::shared_ptr<const Index> index);

  const std::string path_;
  const Listener listener_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Index> current_;
  std::optional<ErrorCode> problem_;
  Refusal refused_;
};

}  // namespace mobysearch
