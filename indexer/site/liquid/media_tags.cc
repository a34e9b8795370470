// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/media_tags.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"

namespace mobysearch {
namespace {

struct MediaTag {
  std::string_view names;
  std::string_view before, after;  ///< the address's parts around an id
  bool is_script = false;
};
constexpr MediaTag kMediaTags[] = {
    {"youtube youtube_embed youtube_player", "https://www.youtube.com/embed/", ""},
    {"vimeo vimeo_embed", "https://player.vimeo.com/video/", ""},
    {"slideshare", "https://www.slideshare.net/slideshow/embed_code/", ""},
    {"speakerdeck", "https://speakerdeck.com/player/", ""},
    {"gist", "https://gist.github.com/", ".js", true},
    {"asciinema asciicast", "https://asciinema.org/a/", ".js", true},
    {"video audio", "", ""},
};

/// The first word, without its quotes.
std::string_view first_word(std::string_view argument) {
  const std::string_view word = argument.substr(0, argument.find_first_of(" \t\n"));
  return trim(trim(word, "\"'"), "/");
}

bool is_id(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '/';
  });
}

/// `https://youtu.be/ID?t=5` is no player's address: what shows the video in a page is.
std::string player_address(std::string_view link) {
  const std::size_t id = link.find("youtu.be/");
  const std::size_t watch = link.find("watch?v=");
  if (id == link.npos && watch == link.npos) return std::string(link);
  std::string_view rest = id == link.npos ? link.substr(watch + 8) : link.substr(id + 9);
  std::string address = "https://www.youtube.com/embed/";
  address += rest.substr(0, rest.find_first_of("?&"));
  const std::size_t behind = rest.find_first_of("?&");
  if (behind != rest.npos) address.append("?").append(rest.substr(behind + 1));
  return address;
}

std::string element(const MediaTag& tag, std::string_view name, const std::string& address) {
  const std::string source = " src=\"" + escape_html(address) + "\"></";
  if (tag.is_script) return "<script" + source + "script>";
  const std::string kind(tag.before.empty() ? name : "iframe");
  return "<" + kind + source + kind + ">";
}

}  // namespace

std::string media_tag_html(std::string_view name, std::string_view argument) {
  const auto* const tag = std::ranges::find_if(
      kMediaTags, [name](const MediaTag& each) { return in_word_list(name, each.names); });
  if (tag == std::end(kMediaTags)) return {};
  const std::string_view word = first_word(trim(argument));
  if (word.find("://") != word.npos) return element(*tag, name, player_address(word));
  if (tag->before.empty()) {  // a file on the site
    const std::string_view file = trim(argument.substr(0, argument.find_first_of(" \t\n")), "\"'");
    return file.empty() ? std::string() : element(*tag, name, std::string(file));
  }
  if (!is_id(word)) return {};
  return element(*tag, name, std::string(tag->before).append(word).append(tag->after));
}

std::string with_values(std::string_view argument, const LiquidScope& scope) {
  std::string text;
  for (const std::string_view word : split_words(argument)) {
    const std::string_view owner = word.substr(0, word.find_first_of(".["));
    const bool has_members = owner.size() < word.size() && in_word_list(owner, "page site include");
    const bool is_variable = has_members || scope.variables.contains(owner);
    if (!text.empty()) text += ' ';
    text += is_variable ? liquid_operand(word, scope).text() : std::string(word);
  }
  return text;
}

}  // namespace mobysearch
