// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/authors.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "common/text/url.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxAuthors = 100;
constexpr std::size_t kMaxNameBytes = 200;
constexpr std::size_t kMaxUrlBytes = 4096;

/// Empty for a link that must not be followed; cut at the first character that no URL holds.
std::string safe_url(std::string_view url) {
  if (!is_followable(url)) return {};
  const std::string clean = clean_utf8(url.substr(0, kMaxUrlBytes));
  return clean.substr(0, clean.find_first_of(" \"<>\n\t"));
}

std::string twitter_url(const Value& map) {
  std::string handle = map.text_of("twitter");
  if (handle.starts_with('@')) handle.erase(0, 1);
  const bool is_url = handle.empty() || handle.find('/') != std::string::npos;
  return is_url ? handle : "https://twitter.com/" + handle;
}

std::string github_url(const Value& map) {
  const std::string name = map.text_of("github");
  return name.empty() ? name : "https://github.com/" + name;
}

void add_author(std::vector<Author>& authors, Author author) {
  author.name = std::string(clip_utf8(clean_utf8(author.name), kMaxNameBytes));
  author.url = safe_url(author.url);
  if (author.name.empty() || authors.size() >= kMaxAuthors) return;
  const bool is_known = std::any_of(authors.begin(), authors.end(),
                                    [&](const Author& other) { return other.name == author.name; });
  if (!is_known) authors.push_back(std::move(author));
}

/// "Ada and Grace", "Ada, Grace & Alan"; but "Ada Quay, Jr." is one name.
std::vector<std::string> split_names(const std::string& text) {
  constexpr std::string_view kSuffixes = "Jr. Jr Sr. Inc. Inc Ph.D. PhD MD";
  std::string with_commas = text;
  for (std::string_view separator : {" and ", " & ", "; "}) {
    replace_all(with_commas, separator, ", ");
  }
  std::vector<std::string> names;
  for (std::string_view part : split(with_commas, ',')) {
    const std::string_view name = trim(part);
    if (in_word_list(name, kSuffixes)) return {text};
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

void add_authors(std::vector<Author>& authors, const Value& value,
                 const AuthorDirectory& directory) {
  const auto add_name = [&](const std::string& name) {
    const auto found = directory.find(name);
    add_author(authors, found != directory.end() ? found->second : Author{name, {}});
  };
  if (value.is_map()) {
    add_author(authors, author_from(value, {}));
  } else if (value.is_list()) {
    for (const Value& item : value.list) {
      if (!item.is_list()) add_authors(authors, item, directory);
    }
  } else if (value.is_scalar() && directory.contains(value.text)) {
    add_name(value.text);
  } else if (value.is_scalar()) {
    for (const std::string& name : split_names(value.text)) add_name(name);
  }
}

}  // namespace

std::vector<Author> authors_of(const Value& values, const AuthorDirectory& directory) {
  std::vector<Author> authors;
  for (const char* key : {"author", "authors"}) {
    add_authors(authors, values.get(key), directory);
  }
  for (const char* key :
       {"author-url", "author_url", "author_uri", "author_link", "author_website"}) {
    const bool needs_url = !authors.empty() && authors.front().url.empty();
    if (needs_url) authors.front().url = safe_url(values.text_of(key));
  }
  return authors;
}

Author author_from(const Value& map, const std::string& fallback_name) {
  Author author;
  for (const char* key : {"name", "display_name", "full_name", "title", "nick"}) {
    if (author.name.empty()) author.name = map.text_of(key);
  }
  if (author.name.empty() && !map.text_of("first_name").empty()) {
    author.name = map.text_of("first_name") + " " + map.text_of("last_name");
  }
  if (author.name.empty()) author.name = fallback_name;
  for (const char* key : {"url", "uri", "website", "web", "homepage", "link", "site"}) {
    if (author.url.empty()) author.url = safe_url(map.text_of(key));
  }
  if (author.url.empty()) author.url = twitter_url(map);
  if (author.url.empty()) author.url = github_url(map);
  return author;
}

}  // namespace mobysearch
