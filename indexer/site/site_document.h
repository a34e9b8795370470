// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/post.h"
#include "indexer/site/authors.h"
#include "indexer/site/faulty_file.h"
#include "indexer/site/site_config.h"
#include "indexer/site/site_files.h"
#include "indexer/site/skipped_file.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// A file that will be published, with all that its front matter and its place decide. Its body is
/// read when the post is loaded.
struct SiteDocument {
  std::string path;        ///< below the site's source
  std::string collection;  ///< "posts", "pages", or a collection's name
  bool is_page = false;    ///< one of no collection; a collection may be named "pages", too
  std::string url;         ///< percent-encoded, without baseurl
  std::string title;       ///< may be empty for a page
  std::string slug;
  std::string date;            ///< ISO 8601 in the site's zone; empty for an undated page
  std::int64_t timestamp = 0;  ///< the same, seconds since 1970
  std::string lang;
  FieldValues labels;
  std::vector<Author> authors;
  bool is_markdown = true;    ///< else the body is published unconverted
  bool strips_title = false;  ///< the heading at the body's beginning is its title, and not shown
  bool lacks_matter = false;  ///< its front matter cannot be read
  Value values;               ///< front matter over defaults
};

/// What became of a file that may be a document.
struct SiteOutcome {
  enum class Kind {
    kDocument,
    kHidden,        ///< unpublished, dated in the future, or no hit; `skipped` says why
    kSkipped,       ///< cannot be indexed; `skipped` says why
    kMisnamed,      ///< among the posts, but not named like one
    kNoFrontMatter  ///< a page or collection's file, which Jekyll would copy as it is
  } kind = Kind::kDocument;
  SiteDocument document = {};  ///< of a hidden one that is published, too: links lead there
  SkippedFile skipped = {};
  std::optional<FaultyFile> fault = {};  ///< of a document, hidden or not
  std::set<std::string> includes = {};   ///< of a document that is indexed: included_files()
};

/// Reads a file's front matter and applies Jekyll's rules to it. `now`: when the site is built, in
/// seconds since 1970. Thread-safe.
SiteOutcome read_site_document(const SiteConfig& config, const AuthorDirectory& authors,
                               const SiteFile& file, std::int64_t now);

}  // namespace mobysearch
