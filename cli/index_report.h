// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/indexer.h"

namespace mobysearch {

/// Notes for stderr: a line for each file that was skipped, is faulty or misnamed, where a reason
/// that many skipped ones have is said once; what to know of the site; and one for a site without a
/// `url`.
std::string format_notes(const IndexReport& report);

/// Two lines that sum up what was indexed, and into which files.
std::string format_summary(const IndexReport& report);

/// A line for each file of the source, with what became of it.
std::string format_files(const IndexReport& report);

/// The whole report as one line of JSON.
std::string to_json(const IndexReport& report);

}  // namespace mobysearch
