// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/site/site.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// What Liquid knows of a document, as `page` or in lists such as `site.posts`, but for its text
/// and its neighbours (Jekyll::Drops::DocumentDrop, Jekyll::Page). Thread-safe.
Value document_values(const Site& site, const SiteDocument& document);

}  // namespace mobysearch
