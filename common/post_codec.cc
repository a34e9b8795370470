// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/post_codec.h"

#include <lz4.h>

#include "common/varint.h"

namespace mobysearch {
namespace {

constexpr std::uint32_t kMaxTextBytes = 64U << 20;

tl::unexpected<Error> damaged() {
  return fail(ErrorCode::kIndexDamaged, "a post record is damaged", "build the index again");
}

void put_strings(std::string& out, const std::vector<std::string>& strings) {
  put_varint(out, strings.size());
  for (const auto& text : strings) put_string(out, text);
}

void put_media(std::string& out, const Media& media) {
  out += static_cast<char>(media.kind);
  put_string(out, media.provider);
  put_string(out, media.url);
  put_string(out, media.title);
  put_string(out, media.time);
}

void put_section(std::string& out, const Section& section) {
  put_varint(out, static_cast<std::uint64_t>(section.level) * 2 + (section.anchor ? 1 : 0));
  if (section.anchor) put_string(out, *section.anchor);
  put_string(out, section.heading);
  put_varint(out, section.text.size());
  put_varint(out, section.media.size());
  for (const Media& media : section.media) put_media(out, media);
}

void put_packed(std::string& out, const std::string& text) {
  put_varint(out, text.size());
  std::string packed(static_cast<std::size_t>(LZ4_compressBound(static_cast<int>(text.size()))),
                     '\0');
  const int size = LZ4_compress_default(text.data(), packed.data(), static_cast<int>(text.size()),
                                        static_cast<int>(packed.size()));
  out.append(packed, 0, static_cast<std::size_t>(size));
}

void read_strings(ByteReader& in, std::vector<std::string_view>& strings) {
  strings.resize(in.count());
  for (auto& text : strings) text = in.string();
}

bool read_media(ByteReader& in, MediaView& media) {
  const auto kind = in.bytes(1);
  if (kind.empty() || static_cast<unsigned char>(kind[0]) > 5) return false;
  media.kind = static_cast<MediaKind>(kind[0]);
  media.provider = in.string();
  media.url = in.string();
  media.title = in.string();
  media.time = in.string();
  return in.ok();
}

bool read_section(ByteReader& in, SectionView& section, std::vector<MediaView>& media) {
  const std::uint32_t level_anchor = in.varint32();
  section.level = static_cast<int>(level_anchor / 2);
  section.has_anchor = level_anchor % 2 == 1;
  section.anchor = section.has_anchor ? in.string() : std::string_view{};
  section.heading = in.string();
  section.text_end = in.varint32();  // a length here; the caller adds them up
  section.media_begin = static_cast<std::uint32_t>(media.size());
  for (std::uint32_t i = in.count(5); i > 0; --i) {
    if (!read_media(in, media.emplace_back())) return false;
  }
  section.media_end = static_cast<std::uint32_t>(media.size());
  return in.ok() && section.level <= 6;
}

}  // namespace

std::string encode_post(const Post& post) {
  std::string out;
  std::string text;
  for (const auto* field :
       {&post.path, &post.url, &post.title, &post.date, &post.lang, &post.excerpt}) {
    put_string(out, *field);
  }
  const std::int64_t time = post.timestamp;
  put_varint(out, (static_cast<std::uint64_t>(time) << 1) ^ static_cast<std::uint64_t>(time >> 63));
  put_varint(out, post.authors.size());
  for (const Author& author : post.authors) {
    put_string(out, author.name);
    put_string(out, author.url);
  }
  put_strings(out, post.categories);
  put_strings(out, post.tags);
  put_varint(out, post.sections.size());
  for (const Section& section : post.sections) {
    put_section(out, section);
    text += section.text;
  }
  put_packed(out, text);
  return out;
}

Result<void> decode_post(std::string_view record, PostView& view) {
  ByteReader in(record);
  for (auto* field : {&view.path, &view.url, &view.title, &view.date, &view.lang, &view.excerpt}) {
    *field = in.string();
  }
  const std::uint64_t time = in.varint();
  view.timestamp = static_cast<std::int64_t>((time >> 1) ^ (~(time & 1) + 1));
  view.authors.resize(in.count(2));
  for (auto& [name, url] : view.authors) {
    name = in.string();
    url = in.string();
  }
  read_strings(in, view.categories);
  read_strings(in, view.tags);
  view.media.clear();
  view.sections.resize(in.count(4));
  std::uint64_t offset = 0;
  for (SectionView& section : view.sections) {
    if (!read_section(in, section, view.media)) return damaged();
    section.text_begin = static_cast<std::uint32_t>(offset);
    offset += section.text_end;
    if (offset > kMaxTextBytes) return damaged();
    section.text_end = static_cast<std::uint32_t>(offset);
  }
  view.text_size = in.varint32();
  view.packed_text = in.rest();
  if (!in.ok() || view.text_size != offset) return damaged();
  return {};
}

Result<void> unpack_text(const PostView& view, std::string& text) {
  text.resize(view.text_size);
  const int size =
      LZ4_decompress_safe(view.packed_text.data(), text.data(),
                          static_cast<int>(view.packed_text.size()), static_cast<int>(text.size()));
  if (size < 0 || static_cast<std::uint32_t>(size) != view.text_size) return damaged();
  return {};
}

}  // namespace mobysearch
