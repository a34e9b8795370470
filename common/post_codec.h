// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/post.h"
#include "common/result.h"

namespace mobysearch {

/// A post record: what a hit shows, and the text that snippets are cut from. A header of varints
/// and strings, then the sections' texts, one after the other, as one LZ4 block.
std::string encode_post(const Post& post);

/// The same, read in place: every view points into the record, nothing is copied but the lists.
struct SectionView {
  int level = 0;
  bool has_anchor = false;
  std::string_view anchor;
  std::string_view heading;
  std::uint32_t text_begin = 0;  ///< where its text lies in PostView's text
  std::uint32_t text_end = 0;
  std::uint32_t media_begin = 0;  ///< its media, as a range of PostView::media
  std::uint32_t media_end = 0;
};

struct MediaView {
  MediaKind kind = MediaKind::kDocument;
  std::string_view provider, url, title, time;
};

struct PostView {
  std::string_view path, url, title, date, lang, excerpt;
  std::int64_t timestamp = 0;
  std::vector<std::pair<std::string_view, std::string_view>> authors;  ///< name, URL
  std::vector<std::string_view> categories, tags;
  std::vector<SectionView> sections;
  std::vector<MediaView> media;
  std::string_view packed_text;
  std::uint32_t text_size = 0;
};

/// Fills `view` (its vectors are reused); `record` must outlive it. kIndexDamaged for bytes that
/// encode_post() did not write.
Result<void> decode_post(std::string_view record, PostView& view);

/// Unpacks the text of all sections into `text`.
Result<void> unpack_text(const PostView& view, std::string& text);

}  // namespace mobysearch
