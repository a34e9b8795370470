// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/index/synonyms.h"
#include "common/result.h"
#include "indexer/site/skipped_file.h"

namespace mobysearch {

struct IndexerOptions {
  std::string source;                ///< a Jekyll site's root, or any folder of Markdown files
  std::string db;                    ///< the index file to publish
  std::vector<std::string> configs;  ///< as Jekyll's --config; empty: _config.yml in `source`
  std::vector<std::string> include;  ///< "pages" and names of collections, beside the posts
  bool future = false;
  bool drafts = false;
  bool unpublished = false;
  bool strict = false;     ///< a skipped file fails the run, nothing is published
  std::string site_url;    ///< overrides the configuration's `url`
  std::string site_title;  ///< … `title`
  std::string lang;        ///< … `lang`
  std::string commit;      ///< of the site's repository; empty: read from its .git
  Synonyms synonyms;
  unsigned threads = 0;  ///< 0: one a core
  /// Called now and then, from any thread but never from two at once.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

struct IndexReport {
  std::int64_t posts = 0;
  std::int64_t sections = 0;
  std::int64_t media = 0;
  std::int64_t words = 0;
  std::int64_t hidden = 0;            ///< drafts, unpublished and future posts
  std::vector<SkippedFile> skipped;   ///< could not be indexed
  std::vector<std::string> misnamed;  ///< in _posts, but not named like a post
  std::string site_url;               ///< empty when neither options nor configuration name one
  double seconds = 0;
  std::uint64_t bytes = 0;  ///< of the index file
  std::string revision;
};

/// Indexes a site and publishes the index by rename: `db` is the old file or the new one, whole.
/// Fails with kInputUnreadable, kOutputUnwritable, kOutputLocked (another indexer holds `db`).
/// Under `strict`, a report with skipped files means that nothing was published.
Result<IndexReport> run_indexer(const IndexerOptions& options);

/// The same with the file operations that publishing uses, for tests that make them fail.
class FileOperations;
Result<IndexReport> run_indexer(const IndexerOptions& options, FileOperations& files);

}  // namespace mobysearch
