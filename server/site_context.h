// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "server/cached_answers.h"
#include "server/http/trusted_proxies.h"
#include "server/metrics.h"
#include "server/server.h"
#include "server/server_log.h"

namespace mobysearch {

/// What the sites of a server share. Refers to what outlives them.
struct SiteContext {
  const ServerOptions& options;
  const ProxySettings& proxies;
  Metrics& metrics;        ///< of all sites together
  CachedAnswers& answers;  ///< likewise
  ServerLog& log;
};

}  // namespace mobysearch
