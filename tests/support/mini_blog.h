// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>

#include "indexer/indexer.h"
#include "search/searcher.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {

/// Path below a site's root → text.
using Files = std::map<std::string, std::string>;

/// A small site of given files, indexed for real. A failure to index or open it ends the process
/// with the reason: nothing after it could be tested.
class MiniBlog {
 public:
  explicit MiniBlog(const Files& files, IndexerOptions options = {});

  std::string db() const { return dir_ / "blog.mobydb"; }
  const IndexReport& report() const { return report_; }
  const std::shared_ptr<const Index>& index() const { return index_; }
  Searcher& searcher() { return searcher_; }
  SearchResponse search(const std::string& query);
  SearchResponse search(const SearchRequest& request);

 private:
  TempDir dir_;
  IndexReport report_;
  std::shared_ptr<const Index> index_;
  Searcher searcher_;
};

/// A post's file: its title and date in front matter, then `body`.
std::string post_file(const std::string& title, const std::string& body);

}  // namespace mobysearch::testing
