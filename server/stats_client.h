// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/result.h"

namespace mobysearch {

/// Reads the query statistics (QueryStats::to_json) of a running server from its admin socket.
/// Fails with kUsage for what can be no socket's path, kInputUnreadable when no server answers
/// there.
Result<std::string> read_query_stats(const std::string& admin_socket);

}  // namespace mobysearch
