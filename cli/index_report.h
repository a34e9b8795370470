// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/indexer.h"

namespace mobysearch {

/// A line for each file that was skipped or is misnamed, with the reason, and for what the site
/// does not say.
std::string format_notes(const IndexReport& report);

/// What was indexed into `db`, for a person.
std::string format_summary(const IndexReport& report, const std::string& db);

/// All of it as one line of JSON.
std::string to_json(const IndexReport& report, bool published);

}  // namespace mobysearch
