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
  std::vector<std::string> include;  ///< beside posts: "pages", names of collections
  bool future = false;               ///< index posts with a future date, too
  bool drafts = false;               ///< index drafts, too
  bool unpublished = false;          ///< index posts with `published: false`, too
  bool strict = false;               ///< publish nothing if a file is skipped
  std::string site_url;              ///< overrides the configuration's `url` unless empty
  std::string site_title;            ///< overrides its `title`
  std::string lang;                  ///< overrides its `lang`
  std::string commit;                ///< of the site's repository; empty: read from its .git
  Synonyms synonyms;
  unsigned threads = 0;  ///< 0: one per core
  /// Called now and then with the number of posts, from any thread but never from two at once.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

struct IndexReport {
  std::int64_t posts = 0;
  std::int64_t sections = 0;
  std::int64_t media = 0;
  std::int64_t words = 0;
  std::int64_t hidden = 0;            ///< unpublished and future posts, and those over limit_posts
  std::vector<SkippedFile> skipped;   ///< could not be indexed
  std::vector<std::string> misnamed;  ///< paths in _posts that are not named like a post
  std::string site_url;               ///< empty when neither options nor configuration name one
  double seconds = 0;
  std::uint64_t bytes = 0;  ///< of the index file
  std::string revision;
};

/// Indexes a site and publishes the index by rename: at any moment, `db` is all of the old index or
/// all of the new one. With `strict`, a report with skipped files means that nothing was published.
/// kInputUnreadable, kOutputUnwritable, or kOutputLocked when another indexer writes `db`.
Result<IndexReport> run_indexer(const IndexerOptions& options);

/// The same with the file operations that publishing uses, for tests that make them fail.
class FileOperations;
Result<IndexReport> run_indexer(const IndexerOptions& options, FileOperations& files);

}  // namespace mobysearch
