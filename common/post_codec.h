// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/post.h"
#include "common/result.h"

namespace mobysearch {

/// A post as the index file keeps it: one blob a post, whose header is read in place and whose text
/// is compressed in blocks, so that showing a hit reads its few fields and one block of text.

/// Encodes `post`. `checkpoints` are PostTokens::checkpoints, one list a section (or none at all).
/// `dictionary` is what texts are compressed against; the same one is needed to read them back.
std::string encode_post(const Post& post, std::span<const std::vector<std::uint32_t>> checkpoints,
                        std::string_view dictionary);

struct AuthorView {
  std::string_view name;
  std::string_view url;
};

struct MediaView {
  MediaKind kind = MediaKind::kDocument;
  std::string_view provider;
  std::string_view url;
  std::string_view title;
  std::string_view time;
};

struct SectionView {
  int level = 0;
  std::optional<std::string_view> anchor;
  std::string_view heading;
  std::uint32_t text_begin = 0;  ///< in the post's text: all sections' texts, one after the other
  std::uint32_t text_end = 0;
  std::span<const MediaView> media;
  std::string_view packed_checkpoints;  ///< for checkpoint_before()

  std::uint32_t text_size() const { return text_end - text_begin; }
};

/// The last checkpoint at or before a token of the section's text segment.
struct Checkpoint {
  std::uint32_t token = 0;   ///< number of a token within the text segment
  std::uint32_t offset = 0;  ///< where it begins in the section's text (≤ text_size())
};
Checkpoint checkpoint_before(const SectionView& section, std::uint32_t token);

/// The header of a post record. Views point into the blob that was parsed, which must outlive them.
/// Parsing again into the same object reuses its memory: keep one per thread and per hit to be
/// shown, and nothing is allocated.
class PostRecord {
 public:
  /// Fails with kIndexDamaged; every later read through the views is then unsafe to begin with, so
  /// do not look at them.
  Result<void> parse(std::string_view blob);

  std::string_view path, url, title, date, lang;
  std::int64_t timestamp = 0;
  std::vector<AuthorView> authors;
  std::vector<std::string_view> categories;
  std::vector<std::string_view> tags;
  std::vector<SectionView> sections;
  std::uint32_t text_size = 0;  ///< bytes of all sections' texts

  /// Decompresses the bytes [begin, end) of the post's text into `out` (replacing what it holds):
  /// only the blocks that they lie in are read. Fails with kIndexDamaged, also when the range is
  /// not within text_size.
  Result<void> read_text(std::uint32_t begin, std::uint32_t end, std::string_view dictionary,
                         std::string& out) const;

 private:
  friend Result<Post> decode_post(std::string_view, std::string_view);
  std::vector<MediaView> media_;
  std::vector<std::uint32_t> block_ends_;  ///< in blocks_, one a block of text
  std::string_view blocks_;
  std::string_view rest_;  ///< excerpt, links, code ranges: only decode_post() reads it
};

/// The whole post again, equal to what was encoded.
Result<Post> decode_post(std::string_view blob, std::string_view dictionary);

}  // namespace mobysearch
