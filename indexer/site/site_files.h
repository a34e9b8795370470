// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/site/site_config.h"

namespace mobysearch {

/// A file that may become a document, and what its place makes of it.
struct SiteFile {
  std::string path;        ///< below the site's source
  std::string collection;  ///< "posts", "pages", or a collection's name
  bool is_draft = false;
  std::string problem;  ///< why it cannot be read, if that shows already
};

/// What Jekyll would read of the site's source (Jekyll::Reader), sorted by path: posts, drafts, the
/// Markdown and HTML files that may be pages, and what is in the collections. Of a folder that is
/// no Jekyll site, and has no _posts, all its Markdown files are pages. Links to
/// directories are not followed; links that lead out of the source, and what is no regular file,
/// have their problem said.
std::vector<SiteFile> find_site_files(const SiteConfig& config);

/// Whether Jekyll converts a file of this name from Markdown.
bool is_markdown_file(const SiteConfig& config, const std::string& path);
/// Whether it is HTML as it stands.
bool is_html_file(const std::string& path);

}  // namespace mobysearch
