// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/links.h"

#include <algorithm>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/link.h"
#include "common/text/unicode.h"
#include "common/text/url.h"
#include "indexer/markdown/players.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxLink = 4096;

/// `mailto:` and the like, before anything that only a path has.
bool has_scheme(std::string_view link) {
  const std::size_t end = link.find_first_of(":/?#");
  return end != std::string_view::npos && link[end] == ':';
}

/// `path`, absolute, without its "." and "..".
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(end);
    const bool dots = part == "/." || part == "/..";
    if (part == "/.." && !parts.empty()) parts.pop_back();
    if (!dots) parts.push_back(part);
    if (dots && path.empty()) parts.push_back("/");
  }
  std::string result;
  for (const std::string_view part : parts) result += part;
  return result;
}

std::string resolved(std::string_view link, std::string_view page) {
  if (link[0] == '?') return std::string(page).append(link);
  const std::size_t end = std::min(link.find_first_of("?#"), link.size());
  const std::string directory(page.substr(0, page.rfind('/') + 1));
  return without_dots(directory + std::string(link.substr(0, end))).append(link.substr(end));
}

std::string without_odd_characters(std::string link) {
  std::erase_if(link, [](char c) {
    return std::string_view("\n\t\"<>\\`").find(c) != std::string_view::npos;
  });
  replace_all(link, " ", "%20");
  return link;
}

/// The host is without www. and the m. that sites have for phones.
LinkParts split_media_link(std::string_view url) {
  LinkParts parts = split_link(url);
  std::string_view host = without_www(parts.host);
  if (host.starts_with("m.")) host.remove_prefix(2);
  parts.host = std::string(host);
  return parts;
}

std::string extension_of(std::string_view path) {
  const auto dot = path.find_last_of("./");
  return dot == path.npos || path[dot] == '/' ? "" : ascii_lower(path.substr(dot + 1));
}

struct MediaRule {
  std::string_view host;
  MediaKind kind;
  std::string_view provider;  ///< "": the host, or the site itself
  std::string_view path;      ///< what it begins with; more than "/", unless this is ""
  std::string_view files;     ///< extensions; "": any
  std::size_t parts = 0;      ///< that the path has at least: one is a user, unless a number
};
constexpr MediaRule kMediaRules[] = {
    {"youtu.be", MediaKind::kVideo, "youtube", "/", ""},
    {"vimeo.com", MediaKind::kVideo, "vimeo", "/", "", 2},
    {".asciinema.org", MediaKind::kVideo, "asciinema", "/", "", 2},
    {".twitch.tv", MediaKind::kVideo, "twitch", "/", ""},
    {".peertube.tv", MediaKind::kVideo, "peertube", "/", ""},
    {".dailymotion.com", MediaKind::kVideo, "dailymotion", "/", "", 2},
    {"dai.ly", MediaKind::kVideo, "dailymotion", "/", ""},
    {".bilibili.com", MediaKind::kVideo, "bilibili", "/video/", ""},
    {".wistia.com", MediaKind::kVideo, "wistia", "/", ""},
    {".wistia.net", MediaKind::kVideo, "wistia", "/embed/", ""},
    {".media.ccc.de", MediaKind::kVideo, "media", "/", ""},
    {".loom.com", MediaKind::kVideo, "loom", "/", "", 2},
    {".slideshare.net", MediaKind::kSlides, "slideshare", "/", "", 2},
    {".speakerdeck.com", MediaKind::kSlides, "speakerdeck", "/", "", 2},
    {".slides.com", MediaKind::kSlides, "slides", "/", "", 2},
    {"drive.google.com", MediaKind::kDocument, "google", "/", ""},
    {"docs.google.com", MediaKind::kSlides, "google", "/presentation/", ""},
    {"docs.google.com", MediaKind::kDocument, "google", "", ""},
    {".github.com", MediaKind::kSlides, "github", "/", "pdf"},
    {".github.com", MediaKind::kDocument, "github", "/", "md markdown rst txt adoc"},
    {".github.com", MediaKind::kCode, "github", "/", ""},
    {".gitlab.com", MediaKind::kCode, "gitlab", "/", ""},
    {".bitbucket.org", MediaKind::kCode, "bitbucket", "/", ""},
    {".codeberg.org", MediaKind::kCode, "codeberg", "/", ""},
    {".codepen.io", MediaKind::kCode, "codepen", "/", "", 2},
    {".hackmd.io", MediaKind::kDocument, "hackmd", "/", ""},
    {"forums.", MediaKind::kDocument, "", "/", ""},
    {"forum.", MediaKind::kDocument, "", "/", ""},
    {"discuss.", MediaKind::kDocument, "", "/", ""},
    {".groups.google.com", MediaKind::kDocument, "", "/", ""},
    {".soundcloud.com", MediaKind::kAudio, "soundcloud", "/", "", 2},
    {"", MediaKind::kVideo, "", "", "mp4 webm ogv mov m4v"},
    {"", MediaKind::kSlides, "", "", "pdf ppt pptx key odp"},
    {"", MediaKind::kAudio, "", "", "mp3 ogg oga m4a wav flac opus"},
    {"", MediaKind::kDocument, "", "", "doc docx odt rtf xls xlsx ods epub"},
    {"", MediaKind::kImage, "", "", "png jpg jpeg gif svg webp avif"},
};

