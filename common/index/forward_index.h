// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace mobysearch {

class ByteReader;

/// The forward index: for each post the terms of its text in order, each as a 16-bit fingerprint
/// (common/index/fingerprints.h). Proximity, sections and snippets are chosen by it; and where the
/// posting lists have no positions, phrases are found by it, at a third of what those would take
/// and without reading from disk.
///
/// It is stored in blocks of posts: those of docids n × P + 1 … (n + 1) × P are block n. An index
/// with positions has blocks of one post, which are read when they are asked for; one without has
/// larger ones, which stay in memory.

/// A compound over `count` tokens, at least one, beginning at `first`.
struct CompoundSpan {
  std::uint32_t first = 0;
  std::uint16_t count = 0;
  std::uint16_t fingerprint = 0;
};

/// Where the parts of a post end, counted in tokens. The order of the text is: title; names (of
/// authors, tags, categories); then for each section its heading, its text, its media's words.
struct ForwardPost {
  std::span<const std::uint16_t> tokens;
  std::span<const CompoundSpan> compounds;  ///< by `first`
  std::span<const std::uint32_t> bounds;    ///< title end, names end, then 3 ends a section

  std::size_t section_count() const { return bounds.size() < 2 ? 0 : (bounds.size() - 2) / 3; }
  std::uint32_t title_end() const { return bounds[0]; }
  std::uint32_t names_end() const { return bounds[1]; }
  std::uint32_t section_begin(std::size_t i) const { return bounds[1 + 3 * i]; }
  std::uint32_t heading_end(std::size_t i) const { return bounds[2 + 3 * i]; }
  std::uint32_t text_end(std::size_t i) const { return bounds[3 + 3 * i]; }
  std::uint32_t media_end(std::size_t i) const { return bounds[4 + 3 * i]; }
};

inline constexpr std::uint32_t kForwardBlockPosts = 64;  ///< in an index without positions
constexpr std::uint32_t forward_block_posts(bool has_positions) {
  return has_positions ? 1 : kForwardBlockPosts;
}

/// Writes one block (a metadata value): posts in ascending order of docid.
class ForwardBlockBuilder {
 public:
  void begin_post(std::uint32_t docid);
  void add_token(std::uint16_t fingerprint) { tokens_.push_back(fingerprint); }
  std::uint32_t token_count() const { return static_cast<std::uint32_t>(tokens_.size()); }
  void add_compound(const CompoundSpan& compound) { compounds_.push_back(compound); }
  void end_part() { bounds_.push_back(token_count()); }
  void end_post();
  std::string take();

 private:
  std::string bytes_;
  std::uint32_t last_docid_ = 0;
  std::vector<std::uint16_t> tokens_;
  std::vector<CompoundSpan> compounds_;
  std::vector<std::uint32_t> bounds_;
};

/// A block's posts in memory, in vectors of their exact size. Immutable.
class ForwardBlock {
 public:
  /// Of a block for the docids first … first + count − 1. kIndexDamaged for bytes that no builder
  /// wrote, and for docids that are not the block's: what is allocated is a small multiple of the
  /// bytes and of `count`.
  static Result<std::unique_ptr<const ForwardBlock>> decode(std::string_view bytes,
                                                            std::uint32_t first,
                                                            std::uint32_t count);
  /// An empty ForwardPost (no bounds) for a docid that is not there.
  ForwardPost post(std::uint32_t docid) const {
    const std::uint32_t place = docid - first_;  // of a smaller docid: beyond the end
    return place < posts_.size() ? posts_[place] : ForwardPost{};
  }
  std::size_t bytes() const;  ///< of memory

 private:
  bool read_post(ByteReader& in);

  std::uint32_t first_ = 0;
  std::vector<std::uint16_t> tokens_;
  std::vector<CompoundSpan> compounds_;
  std::vector<std::uint32_t> bounds_;
  std::vector<ForwardPost> posts_;  ///< by docid; views of the above
};

/// The forward data in memory of an index without positions: blocks of kForwardBlockPosts posts,
/// each from when it was read on. Any thread may read it and add to it.
class ForwardIndex {
 public:
  using Block = std::unique_ptr<const ForwardBlock>;

  /// Has none of so many blocks yet.
  explicit ForwardIndex(std::uint32_t blocks = 0) : blocks_(blocks) {}

  /// Of one as it is stored; kIndexDamaged as ForwardBlock::decode(). They are numbered from 0 on.
  static Result<Block> decode(std::uint32_t number, std::string_view bytes);
  static std::uint32_t number_of(std::uint32_t docid) { return (docid - 1) / kForwardBlockPosts; }

  /// That of a post: nullptr before it is kept, and one without posts for a docid that is in none.
  const ForwardBlock* block_of(std::uint32_t docid) const {
    const std::size_t number = number_of(docid);
    return number < blocks_.size() ? blocks_[number].block.load(std::memory_order_acquire) : &kNone;
  }
  /// Returns the block that is kept: this one, unless another thread was faster.
  const ForwardBlock& keep(std::uint32_t number, Block block) const;

 private:
  struct Place {
    ~Place() { delete block.load(std::memory_order_relaxed); }
    std::atomic<const ForwardBlock*> block = nullptr;
  };

  static inline const ForwardBlock kNone;

  mutable std::vector<Place> blocks_;
};

}  // namespace mobysearch
