// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/fingerprints.h"
#include "common/result.h"

namespace mobysearch {

class ByteReader;

/// The forward index: for each post the terms of its text in order, each as a 16-bit fingerprint
/// (common/index/fingerprints.h). It answers what positions in posting lists would (phrases,
/// proximity, the choice of sections and snippets) at a third of their size and without reading
/// from disk.

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

/// Posts of docids n × kForwardBlockPosts + 1 … (n + 1) × kForwardBlockPosts make block n.
inline constexpr std::uint32_t kForwardBlockPosts = 64;

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

/// All posts' forward data, in memory. Immutable once loaded; then any thread may read it.
class ForwardIndex {
 public:
  /// The next block, from number 0 on. kIndexDamaged for bytes that no builder wrote, and for
  /// docids that are not the block's: what is allocated is a small multiple of the bytes.
  Result<void> add_block(std::string_view bytes);
  /// kIndexDamaged for bytes that fingerprint_blocks() did not write.
  Result<void> add_fingerprints(std::string_view block) { return fingerprints_.add_block(block); }
  /// What stands for a term in every post.
  std::uint16_t fingerprint_of(std::string_view term) const { return fingerprints_.of(term); }
  /// Of each of the terms, in their order.
  std::vector<std::uint16_t> fingerprints_of(const std::vector<std::string>& terms) const;
  /// An empty ForwardPost (no bounds) for a docid that is not there.
  ForwardPost post(std::uint32_t docid) const {
    const std::size_t number = (docid - 1) / kForwardBlockPosts;
    if (docid == 0 || number >= blocks_.size()) return {};
    const Block& block = *blocks_[number];
    const std::size_t place = block.places[(docid - 1) % kForwardBlockPosts];
    return place == 0 ? ForwardPost{} : block.posts[place - 1];
  }

 private:
  /// One block's posts, in vectors of their exact size; nothing moves when another block is added.
  struct Block {
    std::vector<std::uint16_t> tokens;
    std::vector<CompoundSpan> compounds;
    std::vector<std::uint32_t> bounds;
    std::vector<ForwardPost> posts;                         ///< views of the above
    std::array<std::uint8_t, kForwardBlockPosts> places{};  ///< in `posts` from 1; 0: no such post
  };
  static bool read_post(ByteReader& in, Block& block);

  std::vector<std::unique_ptr<const Block>> blocks_;
  Fingerprints fingerprints_;
};

}  // namespace mobysearch
