// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/site/site_config.h"

namespace mobysearch {

/// The name of a format that posts are written in and that is not read ("AsciiDoc"), by the file's
/// extension; "" for every other file, and for one that the site's configuration calls Markdown.
std::string unread_format(const SiteConfig& config, const std::string& path);

/// Whether the site's generator makes HTML of `path`, whose format is not read: what becomes of it
/// is not known then. Jekyll publishes it as it is unless a plugin converts it.
bool is_converted(const SiteConfig& config, const std::string& path);

/// What is said of such a file that is left out.
std::string why_unread(const std::string& format);

}  // namespace mobysearch
