// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/autolinks.h"

#include <algorithm>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

/// What an address begins with at the start of `text`, or "".
std::string_view beginning(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://", "www."}) {
    if (ascii_lower(text.substr(0, scheme.size())) == scheme) return scheme;
  }
  return {};
}

/// How many bytes of an entity such as `&amp;` end `url`.
std::size_t entity_length(std::string_view url) {
  const std::size_t begin = url.rfind('&');
  if (!url.ends_with(';') || begin == url.npos || begin + 2 >= url.size()) return 0;
  const std::string_view name = url.substr(begin + 1, url.size() - begin - 2);
  return std::ranges::all_of(name, is_ascii_letter) ? url.size() - begin : 0;
}

/// The signs that end a sentence, or a bracket round the address, are no part of it.
std::string_view without_end_signs(std::string_view url) {
  auto open = std::ranges::count(url, '(');
  auto closed = std::ranges::count(url, ')');
  while (!url.empty()) {
    const char last = url.back();
    const std::size_t entity = entity_length(url);
    const bool is_sign = std::string_view("?!.,:*_~'\"").find(last) != std::string_view::npos;
    if (!is_sign && entity == 0 && !(last == ')' && closed > open)) break;
    if (last == ')') --closed;
    url.remove_suffix(std::max<std::size_t>(entity, 1));
  }
  return url;
}

}  // namespace

Autolink find_autolink(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = ascii_lower(text[at]);
    if (c != 'h' && c != 'w') continue;
    if (at > 0 && (is_ascii_letter(text[at - 1]) || is_digit(text[at - 1]))) continue;
    const std::string_view start = beginning(text.substr(at));
    if (start.empty()) continue;
    const std::size_t end = std::min(text.find_first_of(" \t\n<", at), text.size());
    const std::string_view url = without_end_signs(text.substr(at, end - at));
    if (url.size() <= start.size()) continue;
    const char next = url[start.size()];
    if (static_cast<unsigned char>(next) < 0x80 && !is_ascii_letter(next) && !is_digit(next))
      continue;
    const bool is_bare = start == "www.";
    return {at, at + url.size(), (is_bare ? "http://" : "") + std::string(url)};
  }
  return {text.size(), text.size(), {}};
}

}  // namespace mobysearch
