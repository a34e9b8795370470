// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/post.h"
#include "common/result.h"

namespace mobysearch {

/// A post record: what a hit shows, and the text that snippets are cut from. A header of varints
/// and strings that is read in place; then the sections' texts, one after the other, in LZ4 blocks
/// of kTextBlockBytes, of which a snippet needs only one or two (common/index/text_reader.h);
/// then, compressed too, what only the whole post needs (excerpt, title as it is written, code
/// ranges). Links that are not media are not stored: no answer shows them; `link:` finds them by
/// their terms.

inline constexpr std::uint32_t kTextBlockBytes = 4096;

/// A post's summary is kept, and searched, as one more section, behind the others: the only one of
/// level 0 that is not the first.
Section summary_section(std::string_view summary);

/// Checkpoints are the byte offsets, in a section's text, of tokens number kCheckpointTokens,
/// 2 × kCheckpointTokens, …: a window of tokens is found from the nearest one by tokenising a few
/// words instead of the section.
inline constexpr std::uint32_t kCheckpointTokens = 16;
using Checkpoints = std::vector<std::uint32_t>;

/// `checkpoints` has one list a section (the summary's too), or is empty. A section's offsets
/// ascend.
std::string encode_post(const Post& post, std::span<const Checkpoints> checkpoints = {});

/// A Section of a record that is read in place: every view points into the record.
struct SectionView {
  int level = 0;
  bool has_anchor = false;
  std::string_view anchor;
  std::string_view heading;
  std::uint32_t text_begin = 0;  ///< where its text lies in PostView's text
  std::uint32_t text_end = 0;
  std::uint32_t media_begin = 0;  ///< its media, as a range of PostView::media
  std::uint32_t media_end = 0;
  std::string_view checkpoints;  ///< encoded: for place_before()
};

inline bool is_summary(const SectionView& section, std::size_t number) {
  return number > 0 && section.level == 0;
}

struct MediaView {
  MediaKind kind = MediaKind::kDocument;
  std::string_view provider, url, title, time;
};

/// A Post, likewise.
struct PostView {
  std::string_view path, url, title, date, lang;
  std::int64_t timestamp = 0;
  std::vector<std::pair<std::string_view, std::string_view>> authors;  ///< name, URL
  ByField<std::string_view> labels;
  std::vector<SectionView> sections;
  std::vector<MediaView> media;
  std::uint32_t text_size = 0;
  std::vector<std::string_view> compressed_blocks;  ///< of the text
  std::string_view compressed_rest;
  std::uint32_t rest_size = 0;
};

/// Fills `view` (its vectors are reused, so a view that is kept allocates nothing); `record` must
/// outlive it. kIndexDamaged for bytes that encode_post() did not write; `view` is unspecified
/// then.
Result<void> decode_post(std::string_view record, PostView& view);

/// The last known place at or before token number `token` of the section's text.
struct TextPlace {
  std::uint32_t token = 0;
  std::uint32_t offset = 0;  ///< in the section's text, at most its size
};
TextPlace place_before(const SectionView& section, std::uint32_t token);

/// The whole post, equal to the encoded one but for links.
Result<Post> decode_whole_post(std::string_view record);

}  // namespace mobysearch
