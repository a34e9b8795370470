// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "server/watched_index.h"

namespace mobysearch {

/// The newest good index of a path. A file renamed over it is verified (checksum, schema
/// version) before it is switched to; one that vanishes goes on being read. The file that is
/// answered from may be changed in place: then it is dropped, unless it is good again.
class WatchedFile : public WatchedIndex {
 public:
  /// `kept`: as OpenOptions has it.
  WatchedFile(std::string path, Listener listener, KeptInMemory kept = {})
      : WatchedIndex(std::move(listener)), path_(std::move(path)), kept_(kept) {}

  void forget_refusal() override;

 private:
  /// Tried again with exponential backoff: the cause may be permissions, or a lack of descriptors.
  struct Refusal {
    FileIdentity file;
    std::chrono::seconds wait{1};
    std::chrono::steady_clock::time_point next;
  };

  void look_at_source(const std::stop_token& stop) override;
  void refuse(const FileIdentity& file, const Error& error);

  const std::string path_;
  const KeptInMemory kept_;
  Refusal refused_;
};

}  // namespace mobysearch
