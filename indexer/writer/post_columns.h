// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/facet_blocks.h"

namespace mobysearch {

/// What an index keeps of each post by docid, gathered while the posts are read. Several threads
/// may set what is of different posts.
class PostColumns {
 public:
  /// Of the posts 1 … `docids`; what is not set is of no post.
  explicit PostColumns(std::size_t docids);

  /// `seconds` as wall_clock_seconds() has them.
  void set_date(std::uint32_t docid, std::optional<double> seconds) { dates_[docid - 1] = seconds; }

  void set_shard(std::uint32_t docid, std::uint32_t number) {
    shards_[docid - 1] = static_cast<std::uint8_t>(number);
  }

  void set_facets(std::uint32_t docid, const PostFacets& sets);

  /// What facets are counted by (common/index/facet_blocks.h), as the index stores it.
  struct FacetBlocks {
    std::vector<std::string> sets, numbers;
  };
  FacetBlocks facet_blocks() const;
  /// The posts' ages (common/index/post_age.h), as the index stores them.
  std::vector<std::string> age_blocks() const;
  /// The numbers of the posts' shards, as the index stores them.
  std::vector<std::string> shard_number_blocks() const;
  /// How many posts a shard has.
  std::uint32_t posts_of(std::uint32_t shard) const;

 private:
  std::vector<std::optional<double>> dates_;
  std::vector<std::uint8_t> shards_;  ///< 0: of no post
  using Sets = std::pmr::unordered_map<std::string_view, std::uint32_t>;
  struct Facet {
    explicit Facet(std::pmr::memory_resource& memory) : sets(&memory) {}
    Sets sets;                           ///< numbered as they came, from 1
    std::vector<std::uint32_t> numbers;  ///< of the posts' sets, by docid − 1
  };
  /// Of the sets, which stay (common/text/kept_text.h says why).
  std::pmr::monotonic_buffer_resource memory_;
  std::vector<Facet> facets_;  ///< by place in kFilters
  std::mutex mutex_;           ///< for facets_[].sets
};

}  // namespace mobysearch
