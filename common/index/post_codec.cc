// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/post_codec.h"

#include <algorithm>

#include "common/index/index_error.h"
#include "common/index/text_reader.h"
#include "common/index/varint.h"

namespace mobysearch {
namespace {

constexpr std::uint32_t kMaxTextBytes = 64U << 20;
constexpr auto kMaxMediaKind = static_cast<unsigned char>(MediaKind::kAudio);

struct TextField {
  std::string Post::*post;
  std::string_view PostView::*view;
};
/// In the order in which they are stored.
constexpr TextField kPostTexts[] = {{&Post::path, &PostView::path},
                                    {&Post::url, &PostView::url},
                                    {&Post::title, &PostView::title},
                                    {&Post::date, &PostView::date},
                                    {&Post::lang, &PostView::lang}};

tl::unexpected<Error> post_record_damaged() { return index_damaged("a post record is damaged"); }

/// LZ4 makes at most 255 bytes of one: a higher claim is damage, and would cost memory.
bool is_plausible(std::size_t size, std::string_view compressed) {
  return size <= kMaxTextBytes && size / 255 <= compressed.size();
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

void put_checkpoints(std::string& out, const Checkpoints& checkpoints) {
  std::string deltas;
  std::uint32_t last = 0;
  for (const std::uint32_t offset : checkpoints) {
    put_varint(deltas, offset - last);
    last = offset;
  }
  put_string(out, deltas);
}

void put_section(std::string& out, const Section& section, const Checkpoints& checkpoints) {
  put_varint(out, static_cast<std::uint64_t>(section.level) * 2 + (section.anchor ? 1 : 0));
  if (section.anchor) put_string(out, *section.anchor);
  put_string(out, section.heading);
  put_varint(out, section.text.size());
  put_checkpoints(out, checkpoints);
  put_varint(out, section.media.size());
  for (const Media& media : section.media) put_media(out, media);
}

// An excerpt is nearly always a piece of the text: then it is kept as a range of it.
void put_excerpt(std::string& out, std::string_view excerpt, std::string_view text) {
  const std::size_t at = excerpt.empty() ? std::string_view::npos : text.find(excerpt);
  put_varint(out, at == std::string_view::npos ? 0 : at + 1);
  if (at == std::string_view::npos) {
    put_string(out, excerpt);
  } else {
    put_varint(out, excerpt.size());
  }
}

void put_rest(std::string& out, const Post& post, std::string_view text) {
  std::string rest;
  put_excerpt(rest, post.excerpt, text);
  put_string(rest, post.title_source);
  for (const Section& section : post.sections) {
    put_varint(rest, section.code.size());
    std::uint32_t last = 0;
    for (const TextRange& range : section.code) {
      put_varint(rest, range.begin - last);
      put_varint(rest, range.end - range.begin);
      last = range.end;
    }
  }
  put_varint(out, rest.size());
  put_string(out, lz4_compress_block(rest));
}

void read_strings(ByteReader& in, std::vector<std::string_view>& strings) {
  strings.resize(in.count());
  for (auto& text : strings) text = in.string();
}

bool read_media(ByteReader& in, MediaView& media) {
  const auto kind = in.bytes(1);
  if (kind.empty() || static_cast<unsigned char>(kind[0]) > kMaxMediaKind) return false;
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
  section.text_end = in.varint32();  // a length for now; the caller adds them up
  section.checkpoints = in.string();
  section.media_begin = static_cast<std::uint32_t>(media.size());
  for (std::uint32_t i = in.count(5); i > 0; --i) {
    if (!read_media(in, media.emplace_back())) return false;
  }
  section.media_end = static_cast<std::uint32_t>(media.size());
  return in.ok() && section.level <= 6;
}

bool read_sections(ByteReader& in, PostView& view) {
  view.media.clear();
  view.sections.resize(in.count(5));
  std::uint64_t offset = 0;
  for (SectionView& section : view.sections) {
    if (!read_section(in, section, view.media)) return false;
    section.text_begin = static_cast<std::uint32_t>(offset);
    offset += section.text_end;
    if (offset > kMaxTextBytes) return false;
    section.text_end = static_cast<std::uint32_t>(offset);
  }
  view.text_size = static_cast<std::uint32_t>(offset);
  return in.ok();
}

Section copy_section(const PostView& view, const SectionView& from, std::string_view text) {
  Section section;
  section.level = from.level;
  if (from.has_anchor) section.anchor = std::string(from.anchor);
  section.heading = from.heading;
  section.text = text.substr(from.text_begin, from.text_end - from.text_begin);
  for (std::uint32_t i = from.media_begin; i < from.media_end; ++i) {
    const MediaView& media = view.media[i];
    section.media.push_back({media.kind, std::string(media.provider), std::string(media.url),
                             std::string(media.title), std::string(media.time)});
  }
  return section;
}

bool read_excerpt(ByteReader& in, std::string_view text, std::string& excerpt) {
  const std::uint64_t place = in.varint();
  if (place == 0) {
    excerpt = in.string();
    return in.ok();
  }
  const std::uint64_t size = in.varint();
  if (!in.ok() || place - 1 > text.size() || size > text.size() - (place - 1)) return false;
  excerpt = text.substr(place - 1, size);
  return true;
}

bool read_section_rest(ByteReader& in, Section& section) {
  std::uint64_t last = 0;
  for (std::uint32_t i = in.count(2); i > 0; --i) {
    const std::uint64_t begin = last + in.varint32();
    const std::uint64_t end = begin + in.varint32();
    if (end > section.text.size()) return false;
    section.code.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    last = end;
  }
  return in.ok();
}

bool read_rest(const PostView& view, std::string_view text, Post& post) {
  std::string rest(view.rest_size, '\0');
  if (!lz4_decompress_block(view.compressed_rest, rest.size(), rest.size(), rest.data()))
    return false;
  ByteReader in(rest);
  if (!read_excerpt(in, text, post.excerpt)) return false;
  post.title_source = in.string();
  return std::all_of(post.sections.begin(), post.sections.end(),
                     [&](Section& section) { return read_section_rest(in, section); });
}

}  // namespace

Section summary_section(std::string_view summary) {
  Section section;
  section.text = summary;
  return section;
}

std::string encode_post(const Post& post, std::span<const Checkpoints> checkpoints) {
  std::string out;
  std::string text;
  for (const TextField& field : kPostTexts) put_string(out, post.*field.post);
  put_varint(out, zigzag(post.timestamp));
  put_varint(out, post.authors.size());
  for (const Author& author : post.authors) {
    put_string(out, author.name);
    put_string(out, author.url);
  }
  for (const FieldSpec& field : kFields) {
    if (field.is_label) put_strings(out, post.labels[field.field]);
  }
  const bool has_summary = !post.summary.empty();
  put_varint(out, post.sections.size() + (has_summary ? 1 : 0));
  const auto put = [&](std::size_t i, const Section& section) {
    put_section(out, section, i < checkpoints.size() ? checkpoints[i] : Checkpoints{});
    text += section.text;
  };
  for (std::size_t i = 0; i < post.sections.size(); ++i) put(i, post.sections[i]);
  if (has_summary) put(post.sections.size(), summary_section(post.summary));
  for (std::size_t at = 0; at < text.size(); at += kTextBlockBytes) {
    put_string(out, lz4_compress_block(std::string_view(text).substr(at, kTextBlockBytes)));
  }
  put_rest(out, post, text);
  return out;
}

Result<void> decode_post(std::string_view record, PostView& view) {
  ByteReader in(record);
  for (const TextField& field : kPostTexts) view.*field.view = in.string();
  view.timestamp = unzigzag(in.varint());
  view.authors.resize(in.count(2));
  for (auto& [name, url] : view.authors) {
    name = in.string();
    url = in.string();
  }
  for (const FieldSpec& field : kFields) {
    if (field.is_label) read_strings(in, view.labels[field.field]);
  }
  if (!read_sections(in, view)) return post_record_damaged();
  view.compressed_blocks.clear();
  for (std::uint32_t at = 0; at < view.text_size && in.ok(); at += kTextBlockBytes) {
    const std::string_view block = view.compressed_blocks.emplace_back(in.string());
    if (!is_plausible(std::min(kTextBlockBytes, view.text_size - at), block))
      return post_record_damaged();
  }
  view.rest_size = in.varint32();
  view.compressed_rest = in.string();
  const bool is_whole = in.ok() && in.at_end();
  if (!is_whole || !is_plausible(view.rest_size, view.compressed_rest))
    return post_record_damaged();
  return {};
}

TextPlace place_before(const SectionView& section, std::uint32_t token) {
  ByteReader in(section.checkpoints);
  TextPlace place;
  std::uint64_t offset = 0;
  while (place.token + kCheckpointTokens <= token && !in.at_end()) {
    offset += in.varint();
    if (!in.ok() || offset > section.text_end - section.text_begin) break;
    place = {place.token + kCheckpointTokens, static_cast<std::uint32_t>(offset)};
  }
  return place;
}

Result<Post> decode_whole_post(std::string_view record) {
  PostView view;
  if (auto ok = decode_post(record, view); !ok) return fail(std::move(ok.error()));
  TextReader reader;
  reader.open(view);
  auto text = reader.read(0, view.text_size);
  if (!text) return fail(std::move(text.error()));
  Post post;
  for (const TextField& field : kPostTexts) post.*field.post = view.*field.view;
  post.timestamp = view.timestamp;
  for (const auto& [name, url] : view.authors) {
    post.authors.push_back({std::string(name), std::string(url)});
  }
  for (const FieldSpec& field : kFields) {
    if (!field.is_label) continue;
    const auto& labels = view.labels[field.field];
    post.labels[field.field].assign(labels.begin(), labels.end());
  }
  for (std::size_t i = 0; i < view.sections.size(); ++i) {
    Section section = copy_section(view, view.sections[i], *text);
    if (is_summary(view.sections[i], i)) {
      post.summary = std::move(section.text);
    } else {
      post.sections.push_back(std::move(section));
    }
  }
  if (!read_rest(view, *text, post)) return post_record_damaged();
  return post;
}

}  // namespace mobysearch
