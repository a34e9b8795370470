// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// What stood where: for each post its tokens in text order, 16 bits each. From it come phrases,
/// nearness, the choice of sections and of snippets, at almost no cost and without positions in
/// Xapian. Two different terms share a fingerprint once in 2^16: fine for ranking; whatever is
/// *shown* as a match is verified on the words themselves.

/// Of a term (the stem, as it stands in the index without a prefix). Never kNoFingerprint. Part of
/// the file format.
std::uint16_t fingerprint(std::string_view term);
inline constexpr std::uint16_t kNoFingerprint = 0;

/// A post's tokens come in segments, in this order: its title, its authors' names and tags, then
/// for each section its heading, its text, and its media's titles, providers and kinds. Empty
/// segments are left out.
enum class SegmentKind : std::uint8_t { kTitle, kPeople, kHeading, kText, kMedia };

struct Segment {
  std::uint32_t begin = 0;  ///< its first token; it ends where the next one begins
  std::uint16_t section =
      0;  ///< index into Post::sections (0 for title and people; see kMaxSection)
  SegmentKind kind = SegmentKind::kText;
  bool operator==(const Segment&) const = default;
};

/// Sections after this one share its number.
inline constexpr std::uint16_t kMaxSection = 0xffff;

/// Another reading of `count` tokens from `begin` on: `swarmkit` over Swarm|Kit, `c++` over c.
struct Overlay {
  std::uint32_t begin = 0;
  std::uint16_t count = 1;
  std::uint16_t print = kNoFingerprint;
  bool operator==(const Overlay&) const = default;
};

/// One post's share of the forward index: what the document builder makes.
struct PostTokens {
  std::vector<std::uint16_t> prints;  ///< one a token, of all segments
  std::vector<Segment> segments;      ///< begin ascending
  std::vector<Overlay> overlays;      ///< begin ascending

  /// Per section (of Post::sections), the byte offset in its text of its text segment's tokens
  /// number 0, kCheckpointTokens, 2 × kCheckpointTokens, …: kept in the post record, so that a
  /// snippet reads and tokenises only its window.
  std::vector<std::vector<std::uint32_t>> checkpoints;
};
inline constexpr std::uint32_t kCheckpointTokens = 32;

/// The same, read in place; valid as long as its ForwardIndex. Every Segment::begin is ≤
/// prints.size() and ascending; every Overlay lies within prints.
struct PostTokensView {
  std::span<const std::uint16_t> prints;
  std::span<const Segment> segments;
  std::span<const Overlay> overlays;

  std::uint32_t segment_end(std::size_t segment) const {
    return segment + 1 < segments.size() ? segments[segment + 1].begin
                                         : static_cast<std::uint32_t>(prints.size());
  }
};

/// Appends one post's encoding to a chunk. A chunk is any number of posts of consecutive docids;
/// about kForwardChunkBytes each keeps reading and memory smooth. `checkpoints` are not part of it.
void append_to_forward_chunk(std::string& chunk, const PostTokens& tokens);
inline constexpr std::size_t kForwardChunkBytes = 1 << 18;

/// All posts' tokens in memory, 2 bytes a token. Immutable after loading: any number of threads.
class ForwardIndex {
 public:
  /// Adds the posts of the next chunk. Fails with kIndexDamaged on anything out of its bounds; the
  /// index is then of no use.
  Result<void> add_chunk(std::string_view chunk);

  std::uint32_t size() const { return static_cast<std::uint32_t>(posts_.size()); }

  /// Of docid 1 … size(); empty for any other.
  PostTokensView post(std::uint32_t docid) const;

  std::size_t memory_bytes() const;

 private:
  struct Extent {
    std::uint64_t prints;
    std::uint32_t print_count, segments, segment_count, overlays, overlay_count;
  };
  std::vector<std::uint16_t> prints_;
  std::vector<Segment> segments_;
  std::vector<Overlay> overlays_;
  std::vector<Extent> posts_;
};

}  // namespace mobysearch
