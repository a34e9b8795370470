// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/post.h"
#include "common/result.h"
#include "indexer/site/site_config.h"
#include "indexer/site/skipped_file.h"
#include "indexer/values/value.h"

namespace mobysearch {

struct SiteOptions {
  std::vector<std::string> configs;
  std::vector<std::string> include;  ///< "pages" and names of collections
  bool future = false, drafts = false, unpublished = false;
  std::string site_url, site_title, lang;  ///< override the configuration
  std::int64_t now = 0;                    ///< seconds since 1970; 0: the clock
  unsigned threads = 0;                    ///< 0: one a core
};

/// A file that will be published, and all that its front matter and place decide. Its body is read
/// again when it is needed.
struct SiteDocument {
  std::string path;        ///< below the site's source
  std::string collection;  ///< "posts", "pages", or a collection's name
  std::string url, title, slug, date, lang;
  std::int64_t timestamp = 0;
  FieldValues labels;  ///< tags, categories
  std::vector<Author> authors;
  bool is_markdown = true;  ///< else the body is passed through as it is
  Value values;             ///< front matter over defaults
};

/// A site's documents, newest first, and what was left out. Immutable after read_site(): any
/// thread may load posts from it.
struct Site {
  SiteConfig config;
  std::vector<SiteDocument> documents;
  std::vector<SkippedFile> skipped;
  std::vector<std::string> misnamed;
  std::int64_t hidden = 0;
  std::int64_t built_at = 0;                             ///< seconds since 1970
  std::map<std::string, std::string> urls_by_path;       ///< for {% link %}
  std::map<std::string, std::string> urls_by_post_name;  ///< for {% post_url %}
};

/// Reads the configuration and every document's front matter. kInputUnreadable when there is no
/// such directory, nothing in it to index, or a broken configuration.
Result<Site> read_site(const std::string& root, const SiteOptions& options);

/// Reads a document's body and makes it a Post. kInputUnreadable with the bare reason.
Result<Post> load_post(const Site& site, const SiteDocument& document);

}  // namespace mobysearch
