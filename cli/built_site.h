// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/post.h"

namespace mobysearch {

/// Compares an index with the site that was built from the same source: every URL and anchor of
/// the index must exist, and what the site has must be in the index.
class BuiltSite {
 public:
  /// `directory` is Jekyll's _site, which has no `baseurl` in its paths. Paths that match one of
  /// the patterns `except` (`/notes/*`) need not be in the index.
  BuiltSite(std::string directory, std::string baseurl, std::vector<std::string> except);

  /// A page that the index leaves out on purpose.
  void leave_out(const std::string& url);

  /// What the site lacks of `post`: its page, or the anchors of sections. A message for each.
  std::vector<std::string> missing_of(const Post& post);

  /// Once every post was asked for: what the index lacks. Headings with an id that are no sections,
  /// unless they are the theme's, on page after page; posts, which are known by a date in their
  /// path, as indexed ones have, or by the feed. Pages that redirect or say `noindex` are none.
  std::vector<std::string> missing_from_index() const;

 private:
  struct LostHeading {
    std::string page, id;
    bool among_sections = false;  ///< sections that are indexed stand before and after it
  };
  void note_headings(const Post& post, const std::vector<struct BuiltHeading>& headings);
  bool is_themes(const LostHeading& heading) const;
  bool is_excepted(const std::string& path) const;
  std::set<std::string> paths_of_feed() const;

  const std::string directory_;
  const std::string baseurl_;
  const std::vector<std::string> except_;
  std::set<std::string> pages_;        ///< files of the posts, below the directory
  std::set<std::string> left_out_;     ///< files of pages that need not be in the index
  std::set<std::string> date_shapes_;  ///< of the posts' paths
  std::vector<LostHeading> lost_;
  std::map<std::string, std::size_t> pages_with_;  ///< how many pages have a lost heading's id
};

}  // namespace mobysearch
