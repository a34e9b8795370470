// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/site/document_meta.h"
#include "indexer/site/site.h"
#include "indexer/site/site_files.h"

namespace mobysearch {

/// What became of a file that may be a document.
struct SiteOutcome {
  enum class Kind {
    kDocument,
    kHidden,    ///< unpublished, or of the future
    kSkipped,   ///< cannot be indexed; `skipped` says why
    kMisnamed,  ///< among the posts, but not named like one
    kNoMatter   ///< without front matter, where only documents have it
  } kind = Kind::kDocument;
  SiteDocument document;
  SkippedFile skipped;
};

/// Reads a file's front matter and makes of it what Jekyll makes. `now`: when the site is built.
SiteOutcome read_site_document(const SiteConfig& config, const AuthorDirectory& authors,
                               const SiteFile& file, std::int64_t now);

}  // namespace mobysearch
