// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/result.h"
#include "search/index.h"

namespace mobysearch {

/// A small blog made of an index alone, to try its search on: a front page, and each post at its
/// URL with its headings' anchors. Plain: text, code and links to media, not the site's own pages.
/// Everything is escaped. Immutable; any thread may use it.
class PostPages {
 public:
  /// Reads every post once. kIndexDamaged when one cannot be read.
  static Result<std::shared_ptr<const PostPages>> of(std::shared_ptr<const Index> index);

  const Index& index() const { return *index_; }
  /// The page at a decoded path of the site (its base URL before it), or nothing.
  Result<std::optional<std::string>> page(const std::string& path) const;

 private:
  struct Entry {
    std::string path, url, title, lang, date, excerpt;
  };
  explicit PostPages(std::shared_ptr<const Index> index) : index_(std::move(index)) {}
  std::string front_page() const;

  std::shared_ptr<const Index> index_;
  std::vector<Entry> entries_;                   ///< newest first
  std::map<std::string, std::size_t> by_place_;  ///< decoded path → entry
};

}  // namespace mobysearch
