// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/post.h"
#include "common/progress.h"
#include "common/result.h"
#include "indexer/site/include_problems.h"
#include "indexer/site/packed_document.h"
#include "indexer/site/site_config.h"
#include "indexer/site/site_document.h"
#include "indexer/site/site_files.h"
#include "indexer/site/site_lists.h"
#include "indexer/site/url_conflicts.h"
#include "indexer/site/url_map.h"

namespace mobysearch {

/// What of a site to read, and what to change in its configuration.
struct SiteOptions {
  std::vector<std::string> configs;  ///< as Jekyll's --config; empty: _config.yml in the source
  std::vector<std::string> include;  ///< beside posts: "pages", names of collections
  bool future = false;               ///< read posts with a future date, too
  bool drafts = false;               ///< read drafts, too
  bool unpublished = false;          ///< read posts with `published: false`, too
  bool allow_empty = false;          ///< a site without posts is one, too
  std::string site_url;              ///< overrides the configuration's `url` unless empty
  std::string site_title;            ///< overrides its `title`
  std::string lang;                  ///< overrides its `lang`
  std::int64_t now = 0;              ///< when the site is built, seconds since 1970; 0: now
  unsigned threads = 0;              ///< 0: one per core
  ProgressSink progress;
};

/// A file of the source that is not indexed though nothing is wrong with it.
struct UnindexedFile {
  std::string path;     ///< below the site's source; a folder, with all in it, ends in a slash
  bool hidden = false;  ///< it is a post, and it is not published; else it is none
  std::string reason;
};

/// A site's documents, newest first, and what was left out. Immutable after read_site(): any
/// thread may load posts from it.
struct Site {
  SiteConfig config;
  SiteDocuments documents;
  std::vector<SkippedFile> skipped;   ///< cannot be indexed
  std::vector<FaultyFile> faults;     ///< are published without their front matter; by path
  std::vector<std::string> misnamed;  ///< paths among the posts that are not named like one
  std::int64_t hidden = 0;            ///< unpublished, future, over `limit_posts`, or no hits
  std::vector<LeftOut> left_out;      ///< what of the source was not looked at
  std::vector<UnindexedFile> unindexed;
  std::vector<std::string> unlisted;   ///< URLs of pages that are published and no hits
  std::vector<UrlConflict> conflicts;  ///< of which the last file alone may be among the documents
  std::vector<std::string> warnings;   ///< what to know of the site, a line each (warnings_of())
  std::int64_t built_at = 0;           ///< seconds since 1970
  UrlMap urls_by_path;                 ///< for {% link %}
  UrlMap urls_by_post_name;            ///< for {% post_url %}, and Hugo's ref
  /// Files that may be published, and are not among the documents: pages and collections that were
  /// not asked for, and what is no hit.
  std::vector<SiteFile> other_files;
  std::shared_ptr<LazySiteLists> lists = std::make_shared<LazySiteLists>();  ///< for {% for %}
  /// What loading posts adds to.
  std::shared_ptr<IncludeProblems> include_problems = std::make_shared<IncludeProblems>();
};

/// Reads the configuration and every document's front matter of the site in the directory `root`.
/// kInputUnreadable when there is no such directory, nothing in it to index (unless that is
/// allowed), or a configuration that cannot be read; kUsage when `site_url` is no address.
Result<Site> read_site(const std::string& root, const SiteOptions& options);

}  // namespace mobysearch
