// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/index.h"
#include "server/served_site.h"

namespace mobysearch {

/// What each site keeps in memory beside what it needs.
inline constexpr KeptInMemory kKeptOfSite{.posts_bytes = std::size_t{256} << 10,
                                          .whole_forward_index = false};

/// One of many sites, and what it was opened with.
struct OpenSite {
  std::shared_ptr<ServedSite> site;
  std::optional<FileIdentity> settings;  ///< of the file with its settings, if there is one
  bool is_configured = true;             ///< or that cannot be read, and the index is not opened
};

/// The sites that are open, bounded in the memory that they are taken to need and in the files that
/// they hold open: the least recently used are closed first, when nobody is answered by them any
/// more. Thread-safe.
class OpenSites {
 public:
  explicit OpenSites(std::size_t max_bytes);

  /// Of so many bytes, the most descriptors that sites hold: at most half of what the process may
  /// have.
  static std::size_t max_descriptors(std::size_t max_bytes);

  /// nullptr for one that is not open.
  std::shared_ptr<ServedSite> use(const std::string& name);
  /// The same without making it the most recently used.
  std::shared_ptr<ServedSite> peek(const std::string& name) const;
  void put(OpenSite opened);
  /// Puts `fresh` in the place of a site, if that is still open.
  void replace(const ServedSite& old, OpenSite fresh);
  void erase(const ServedSite& site);
  /// Closes as many as are too many since indexes have grown.
  void trim();

  /// The most recently used first.
  std::vector<OpenSite> all() const;
  std::size_t size() const;
  std::uint64_t evictions() const;

 private:
  using Order = std::list<OpenSite>;

  Order evicted();

  const std::size_t max_bytes_;
  const std::size_t max_sites_;
  mutable std::mutex mutex_;
  Order order_;  ///< the most recently used first
  std::unordered_map<std::string, Order::iterator> by_name_;
  std::uint64_t evictions_ = 0;
};

}  // namespace mobysearch
