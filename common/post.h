// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"

namespace mobysearch {

/// What a section embeds or links to, by what a reader calls it.
enum class MediaKind : std::uint8_t { kVideo, kSlides, kCode, kDocument, kImage, kAudio };

/// In JSON, in has: and in facets.
inline constexpr std::array<std::string_view, 6> kMediaKindNames = {"video",    "slides", "code",
                                                                    "document", "image",  "audio"};
constexpr std::string_view to_string(MediaKind kind) {
  return kMediaKindNames.at(static_cast<std::size_t>(kind));
}
constexpr std::optional<MediaKind> media_kind_from_string(std::string_view name) {
  for (std::size_t i = 0; i < kMediaKindNames.size(); ++i) {
    if (kMediaKindNames[i] == name) return static_cast<MediaKind>(i);
  }
  return std::nullopt;
}

/// The provider of what lies on the site itself.
inline constexpr std::string_view kOwnSite = "site";

/// Whether people know a provider by its name. Nobody does the site itself by ours, nor a host: for
/// the words of "users.rust-lang.org" they do not look for links.
constexpr bool is_called_by_name(std::string_view provider) {
  return provider != kOwnSite && provider.find('.') == provider.npos;
}

/// One embedded or linked thing. `provider` is a lower-case name ("youtube", "slideshare",
/// "github", …), the link's host, or kOwnSite. `url` is where a reader opens it (a watch page, not
/// an embed URL): absolute http(s), or a path on the site. `title` is the text to find it by.
/// `time` is the label of a moment in a video ("16:27") when the link opens it there, else empty.
struct Media {
  MediaKind kind = MediaKind::kDocument;
  std::string provider;
  std::string url;
  std::string title;
  std::string time;
  bool operator==(const Media&) const = default;
};

/// Half-open byte range of a section's text.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const TextRange&) const = default;
};

/// What stands under one heading, up to the next heading of any level. The part before the first
/// heading is a section of level 0 with neither heading nor anchor.
struct Section {
  int level = 0;                      ///< 1–6, or 0 for the part before the first heading
  std::optional<std::string> anchor;  ///< the id that the published page has there, if it has one
  std::string heading;                ///< plain text
  std::string text;                   ///< plain text; blocks are separated by '\n', else blanks
  std::vector<TextRange> code;        ///< the parts of `text` that are code, ascending, disjoint
  std::vector<Media> media;           ///< in document order
  std::vector<std::string> links;     ///< every other link target, absolute or site path
  bool operator==(const Section&) const = default;
};

struct Author {
  std::string name;
  std::string url;  ///< may be empty
  bool operator==(const Author&) const = default;
};

/// A Markdown file as it will be published. All strings are valid UTF-8 without control characters
/// (C0 but '\n' in texts, C1, bidi overrides).
struct Post {
  std::string path;          ///< below the site's source; the post's identity
  std::string url;           ///< percent-encoded path on the site, without baseurl
  std::string title;         ///< as readers see it: character references decoded
  std::string title_source;  ///< as its author wrote it, where that differs; else empty
  std::string date;          ///< ISO 8601 with offset, in the site's zone; empty for undated pages
  std::int64_t timestamp = 0;  ///< the same instant, seconds since 1970
  std::vector<Author> authors;
  FieldValues labels;   ///< tags, categories: of the fields that are labels
  std::string lang;     ///< lower-case BCP 47 primary tag or full tag, e.g. "en", "zh-cn"
  std::string excerpt;  ///< plain text
  std::string
      summary;  ///< plain text: what the front matter says of the post, and `sections` don't
  std::vector<Section> sections;  ///< at least one when there is a summary
  bool operator==(const Post&) const = default;
};

}  // namespace mobysearch
