// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/media_link.h"

#include <algorithm>

#include "common/text/link_parts.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

/// Sites have the same pages for phones.
std::string without_mobile(std::string_view host) {
  host = without_www(host);
  return std::string(host.substr(host.starts_with("m.") ? 2 : 0));
}

/// Its host without www. and m.
LinkParts split_media_link(std::string_view url) {
  LinkParts parts = split_link(url);
  parts.host = without_mobile(parts.host);
  return parts;
}

bool host_is(const std::string& host, std::string_view domain) {
  if (host == domain) return true;
  return host.size() > domain.size() && host[host.size() - domain.size() - 1] == '.' &&
         host.compare(host.size() - domain.size(), domain.size(), domain) == 0;
}

std::string_view query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    auto pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.substr(0, 4) == "amp;") pair.remove_prefix(4);
    if (pair.substr(0, name.size()) == name && pair.substr(name.size(), 1) == "=") {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
}

std::string extension_of(std::string_view path) {
  const auto dot = path.rfind('.');
  const auto slash = path.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  return fold_case(path.substr(dot + 1));
}

bool one_of(std::string_view word, std::string_view list) {
  return !word.empty() && list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

bool is_plain_id(std::string_view id) {
  return !id.empty() && id.find_first_not_of(
                            "0123456789abcdefghijklmnopqrstuvwxyz"
                            "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

Media make(MediaKind kind, std::string_view provider, std::string url) {
  return {kind, std::string(provider), std::move(url), {}, {}};
}

/// An embedded player's address becomes the page that shows the same video from the same second.
std::optional<Media> youtube(std::string_view url, const LinkParts& parts) {
  for (std::string_view prefix : {"/embed/", "/v/", "/shorts/", "/live/"}) {
    if (parts.path.substr(0, prefix.size()) != prefix) continue;
    const std::string id(
        parts.path.substr(prefix.size(), parts.path.find('/', prefix.size()) - prefix.size()));
    if (id == "videoseries") {
      const std::string list(query_value(parts.query, "list"));
      return make(MediaKind::kVideo, "youtube", "https://www.youtube.com/playlist?list=" + list);
    }
    std::string watch = "https://www.youtube.com/watch?v=" + id;
    auto start = query_value(parts.query, "start");
    if (start.empty()) start = query_value(parts.query, "t");
    if (!start.empty()) watch += "&t=" + std::string(start);
    return make(MediaKind::kVideo, "youtube", watch);
  }
  const bool video = parts.path.substr(0, 6) == "/watch" || parts.path.substr(0, 9) == "/playlist";
  if (video) return make(MediaKind::kVideo, "youtube", std::string(url));
  return std::nullopt;
}

std::optional<Media> by_host(std::string_view url, const LinkParts& parts) {
  const std::string& host = parts.host;
  const auto as = [&](MediaKind kind, std::string_view provider) {
    return make(kind, provider, std::string(url));
  };
  const bool has_path = parts.path.size() > 1;
  if (host == "youtu.be" && has_path) return as(MediaKind::kVideo, "youtube");
  if (host_is(host, "youtube.com") || host_is(host, "youtube-nocookie.com"))
    return youtube(url, parts);
  if (host == "player.vimeo.com" && parts.path.substr(0, 7) == "/video/") {
    return make(MediaKind::kVideo, "vimeo",
                "https://vimeo.com/" + std::string(parts.path.substr(7)));
  }
  if (host == "vimeo.com" && has_path) return as(MediaKind::kVideo, "vimeo");
  if (host_is(host, "asciinema.org") && has_path) return as(MediaKind::kVideo, "asciinema");
  for (std::string_view video :
       {"twitch.tv", "peertube.tv", "dailymotion.com", "wistia.com", "media.ccc.de", "loom.com"}) {
    if (host_is(host, video) && has_path) {
      return as(MediaKind::kVideo, video.substr(0, video.find('.')));
    }
  }
  if (host_is(host, "slideshare.net") && has_path) return as(MediaKind::kSlides, "slideshare");
  if (host_is(host, "speakerdeck.com") && has_path) return as(MediaKind::kSlides, "speakerdeck");
  if (host_is(host, "slides.com") && has_path) return as(MediaKind::kSlides, "slides");
  if (host == "drive.google.com" && has_path) return as(MediaKind::kDocument, "google");
  if (host == "docs.google.com") {
    const bool slides = parts.path.substr(0, 14) == "/presentation/";
    return as(slides ? MediaKind::kSlides : MediaKind::kDocument, "google");
  }
  const std::string extension = extension_of(parts.path);
  const bool notes = one_of(extension, " md markdown rst txt adoc pdf ");
  if (host_is(host, "github.com") && has_path) {
    return as(
        notes ? (extension == "pdf" ? MediaKind::kSlides : MediaKind::kDocument) : MediaKind::kCode,
        "github");
  }
  if (host_is(host, "gitlab.com") && has_path) return as(MediaKind::kCode, "gitlab");
  if (host_is(host, "bitbucket.org") && has_path) return as(MediaKind::kCode, "bitbucket");
  if (host_is(host, "codeberg.org") && has_path) return as(MediaKind::kCode, "codeberg");
  if (host_is(host, "codepen.io") && has_path) return as(MediaKind::kCode, "codepen");
  if (host_is(host, "hackmd.io") && has_path) return as(MediaKind::kDocument, "hackmd");
  if (host.rfind("forums.", 0) == 0 || host.rfind("forum.", 0) == 0 ||
      host.rfind("discuss.", 0) == 0 || host_is(host, "groups.google.com")) {
    if (has_path) return as(MediaKind::kDocument, host);
  }
  if (host_is(host, "soundcloud.com") && has_path) return as(MediaKind::kAudio, "soundcloud");
  return std::nullopt;
}

std::optional<Media> by_extension(std::string_view url, const LinkParts& parts) {
  const std::string extension = extension_of(parts.path);
  const std::string provider = parts.host.empty() ? "site" : parts.host;
  const auto as = [&](MediaKind kind) { return make(kind, provider, std::string(url)); };
  if (one_of(extension, " mp4 webm ogv mov m4v ")) return as(MediaKind::kVideo);
  if (one_of(extension, " pdf ppt pptx key odp ")) return as(MediaKind::kSlides);
  if (one_of(extension, " mp3 ogg oga m4a wav flac opus ")) return as(MediaKind::kAudio);
  if (one_of(extension, " doc docx odt rtf xls xlsx ods epub ")) return as(MediaKind::kDocument);
  if (one_of(extension, " png jpg jpeg gif svg webp avif ")) return as(MediaKind::kImage);
  return std::nullopt;
}

}  // namespace

bool is_share_link(std::string_view url) {
  const LinkParts parts = split_media_link(url);
  const auto at = [&](std::string_view host, std::initializer_list<std::string_view> paths) {
    return host_is(parts.host, host) &&
           std::any_of(paths.begin(), paths.end(), [&](std::string_view path) {
             return parts.path.substr(0, path.size()) == path;
           });
  };
  if (url.substr(0, 7) == "mailto:") return url.find("subject=") != std::string_view::npos;
  return at("twitter.com", {"/share", "/intent/", "/home"}) ||
         at("x.com", {"/share", "/intent/"}) ||
         at("facebook.com", {"/sharer", "/share", "/dialog/"}) ||
         at("linkedin.com", {"/shareArticle", "/sharing/"}) || at("reddit.com", {"/submit"}) ||
         at("news.ycombinator.com", {"/submitlink"}) || at("plus.google.com", {"/share"}) ||
         at("pinterest.com", {"/pin/create"}) || at("tumblr.com", {"/share", "/widgets/share"}) ||
         at("getpocket.com", {"/save"}) || at("t.me", {"/share"}) ||
         at("api.whatsapp.com", {"/send"}) || at("telegram.me", {"/share"}) ||
         at("bsky.app", {"/intent/"}) || at("threads.net", {"/intent/"}) ||
         at("mastodonshare.com", {"/"}) || at("xing.com", {"/spi/shares"});
}

std::optional<Media> classify_media(std::string_view url) {
  const LinkParts parts = split_media_link(url);
  if (auto media = by_host(url, parts)) return media;
  return by_extension(url, parts);
}

std::optional<Media> classify_script(std::string_view url, std::string_view data_id) {
  const LinkParts parts = split_media_link(url);
  constexpr std::string_view kSuffix = ".js";
  if (parts.host == "speakerdeck.com" && is_plain_id(data_id)) {
    return make(MediaKind::kSlides, "speakerdeck",
                "https://speakerdeck.com/player/" + std::string(data_id));
  }
  const bool known = parts.host == "asciinema.org" || parts.host == "gist.github.com";
  if (!known || !parts.path.ends_with(kSuffix)) return std::nullopt;
  const std::string_view page = parts.path.substr(0, parts.path.size() - kSuffix.size());
  return classify_media("https://" + parts.host + std::string(page));
}

bool is_time_label(std::string_view text) {
  std::size_t digits = 0;
  std::size_t colons = 0;
  for (const char c : text) {
    if (c == ':' && digits > 0) {
      ++colons;
      digits = 0;
    } else if (c >= '0' && c <= '9' && ++digits <= 3) {
      continue;
    } else if (c != ':') {
      return false;
    }
  }
  return (colons == 1 || colons == 2) && digits == 2;
}

}  // namespace mobysearch
