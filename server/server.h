// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/result.h"
#include "server/server_log.h"
#include "server/site_settings.h"

namespace mobysearch {

/// A server's settings are what holds for each of its sites that has no other.
struct ServerOptions : SiteSettings {
  std::vector<std::string> dbs;        ///< the index of its only site, or the shards of it,
  std::string sites;                   ///< or a folder with those of many (docs/many_sites.md)
  int shard_timeout_ms = 1000;         ///< how long a server of a shard is waited for
  std::size_t sites_memory_mb = 1024;  ///< what the sites that are open may take together
  /// Reads the settings of a site from its file; what that does not say is as in `defaults`.
  /// kInputUnreadable and kUsage name the file.
  std::function<Result<SiteSettings>(const std::string& file, const SiteSettings& defaults)>
      read_site_settings;
  std::string host = "127.0.0.1";
  int port = 8080;          ///< 0: a free one
  std::string unix_socket;  ///< instead of host and port; inherited sockets (LISTEN_FDS) go first
  unsigned threads = 0;     ///< 0: two per core, 4 … 32; fewer when the system gives no more
  std::size_t cache_mb = 3;
  std::vector<std::string> trusted_proxies;              ///< addresses and networks
  std::string trusted_proxy_header = "X-Forwarded-For";  ///< in which they name the client
  std::size_t max_connections_per_client = 512;
  LogOptions log;
  bool log_client_addresses = false;
  bool serve_posts = false;  ///< the posts too, for a small blog (server/pages/post_pages.h)
  bool query_stats = false;
  std::uint64_t query_stats_min_count = 5;
  std::string admin_socket;  ///< Unix socket on which the operator reads the query statistics
};

/// kUsage names an option whose value is wrong, or that needs another.
Result<void> validate(const ServerOptions& options);

/// Is told the address once the server accepts.
using Ready = std::function<void(const std::string& url)>;

/// Serves until SIGTERM or SIGINT, answers what was accepted, returns. SIGHUP opens the log, the
/// templates, the hosts and the indexes again. A missing or bad index is no failure: the server
/// answers 503 and takes it up when it comes. Fails with kAddressInUse, kOutputUnwritable (the
/// log), kInputUnreadable (the template, the folder of sites or its hosts), kUsage (an option's
/// value), kInternal (no threads to be had). Call it once per process, before other threads are
/// started: it blocks these signals.
Result<void> run_server(const ServerOptions& options, const Ready& ready);

}  // namespace mobysearch
