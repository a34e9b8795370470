// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/embeds.h"

#include "common/text/ascii.h"
#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/links.h"

namespace mobysearch {
namespace {

/// Elements of scripts that show a picture until it is clicked, and what comes before an id to make
/// an embedded player's address.
struct LightPlayer {
  std::string_view element, player;
};
constexpr LightPlayer kLightPlayers[] = {
    {"lite-youtube", "https://www.youtube.com/embed/"},
    {"lite-vimeo", "https://player.vimeo.com/video/"},
};

std::string first_of(const Attributes& attributes, std::string_view names) {
  for (const std::string_view name : split_words(names)) {
    const std::string value(trim(decode_entities(attributes.get(name))));
    if (!value.empty()) return value;
  }
  return {};
}

std::string address_of(std::string_view name, const Attributes& attributes) {
  for (const LightPlayer& light : kLightPlayers) {
    if (name != light.element) continue;
    const std::string id = first_of(attributes, "videoid");
    const std::string parameters = first_of(attributes, "params");
    return id.empty() ? id : std::string(light.player) + id + "?" + parameters;
  }
  return name == "object" ? first_of(attributes, "data src") : shown_source(attributes);
}

}  // namespace

std::string shown_source(const Attributes& attributes) {
  return first_of(attributes, "data-src data-lazy-src data-original src");
}

std::optional<Media> embedded_media(std::string_view name, const Attributes& attributes,
                                    std::string_view page) {
  constexpr std::string_view kNames =
      "iframe object embed video audio source lite-youtube lite-vimeo";
  if (!in_word_list(name, kNames)) return std::nullopt;
  const std::string url = clean_link(address_of(name, attributes), page);
  if (url.empty()) return std::nullopt;
  auto media = classify_media(url);
  const bool is_video = name == "video";
  if (is_video || name == "audio") {
    if (!media) media = Media{MediaKind::kVideo, std::string(kOwnSite), url, {}, {}};
    media->kind = is_video ? MediaKind::kVideo : MediaKind::kAudio;
  }
  if (media) media->title = first_of(attributes, "title videotitle playlabel aria-label");
  return media;
}

bool has_fallback_content(std::string_view name) {
  return in_word_list(name, "iframe video audio lite-youtube lite-vimeo");
}

}  // namespace mobysearch
