// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/site/site_config.h"
#include "indexer/site/skipped_file.h"

namespace mobysearch {

/// Files that Liquid includes: of the includes directory, or beside the document.

constexpr std::size_t kMaxIncludeBytes = 256 * 1024;

/// The text of a file; kInputUnreadable, with the reason alone, when it is left out: it cannot be
/// read, is larger than kMaxIncludeBytes, or not UTF-8.
Result<std::string> read_include(const SourceTree& tree, const std::string& path);

/// Whether an include may have this name; Jekyll refuses those that lead up.
bool is_include_name(std::string_view name);

/// The file, below the site's source, that an include names; nullopt when there is none.
/// `directory` is that of the document.
std::optional<std::string> include_path(const SiteConfig& config, const std::string& directory,
                                        std::string_view name);

/// The files, below the site's source, that a body or an include names in its include tags, as far
/// as the names are written there. Linear.
std::set<std::string> included_files(const SiteConfig& config, const std::string& directory,
                                     std::string_view body);

/// Those of `files`, and of what they include themselves, whose text is left out: too large, or not
/// UTF-8.
std::vector<SkippedFile> unusable_includes(const SiteConfig& config, std::set<std::string> files);

}  // namespace mobysearch
