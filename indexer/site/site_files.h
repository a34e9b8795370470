// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/site/site_config.h"

namespace mobysearch {

/// A file that may become a document, and what its place in the site says of it.
struct SiteFile {
  std::string path;        ///< below the site's source
  std::string collection;  ///< "posts", "pages", or a collection's name
  bool is_draft = false;
  bool is_page = false;  ///< of no collection
  std::string problem;   ///< why it cannot be read, if its directory entry tells already
};

/// What of the source is no document, and why.
struct LeftOut {
  std::string path;  ///< below the site's source; a folder, with all in it, ends in a slash
  std::string reason;
  bool is_problem = false;  ///< its author may have meant it to be read
};

struct SiteFiles {
  std::vector<SiteFile> files;    ///< sorted by path
  std::vector<LeftOut> left_out;  ///< sorted by path
};

/// The files of the site's source that Jekyll would read (Jekyll::Reader): posts, drafts, the
/// Markdown and HTML files that may be pages, and the files of collections. Of a folder that is not
/// a Jekyll site and has no _posts, all Markdown files are pages; of a Hugo or Zola site, those in
/// `content`. Links to folders of the site are followed, but not round in a circle. Links that lead
/// out of the source are not read: files have a `problem`, folders are left out.
SiteFiles find_site_files(const SiteConfig& config);

/// The files of a collection, whether it is published or not, sorted by path.
std::vector<SiteFile> collection_files(const SiteConfig& config, const std::string& name);

/// Whether Jekyll reads a file or directory (Jekyll::EntryFilter). `include` wins over `exclude`,
/// and over the rule that names beginning with . _ # ~ or ending in ~ are no content. `entry` is a
/// path below `base`, and `base` one below the site's source; as in Jekyll, only exclusion looks at
/// the base.
bool is_content(const SiteConfig& config, const std::string& base, const std::string& entry,
                bool is_directory);
/// Whether the configuration's `exclude`, or one of Jekyll's own exclusions, names a path below the
/// site's source, and its `include` does not say the same.
bool is_excluded(const SiteConfig& config, const std::string& path, bool is_directory);
/// Whether the configuration's `include` names a path below the site's source, or its name.
bool is_included(const SiteConfig& config, const std::string& path);
/// Whether Jekyll converts a file of this name from Markdown.
bool is_markdown_file(const SiteConfig& config, const std::string& path);
/// Whether a file of this name is HTML.
bool is_html_file(const std::string& path);

}  // namespace mobysearch
