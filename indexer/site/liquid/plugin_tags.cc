// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/plugin_tags.h"

#include <algorithm>
#include <iterator>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"

namespace mobysearch {
namespace {

struct Player {
  std::string_view provider;
  std::string_view address;  ///< up to the video's id
};
constexpr Player kPlayers[] = {
    {"youtube", "https://www.youtube.com/embed/"},
    {"vimeo", "https://player.vimeo.com/video/"},
    {"google-drive", "https://drive.google.com/file/d/"},
    {"bilibili", "https://player.bilibili.com/player.html?bvid="},
    {"twitch", "https://player.twitch.tv/?video="},
};

/// The player of a provider that stands in `text`, such as an include's path or a tag's name.
const Player* player_in(std::string_view text) {
  const auto found = std::find_if(std::begin(kPlayers), std::end(kPlayers), [&](const Player& p) {
    return text.find(p.provider) != std::string_view::npos;
  });
  return found == std::end(kPlayers) ? nullptr : found;
}

std::string frame(const Player& player, std::string_view id, const std::string& title) {
  const bool is_address = id.find("://") != std::string_view::npos;
  return "<iframe src=\"" + (is_address ? std::string() : std::string(player.address)) +
         escape_html(id) + "\" title=\"" + escape_html(title) + "\"></iframe>";
}

/// The first of some parameters that is given.
std::string first_of(const Value& parameters, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names) {
    if (std::string text = parameters.text_of(name); !text.empty()) return text;
  }
  return {};
}

/// The parameters of an include that a reader may see: all but addresses, names for machines, and
/// switches.
std::string visible_texts(const Value& parameters) {
  constexpr std::string_view kInvisible =
      "align autoplay class color file height href icon id image image_path img lang link loop "
      "path "
      "poster provider ratio source src style type types uri url width";
  std::string text;
  for (const auto& [name, value] : parameters.map) {
    const bool is_sentence = value.text.find(' ') != std::string::npos;
    const bool is_address = !is_sentence && value.text.find('/') != std::string::npos;
    const bool is_invisible = !is_sentence && in_word_list(name, kInvisible);
    if (!value.is_string() || is_address || is_invisible) continue;
    text += (text.empty() ? "" : " ") + value.text;
  }
  return text;
}

/// `"Some words"` or a bare text, without `key:value` and `key=value` words.
std::string title_of(std::string_view argument) {
  const char quote = argument.empty() ? '\0' : argument[0];
  const auto close = quote == '"' || quote == '\'' ? argument.find(quote, 1) : argument.npos;
  if (close != argument.npos) return std::string(argument.substr(1, close - 1));
  for (std::string_view key : {"caption:", "caption=", "title:", "title=", "summary="}) {
    const auto at = argument.find(key);
    if (at == argument.npos || at + key.size() >= argument.size()) continue;
    const std::string_view value = argument.substr(at + key.size());
    if (value[0] == '"' || value[0] == '\'') return title_of(value);
  }
  std::string title;
  for (std::string_view word : split_words(argument)) {
    if (word.find_first_of(":=") != word.npos) continue;
    title += (title.empty() ? "" : " ") + std::string(word);
  }
  return title;
}

}  // namespace

std::string shown_by_include(std::string_view file, const Value& parameters) {
  const std::string name = ascii_lower(file.substr(file.rfind('/') + 1));
  const std::string title = first_of(parameters, {"title", "caption", "alt"});
  const bool is_video = name.find("video") != name.npos;
  const Player* player = player_in(name);
  if (player == nullptr && is_video) player = player_in(parameters.text_of("provider"));
  const std::string id = first_of(
      parameters, {"id", "video_id", "videoid", "videoId", "video-id", "youtube_id", "youtubeId",
                   "vimeo_id", "video", "code", "key", "url", "link", "src", "embed"});
  if (player != nullptr && !id.empty()) return frame(*player, id, title);
  const std::string source = first_of(parameters, {"src", "file", "path", "image_path", "url"});
  const bool is_audio = name.find("audio") != name.npos;
  if (!source.empty() && (is_video || is_audio)) {
    const std::string tag = is_video ? "video" : "audio";
    return "<" + tag + " src=\"" + escape_html(source) + "\" title=\"" + escape_html(title) +
           "\"></" + tag + ">";
  }
  const bool is_image = name.starts_with("figure") || name.starts_with("image");
  const std::string picture = is_image ? "<img src=\"" + escape_html(source) + "\" alt=\"" +
                                             escape_html(parameters.text_of("alt")) + "\"> "
                                       : std::string();
  return source.empty() ? visible_texts(parameters) : picture + visible_texts(parameters);
}

std::string shown_by_tag(std::string_view name, std::string_view argument) {
  constexpr std::string_view kTitled =
      "details summary spoiler collapse collapsible accordion figure codeblock admonition callout";
  if (!in_word_list(name, kTitled)) return {};
  return escape_html(title_of(argument)) + "\n\n";
}

bool is_code_block_tag(std::string_view name) {
  return in_word_list(name, "codeblock code pygments prism mermaid plantuml graphviz uml literal");
}

}  // namespace mobysearch
