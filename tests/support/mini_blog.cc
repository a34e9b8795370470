// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/mini_blog.h"

#include <cstdio>
#include <cstdlib>

namespace mobysearch::testing {
namespace {

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "MiniBlog: %s\n", result.error().message.c_str());
  std::abort();
}

IndexReport build(const TempDir& dir, const Files& files, IndexerOptions options) {
  for (const auto& [path, text] : files) dir.write("site/" + path, text);
  options.source = dir / "site";
  options.db = dir / "blog.mobydb";
  return must(run_indexer(options));
}

}  // namespace

MiniBlog::MiniBlog(const Files& files, IndexerOptions options)
    : report_(build(dir_, files, std::move(options))),
      index_(must(Index::open(db()))),
      searcher_(must(Searcher::open(index_))) {}

SearchResponse MiniBlog::search(const SearchRequest& request) {
  return must(searcher_.search(request));
}

SearchResponse MiniBlog::search(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return search(request);
}

std::string post_file(const std::string& title, const std::string& body) {
  return "---\ntitle: \"" + title + "\"\n---\n" + body;
}

}  // namespace mobysearch::testing