bool fits(const LinkParts& parts, std::string_view extension, const MediaRule& rule) {
  const bool path_fits =
      rule.path.empty() || (parts.path.size() > 1 && parts.path.starts_with(rule.path));
  const std::string_view page = trim(parts.path, "/");
  const auto slashes = static_cast<std::size_t>(std::ranges::count(page, '/'));
  if (slashes + 1 < rule.parts && !all_digits(page)) return false;
  const bool file_fits = rule.files.empty() || in_word_list(extension, rule.files);
  return path_fits && file_fits && host_fits(parts.host, rule.host);
}

struct ShareRule {
  std::string_view host;
  std::string_view paths;  ///< what they begin with
};
constexpr ShareRule kShareRules[] = {
    {".twitter.com", "/share /intent/ /home"},
    {".x.com", "/share /intent/"},
    {".facebook.com", "/sharer /share /dialog/"},
    {".linkedin.com", "/shareArticle /sharing/"},
    {".reddit.com", "/submit"},
    {".news.ycombinator.com", "/submitlink"},
    {".plus.google.com", "/share"},
    {".pinterest.com", "/pin/create"},
    {".tumblr.com", "/share /widgets/share"},
    {".getpocket.com", "/save"},
    {".t.me", "/share"},
    {".api.whatsapp.com", "/send"},
    {".telegram.me", "/share"},
    {".bsky.app", "/intent/"},
    {".threads.net", "/intent/"},
    {".mastodonshare.com", "/"},
    {".xing.com", "/spi/shares"},
};

bool is_plain_id(std::string_view id) {
  const auto is_plain = [](char c) { return is_ascii_letter(c) || is_digit(c); };
  return !id.empty() && std::ranges::all_of(id, is_plain);
}

Media make(MediaKind kind, std::string_view provider, std::string url) {
  return {kind, std::string(provider), std::move(url), {}, {}};
}

}  // namespace

std::string clean_link(std::string_view link, std::string_view page) {
  link = trim(link);
  if (link.empty() || link[0] == '#') return {};
  std::string result(clip_utf8(link, kMaxLink));
  if (link.starts_with("//")) {
    result.insert(0, "https:");
  } else if (!is_web_url(ascii_lower(link.substr(0, 8))) && link[0] != '/') {
    if (has_scheme(link) || !page.starts_with('/')) return {};
    result = resolved(result, page);
  }
  result = without_odd_characters(clean_utf8(result));
  const std::size_t slashes = std::min(result.find_first_not_of('/'), result.size());
  if (slashes > 1) result.erase(0, slashes - 1);  // a path, not another host
  return result;
}

bool is_share_link(std::string_view url) {
  if (url.starts_with("mailto:")) return url.find("subject=") != std::string_view::npos;
  const LinkParts parts = split_media_link(url);
  const auto is_begin = [&](std::string_view path) { return parts.path.starts_with(path); };
  return std::ranges::any_of(kShareRules, [&](const ShareRule& rule) {
    return host_fits(parts.host, rule.host) &&
           std::ranges::any_of(split_words(rule.paths), is_begin);
  });
}

std::optional<Media> classify_media(std::string_view url) {
  const LinkParts parts = split_media_link(url);
  if (auto media = classify_player(url, parts)) return media;
  const std::string extension = extension_of(parts.path);
  for (const MediaRule& rule : kMediaRules) {
    if (!fits(parts, extension, rule)) continue;
    const std::string_view host = parts.host.empty() ? kOwnSite : std::string_view(parts.host);
    return make(rule.kind, rule.provider.empty() ? host : rule.provider, std::string(url));
  }
  return std::nullopt;
}

std::optional<Media> classify_script(std::string_view url, std::string_view data_id) {
  const LinkParts parts = split_media_link(url);
  if (parts.host == "speakerdeck.com" && is_plain_id(data_id)) {
    return make(MediaKind::kSlides, "speakerdeck",
                "https://speakerdeck.com/player/" + std::string(data_id));
  }
  const bool known = parts.host == "asciinema.org" || parts.host == "gist.github.com";
  if (!known || !parts.path.ends_with(".js")) return std::nullopt;
  return classify_media("https://" + parts.host +
                        std::string(parts.path.substr(0, parts.path.size() - 3)));
}

bool is_time_label(std::string_view text) {
  std::size_t digits = 0;
  std::size_t colons = 0;
  for (const char c : text) {
    if (c == ':' && digits > 0) {
      ++colons;
      digits = 0;
    } else if (is_digit(c) && ++digits <= 3) {
      continue;
    } else if (c != ':') {
      return false;
    }
  }
  return (colons == 1 || colons == 2) && digits == 2;
}

}  // namespace mobysearch
