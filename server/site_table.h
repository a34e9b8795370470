// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <semaphore>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/result.h"
#include "server/open_sites.h"
#include "server/served_site.h"
#include "server/site_context.h"
#include "server/site_metrics.h"

namespace mobysearch {

/// The many sites of a server: NAME.mobydb in its folder is the index of the site NAME, and
/// NAME.yml, where it is there, its settings. A site is opened when it is first asked for, and
/// closed when others need the memory. Thread-safe.
class SiteTable {
 public:
  /// As many requests may wait for sites to be opened; each holds up a thread.
  static constexpr unsigned kMaxWaiting = 16;

  using Found = Result<std::shared_ptr<ServedSite>>;

  /// Refers to `server`.
  explicit SiteTable(const SiteContext& server);

  /// The site, opened if need be: its index is looked at once, and may be bad. `name` is a site's
  /// name (is_site_name()). kIndexMissing when there is no such site, kInternal when too many
  /// requests wait already.
  Found find(const std::string& name);
  /// Only if it is open; nullptr otherwise.
  std::shared_ptr<ServedSite> find_open(const std::string& name) const { return open_.peek(name); }

  /// Looks what has changed in the files of the sites that are open. One thread at a time may do
  /// so.
  void look(const std::stop_token& stop);
  /// Reads the templates of open sites again, and has the next look() try what was refused.
  void reload();

  /// Whether the folder can be read.
  bool is_readable() const;
  std::vector<OpenSite> open() const { return open_.all(); }
  SiteTableSample sample() const;

 private:
  Found open_once(const std::string& name);
  void open_for_all(const std::string& name, std::promise<Found>& promise);
  OpenSite open_site(const std::string& name, const std::stop_token& stop);
  Result<SiteSettings> settings_of(const std::string& name) const;
  void look_at(const OpenSite& open, const std::stop_token& stop);
  void reopen(const OpenSite& old, const std::stop_token& stop);
  std::string path_of(const std::string& name, const char* extension) const;

  const SiteContext& server_;
  OpenSites open_;
  std::mutex mutex_;
  std::size_t waiting_ = 0;
  std::unordered_map<std::string, std::shared_future<Found>> openings_;
  std::counting_semaphore<> permits_;  ///< to open an index now
  std::atomic<std::uint64_t> opened_{0};
  std::atomic<std::uint64_t> refused_{0};
};

}  // namespace mobysearch
