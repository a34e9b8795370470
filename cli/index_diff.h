// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cli/golden.h"
#include "common/result.h"
#include "search/index.h"

namespace mobysearch {

/// One of two indexes that are compared: what it says of itself, and its file's length.
struct DiffSide {
  IndexInfo info;
  std::uint64_t bytes = 0;
};

/// A post as the comparison names it. URLs have the site's baseurl.
struct DiffPost {
  std::string url;
  std::string title;
  bool operator==(const DiffPost&) const = default;
};

struct MovedPost {
  std::string from;  ///< its old URL
  DiffPost to;
};

/// A heading's anchor to which links now lead nowhere, though the post is still there.
struct LostAnchor {
  std::string url;  ///< of the post, as it is now
  std::string anchor;
  std::string heading;  ///< that it stood at
};

struct GoldenChange {
  std::string query;
  std::string url;
  GoldenResult before;
  GoldenResult after;
};

struct IndexDiff {
  DiffSide before;
  DiffSide after;
  std::vector<DiffPost> added;
  std::vector<DiffPost> removed;
  std::vector<MovedPost> moved;
  std::vector<LostAnchor> lost;
  std::vector<GoldenChange> golden;  ///< of every query, in their order

  /// Golden queries that held before and no longer do.
  std::size_t broken() const;
};

/// Compares two open indexes. A post has moved when one with its path, or else with its title and
/// date, has another URL. The query of a moved post expects its old URL of the old index.
/// kIndexDamaged when one of them cannot be read.
Result<IndexDiff> diff_indexes(const std::shared_ptr<const Index>& before,
                               const std::shared_ptr<const Index>& after,
                               const std::vector<GoldenQuery>& golden);

}  // namespace mobysearch
