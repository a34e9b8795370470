// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "indexer/indexer.h"

namespace mobysearch {

/// What `index` and `watch` are told to do.
struct IndexJob {
  IndexerOptions indexer;
  bool json = false;
  bool verbose = false;
};

/// The options of both, bound to `job`.
std::vector<Option> index_options(IndexJob& job);

/// Fills `job` with what `mobysearch index` would take from the environment and from the settings
/// in its source. kUsage for a value or key that is none, kInputUnreadable for settings that cannot
/// be read.
Result<void> take_settings(IndexJob& job);

/// Runs it, and shows its progress on stderr. Fails as run_indexer() does, and with kUsage for
/// options that exclude each other.
Result<IndexReport> run_index_job(IndexJob& job);

/// Prints on stdout what was indexed.
void print_report(const IndexJob& job, const IndexReport& report);

/// kExitOk for an index that was published, and why it was not: under `strict`, that is printed and
/// kExitNegative, else kInputUnreadable.
Result<ExitCode> outcome(const IndexJob& job, const IndexReport& report);

}  // namespace mobysearch
