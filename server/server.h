// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>

#include "common/result.h"
#include "server/server_options.h"

namespace mobysearch {

/// Serves until SIGTERM or SIGINT, answers what was accepted, returns. SIGHUP opens the log, the
/// template and the index again. `ready` is called with the address once it accepts. A missing or
/// bad index is no failure: the server answers 503 and takes it up when it comes. Fails with
/// kAddressInUse, kOutputUnwritable (the log), kInputUnreadable (the template), kUsage (an option's
/// value). Call it once per process, before other threads are started: it blocks these signals.
Result<void> run_server(const ServerOptions& options,
                        const std::function<void(const std::string& url)>& ready);

}  // namespace mobysearch
