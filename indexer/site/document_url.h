// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/result.h"
#include "indexer/site/site_config.h"
#include "indexer/site/site_document.h"

namespace mobysearch {

/// Where Jekyll publishes a document, below `baseurl` (Jekyll 4.3: lib/jekyll/url.rb,
/// drops/url_drop.rb, page.rb, utils.rb): by its `permalink`, else by the configuration's. Needs
/// every member of `document` but its URL. A document without a date has that of the build, `now`.
/// kInputUnreadable when the template has an unknown placeholder.
Result<std::string> document_url(const SiteConfig& config, const SiteDocument& document,
                                 std::int64_t now);

/// The extension of the file that a document is published as.
std::string output_extension(const SiteDocument& document);

}  // namespace mobysearch
