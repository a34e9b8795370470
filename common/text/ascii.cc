// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/ascii.h"

#include <charconv>
#include <utility>

namespace mobysearch {

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

std::string_view trim_left(std::string_view text, std::string_view which) {
  text.remove_prefix(std::min(text.find_first_not_of(which), text.size()));
  return text;
}

std::string_view trim_right(std::string_view text, std::string_view which) {
  return text.substr(0, text.find_last_not_of(which) + 1);
}

std::string_view trim(std::string_view text, std::string_view which) {
  return trim_right(trim_left(text, which), which);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (text = trim_left(text); !text.empty(); text = trim_left(text)) {
    words.push_back(text.substr(0, text.find_first_of(kAsciiBlanks)));
    text.remove_prefix(words.back().size());
  }
  return words;
}

std::string_view take_until(std::string_view& rest, std::string_view end) {
  const auto at = rest.find(end);
  const std::string_view front = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + end.size());
  return front;
}

bool take_any(std::string_view& rest, std::string_view which) {
  if (rest.empty() || which.find(rest[0]) == std::string_view::npos) return false;
  rest.remove_prefix(1);
  return true;
}

std::string_view take_run(std::string_view& rest, std::string_view which) {
  const std::string_view all = rest;
  rest = trim_left(rest, which);
  return all.substr(0, all.size() - rest.size());
}

std::optional<int> take_number(std::string_view& rest, std::size_t least, std::size_t most) {
  const std::size_t size = std::min({rest.find_first_not_of(kAsciiDigits), rest.size(), most});
  if (size < least) return std::nullopt;
  int value = 0;
  std::from_chars(rest.data(), rest.data() + size, value);
  rest.remove_prefix(size);
  return value;
}

bool in_word_list(std::string_view word, std::string_view list) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  for (auto at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  auto at = text.find(what);
  if (at == std::string::npos) return;
  std::string out;
  std::size_t begin = 0;
  for (; at != std::string::npos; at = text.find(what, begin)) {
    out.append(text, begin, at - begin).append(by);
    begin = at + what.size();
  }
  text = std::move(out.append(text, begin));
}

}  // namespace mobysearch
