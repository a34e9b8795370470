// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/values/value.h"

namespace mobysearch {

struct Site;

/// What Liquid's `site` has of the site's documents, in Jekyll's order (Jekyll::Drops::SiteDrop):
/// `posts`, `pages`, `html_pages`, `documents`, `collections`, `categories`, `tags`, and each
/// collection by its name. Pages are those of Markdown and HTML files. What is not published is not
/// there. Immutable.
class SiteLists {
 public:
  /// Reads the documents that are not among the site's own, too.
  explicit SiteLists(const Site& site);

  /// nullptr when there is no such list.
  const Value* list(std::string_view name) const { return lists_.find(name); }
  /// The `next` or `previous` of the document of a file, null at the ends; nullptr when the file is
  /// none.
  const Value* neighbour(std::string_view path, std::string_view which) const;

 private:
  class Maker;

  std::deque<Value> values_;  ///< of documents; lists have what stands for them
  std::map<std::string, const Value*, std::less<>> by_path_;
  Value lists_{Value::Kind::kMap};
};

/// The lists of a site, which are made when one is asked for first. Thread-safe.
class LazySiteLists {
 public:
  const SiteLists& of(const Site& site) {
    std::call_once(once_, [&] { lists_ = std::make_unique<SiteLists>(site); });
    return *lists_;
  }

 private:
  std::once_flag once_;
  std::unique_ptr<const SiteLists> lists_;
};

}  // namespace mobysearch
