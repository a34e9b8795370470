// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/facet_blocks.h"

#include <bit>

#include "common/index/index_error.h"
#include "common/index/varint.h"

namespace mobysearch {
namespace {

// Numbers are stored as they lie in memory; the format is little-endian.
static_assert(std::endian::native == std::endian::little);

constexpr std::size_t kSetBlockBytes = std::size_t{64} * 1024;

}  // namespace

tl::unexpected<Error> facets_damaged() {
  return index_damaged("what its facets are counted by is damaged");
}

std::vector<std::string> facet_set_blocks(std::span<const StoredSets, kFilters.size()> sets) {
  std::vector<std::string> blocks;
  for (std::size_t filter = 0; filter < sets.size(); ++filter) {
    for (const std::string_view set : sets[filter]) {
      if (blocks.empty() || blocks.back().size() >= kSetBlockBytes) blocks.emplace_back();
      put_varint(blocks.back(), filter);
      put_string(blocks.back(), set);
    }
  }
  return blocks;
}

Result<void> read_facet_sets(std::string_view block,
                             const std::function<void(std::size_t, std::string_view)>& take) {
  ByteReader in(block);
  while (in.ok() && !in.at_end()) {
    const std::size_t filter = in.varint32();
    const std::string_view set = in.string();
    if (!in.ok() || filter >= kFilters.size() || set.empty()) return facets_damaged();
    take(filter, set);
  }
  return {};
}

}  // namespace mobysearch
