// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "indexer/site/site_config.h"
#include "indexer/site/site_document.h"

namespace mobysearch {

/// What the data directory of a site (`_data`, or the configuration's `data_dir`), over its
/// theme's, makes of Liquid's `site.data`.
struct SiteData {
  Value values{Value::Kind::kMap};  ///< by file name, without ending; of directories, maps of these
  std::vector<SkippedFile> skipped;  ///< cannot be read
};

/// Reads YAML, JSON, CSV and TSV files (Jekyll::DataReader), each of at most 4 MiB, at most 32 MiB
/// together; what is more is skipped. Thread-safe.
SiteData read_site_data(const SiteConfig& config);

}  // namespace mobysearch
