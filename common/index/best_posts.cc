// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/best_posts.h"

#include <algorithm>

#include "common/index/varint.h"

namespace mobysearch {

std::string encode_best_posts(std::span<const std::uint32_t> docids) {
  std::vector<std::uint32_t> sorted(docids.begin(), docids.end());
  std::ranges::sort(sorted);
  std::string bytes;
  std::uint32_t last = 0;
  for (const std::uint32_t docid : sorted) {
    put_varint(bytes, docid - last);
    last = docid;
  }
  return bytes;
}

std::optional<std::vector<std::uint32_t>> decode_best_posts(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<std::uint32_t> docids;
  std::uint64_t docid = 0;
  while (in.ok() && !in.at_end()) {
    const std::uint32_t step = in.varint32();
    docid += step;
    if (step == 0 || docid > UINT32_MAX || docids.size() == kBestPosts) return std::nullopt;
    docids.push_back(static_cast<std::uint32_t>(docid));
  }
  if (!in.ok()) return std::nullopt;
  return docids;
}

}  // namespace mobysearch
