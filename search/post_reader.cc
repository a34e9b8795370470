// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_reader.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "common/post_codec.h"
#include "common/schema.h"
#include "common/xapian_guard.h"
#include "search/index_parts.h"

namespace mobysearch {
namespace {

constexpr char kName[] = "the index";

// Xapian's own check of its tables' structure.
Result<void> check_tables(const Index& index, const std::string& path) {
  return guard_xapian(path, ErrorCode::kIndexDamaged, [&]() -> Result<void> {
    const std::string self = fmt::format("/proc/self/fd/{}", index.parts().file.get());
    FileDescriptor own(::open(self.c_str(), O_RDONLY | O_CLOEXEC));
    if (!own) return fail(ErrorCode::kInternal, fmt::format("{}: {}", self, std::strerror(errno)));
    const std::size_t errors = Xapian::Database::check(own.release());
    if (errors == 0) return {};
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: Xapian finds {} errors in its tables", path, errors),
                "build the index again");
  });
}

}  // namespace

Result<void> for_each_post(const Index& index, const std::function<void(const Post&)>& visit) {
  return guard_xapian(kName, ErrorCode::kIndexDamaged, [&]() -> Result<void> {
    const Xapian::Database database = index.parts().open_database();
    // The posting list of the empty term is every document, by docid: newest first.
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      auto post = decode_whole_post(database.get_metadata(post_key(*it)));
      if (!post) return fail(std::move(post.error()));
      visit(*post);
    }
    return {};
  });
}

Result<void> check_index(const std::string& path) {
  auto index = Index::open(path, {.verify_checksum = true});
  if (!index) return fail(std::move(index.error()));
  if (auto ok = check_tables(**index, path); !ok) return ok;
  return for_each_post(**index, [](const Post&) {});
}

}  // namespace mobysearch
