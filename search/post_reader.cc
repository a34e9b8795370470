// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_reader.h"

#include <fmt/format.h>

#include "common/index/index_error.h"
#include "common/index/index_info.h"
#include "common/index/post_codec.h"
#include "common/schema.h"
#include "search/index_parts.h"

namespace mobysearch {
namespace {

// Walks every posting list. (Xapian::Database::check() finds no more in a file whose checksum
// holds, and in 1.4.22 it deletes an object through a pointer of the wrong type.)
Result<void> check_postings(const Index& index, const std::string& path) {
  return guard_xapian(path, ErrorCode::kIndexDamaged, [&]() -> Result<void> {
    const Xapian::Database database = index.parts().file.database();
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      Xapian::doccount posts = 0;
      for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it) {
        ++posts;
      }
      if (posts == term.get_termfreq()) continue;
      return fail(ErrorCode::kIndexDamaged,
                  fmt::format("{}: the posting list of a term is damaged", path),
                  "build the index again");
    }
    return {};
  });
}

}  // namespace

Result<void> for_each_post(const Index& index, const std::function<void(const Post&)>& visit) {
  return guard_xapian(kTheIndex, ErrorCode::kIndexDamaged, [&]() -> Result<void> {
    const Xapian::Database database = index.parts().file.database();
    // The posting list of the empty term is every document, by docid: newest first.
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      auto post = decode_whole_post(database.get_metadata(post_key(*it)));
      if (!post) return fail(std::move(post.error()));
      visit(*post);
    }
    return {};
  });
}

Result<std::optional<Post>> find_post(const Index& index, const std::string& path) {
  return guard_xapian(kTheIndex, ErrorCode::kIndexDamaged, [&]() -> Result<std::optional<Post>> {
    const Xapian::Database database = index.parts().file.database();
    const std::string term = exact_term(Field::kPath, path);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
      auto post = decode_whole_post(database.get_metadata(post_key(*it)));
      if (!post) return fail(std::move(post.error()));
      if (post->path == path) return std::optional(std::move(*post));  // long paths are clipped
    }
    return std::optional<Post>();
  });
}

Result<std::vector<std::string>> unlisted_urls(const Index& index) {
  return guard_xapian(kTheIndex, ErrorCode::kIndexDamaged, [&] {
    return decode_unlisted(index.parts().file.database().get_metadata(std::string(kUnlistedKey)));
  });
}

Result<void> check_index(const std::string& path) {
  auto index = Index::open(path, {.verify_checksum = true});
  if (!index) return fail(std::move(index.error()));
  if (auto ok = check_postings(**index, path); !ok) return ok;
  if (const auto ok = unlisted_urls(**index); !ok) return fail(ok.error());
  return for_each_post(**index, [](const Post&) {});
}

}  // namespace mobysearch
