// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/index_info.h"
#include "common/result.h"

namespace mobysearch {

struct IndexerOptions {
  std::string source;   ///< a site's root, or any folder of Markdown files
  std::string target;   ///< the index file to publish
  bool strict = false;  ///< publish nothing if a file was skipped

  std::vector<std::string> configs;  ///< as jekyll --config: below source; empty: _config.yml
  std::vector<std::string> include;  ///< "pages" or names of collections, beside the posts
  bool future = false;
  bool drafts = false;
  bool unpublished = false;

  std::string commit;    ///< overrides what the repository says
  unsigned threads = 0;  ///< 0: one a core
  /// Seconds that one post's parsing may take before it is given up and reported.
  double post_seconds = 2.0;

  /// Called now and then from one thread with the posts done and their number, at the end with
  /// done == total. May be empty.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

/// A file that was not indexed, or something in it that was not understood.
struct Skipped {
  std::string path;  ///< below the site's source
  int line = 0;      ///< 0: of no line in particular
  std::string reason;
};

struct IndexReport {
  IndexInfo info;                     ///< posts, sections, media, words, revision, …
  bool published = false;             ///< false only under `strict` with a skipped file
  std::vector<Skipped> skipped;       ///< by path
  std::vector<std::string> misnamed;  ///< look like posts, but Jekyll would not see one
  std::size_t future = 0;             ///< posts left out because their date is to come
  std::size_t unpublished = 0;        ///< … because of `published: false`
  double seconds = 0;
  std::int64_t bytes = 0;  ///< of the index file
};

/// Indexes a site and publishes the index file: whatever happens on the way (an error, a kill, a
/// full disk), `target` is wholly the old file or wholly the new one. Fails with kInputUnreadable,
/// kOutputUnwritable or kOutputLocked. Uses all cores; call it from one thread at a time per
/// target.
Result<IndexReport> run_indexer(const IndexerOptions& options);

}  // namespace mobysearch
