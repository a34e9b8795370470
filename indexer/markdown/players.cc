// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/players.h"

#include <string>
#include <utility>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

/// The value of a parameter, undecoded, or "".
std::string_view query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    std::string_view value = take_until(query, "&");
    if (value.starts_with("amp;")) value.remove_prefix(4);
    const std::string_view key = take_until(value, "=");
    if (key == name && !value.empty()) return value;
  }
  return {};
}

Media video(std::string_view provider, std::string url) {
  return {MediaKind::kVideo, std::string(provider), std::move(url), {}, {}};
}

/// The first part of a path behind `prefix`; "" when the path does not begin so.
std::string part_behind(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix)) return {};
  path.remove_prefix(prefix.size());
  return std::string(path.substr(0, path.find_first_of("/&")));
}

/// `list` is a playlist's name, or a user's all of whose videos are played.
std::optional<Media> youtube_list(std::string_view query) {
  const std::string list(query_value(query, "list"));
  if (list.empty()) return std::nullopt;
  if (query_value(query, "listType") == "user_uploads") {
    return video("youtube", "https://www.youtube.com/user/" + list);
  }
  return video("youtube", "https://www.youtube.com/playlist?list=" + list);
}

std::optional<Media> youtube_player(const std::string& id, std::string_view query) {
  if (id == "live_stream") {
    const std::string channel(query_value(query, "channel"));
    if (channel.empty()) return std::nullopt;
    return video("youtube", "https://www.youtube.com/channel/" + channel + "/live");
  }
  if (id.empty() || id == "videoseries" || id == "playlist") return youtube_list(query);
  std::string watch = "https://www.youtube.com/watch?v=" + id;
  auto start = query_value(query, "start");
  if (start.empty()) start = query_value(query, "t");
  if (!start.empty()) watch += "&t=" + std::string(start);
  return video("youtube", watch);
}

std::optional<Media> youtube(std::string_view url, const LinkParts& parts) {
  for (std::string_view prefix : {"/embed/", "/v/", "/e/", "/shorts/", "/live/"}) {
    if (!parts.path.starts_with(prefix)) continue;
    return youtube_player(part_behind(parts.path, prefix), parts.query);
  }
  if (parts.path == "/embed") return youtube_list(parts.query);
  const bool is_page = parts.path.starts_with("/watch") || parts.path.starts_with("/playlist");
  if (!is_page) return std::nullopt;
  return video("youtube", std::string(url));
}

/// An unlisted video opens only with its hash.
std::optional<Media> vimeo(std::string_view url, const LinkParts& parts) {
  std::string id = part_behind(parts.path, "/video/");
  if (id.empty()) id = query_value(parts.query, "clip_id");
  if (id.empty()) return std::nullopt;
  std::string page = "https://vimeo.com/" + id;
  if (const auto hash = query_value(parts.query, "h"); !hash.empty()) {
    (page += '/') += hash;
  }
  const std::size_t moment = url.find("#t=");
  if (moment != url.npos) page += url.substr(moment);
  return video("vimeo", page);
}

std::optional<Media> twitch(const LinkParts& parts) {
  if (parts.host == "clips.twitch.tv" && parts.path == "/embed") {
    const std::string clip(query_value(parts.query, "clip"));
    return clip.empty() ? std::nullopt
                        : std::optional(video("twitch", "https://clips.twitch.tv/" + clip));
  }
  if (parts.host != "player.twitch.tv") return std::nullopt;
  std::string_view id = query_value(parts.query, "video");
  if (id.starts_with('v')) id.remove_prefix(1);
  if (!id.empty()) return video("twitch", "https://www.twitch.tv/videos/" + std::string(id));
  const std::string channel(query_value(parts.query, "channel"));
  if (channel.empty()) return std::nullopt;
  return video("twitch", "https://www.twitch.tv/" + channel);
}

std::optional<Media> dailymotion(const LinkParts& parts) {
  std::string id = part_behind(parts.path, "/embed/video/");
  if (id.empty() && parts.path.starts_with("/player")) id = query_value(parts.query, "video");
  if (id.empty()) return std::nullopt;
  return video("dailymotion", "https://www.dailymotion.com/video/" + id);
}

std::optional<Media> bilibili(const LinkParts& parts) {
  const std::string name(query_value(parts.query, "bvid"));
  if (!name.empty()) return video("bilibili", "https://www.bilibili.com/video/" + name);
  const std::string number(query_value(parts.query, "aid"));
  if (number.empty()) return std::nullopt;
  return video("bilibili", "https://www.bilibili.com/video/av" + number);
}

}  // namespace

bool host_fits(std::string_view host, std::string_view pattern) {
  if (pattern.ends_with('.')) return host.starts_with(pattern);
  if (!pattern.starts_with('.')) return pattern.empty() || host == pattern;
  return host.ends_with(pattern) || host == pattern.substr(1);
}

std::optional<Media> classify_player(std::string_view url, const LinkParts& parts) {
  const auto at = [&parts](std::string_view pattern) { return host_fits(parts.host, pattern); };
  if (at(".youtube.com") || at(".youtube-nocookie.com")) return youtube(url, parts);
  if (at("player.vimeo.com") || parts.path == "/moogaloop.swf") return vimeo(url, parts);
  if (at(".twitch.tv")) return twitch(parts);
  if (at(".dailymotion.com")) return dailymotion(parts);
  if (at("player.bilibili.com")) return bilibili(parts);
  if (at(".loom.com")) {
    const std::string id = part_behind(parts.path, "/embed/");
    if (!id.empty()) return video("loom", "https://www.loom.com/share/" + id);
  }
  return std::nullopt;
}

bool is_unnamed_player(std::string_view url) {
  const LinkParts parts = split_link(url);
  const std::string_view host = without_www(parts.host);
  return (host == "slideshare.net" && parts.path.starts_with("/slideshow/embed_code/")) ||
         (host == "w.soundcloud.com" && parts.path.starts_with("/player"));
}

}  // namespace mobysearch
