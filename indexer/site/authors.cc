// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/authors.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "common/text/url.h"
#include "indexer/site/front_matter.h"
#include "indexer/site/site_path.h"
#include "indexer/site/source_tree.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

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
  const bool is_known = std::ranges::find(authors, author.name, &Author::name) != authors.end();
  if (!is_known) authors.push_back(std::move(author));
}

/// "Ada and Grace", "Ada, Grace & Alan"; but "Ada Quay, Jr." is one name.
std::vector<std::string> split_names(const std::string& text) {
  constexpr std::string_view kSuffixes = "Jr. Jr Sr. Inc. Inc Ph.D. PhD MD";
  std::string with_commas = text;
  for (const char* between : {" and ", " & ", "; "}) replace_all(with_commas, between, ", ");
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

constexpr const char* kKeyNames[] = {"key",  "id",         "username", "handle",
                                     "slug", "short_name", "nick",     "author"};

/// Rows of comma- or tab-separated values; a quoted one may hold separators and line ends.
std::vector<std::vector<std::string>> read_rows(std::string_view text, char separator) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  const auto end_cell = [&] { rows.back().push_back(std::exchange(cell, {})); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && quoted && text.substr(i + 1, 1) == "\"") {
      cell += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      end_cell();
    } else if (c == '\n' && !quoted) {
      end_cell();
      rows.emplace_back();
    } else if (c != '\r') {
      cell += c;
    }
  }
  end_cell();
  return rows;
}

/// A list of maps, one for each row, with the first row's cells as keys.
Value read_author_table(std::string_view text, char separator) {
  const auto rows = read_rows(text, separator);
  Value table(Value::Kind::kList);
  for (std::size_t row = 1; row < rows.size(); ++row) {
    Value entry(Value::Kind::kMap);
    for (std::size_t i = 0; i < std::min(rows[row].size(), rows[0].size()); ++i) {
      entry.set(rows[0][i], Value(Value::Kind::kString, rows[row][i]));
    }
    table.list.push_back(std::move(entry));
  }
  return table;
}

void add(AuthorDirectory& authors, const std::string& key, const Value& value) {
  if (value.is_scalar()) authors[key] = {value.text, {}};
  if (!value.is_map()) return;
  const Author author = author_from(value, key);
  for (const char* name : kKeyNames) {
    if (const std::string other = value.text_of(name); !other.empty()) authors[other] = author;
  }
  if (!key.empty()) authors[key] = author;
}

void add_all(AuthorDirectory& authors, const Value& described) {
  for (const auto& [key, value] : described.map) add(authors, key, value);
  for (const Value& value : described.list) add(authors, {}, value);
}

void add_data_file(AuthorDirectory& authors, const SourceTree& source, const std::string& path,
                   std::vector<SkippedFile>& skipped) {
  auto text = source.read(path, kMaxPostBytes);
  if (!text && source.has_file(path)) skipped.push_back({path, 0, text.error().message});
  if (!text || !is_valid_utf8(*text)) return;
  const std::string extension = fs::path(path).extension();
  if (extension == ".csv") return add_all(authors, read_author_table(*text, ','));
  if (extension == ".tsv") return add_all(authors, read_author_table(*text, '\t'));
  if (const auto map = read_yaml(*text)) return add_all(authors, *map);
  // read_yaml() reads maps only: a list becomes a map's value.
  replace_all(*text, "\n", "\n  ");
  if (const auto map = read_yaml("authors:\n  " + *text)) add_all(authors, map->get("authors"));
}

/// A file describes one author: in its front matter, or in all of it if it is YAML or JSON. Why it
/// cannot be read, if that is so.
std::optional<ValueError> add_author_file(AuthorDirectory& authors, const SourceTree& source,
                                          const fs::path& path) {
  const auto text = source.read(path, kMaxPostBytes);
  if (!text) return ValueError{0, text.error().message};
  const bool is_data = in_word_list(path.extension().string(), ".yml .yaml .json");
  if (!is_data && !begins_with_front_matter(*text)) return std::nullopt;
  if (!is_valid_utf8(*text)) return ValueError{0, "is not valid UTF-8"};
  const auto value = is_data ? read_yaml(*text) : parse_front_matter(split_front_matter(*text));
  if (!value) return value.error();
  add(authors, path.stem().string(), *value);
  return std::nullopt;
}

void add_author_files(AuthorDirectory& authors, const SourceTree& source,
                      const std::string& directory, std::vector<SkippedFile>& skipped) {
  const SourceListing listing = source.list(directory);
  if (!listing.problem.empty()) skipped.push_back({directory, 0, listing.problem});
  for (const SourceEntry& entry : listing.entries) {
    if (entry.is_directory || entry.name.front() == '.') continue;
    const std::string path = join_path(directory, entry.name);
    const auto problem = entry.problem.empty() ? add_author_file(authors, source, path)
                                               : ValueError{0, entry.problem};
    if (problem) skipped.push_back({path, problem->line, reason_with_column(*problem)});
  }
}

}  // namespace

std::vector<Author> authors_of(const Value& values, const AuthorDirectory& directory) {
  std::vector<Author> authors;
  for (const char* key : {"author", "authors"}) add_authors(authors, values.get(key), directory);
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

AuthorDirectory read_author_directory(const SiteConfig& config, std::vector<SkippedFile>& skipped) {
  AuthorDirectory authors;
  for (const char* extension : {".csv", ".tsv", ".json", ".yaml", ".yml"}) {
    const std::string path = join_path(config.data_dir, std::string("authors") + extension);
    add_data_file(authors, config.source, path, skipped);
  }
  std::vector<SkippedFile> of_data;  // which read_site_data() names
  add_author_files(authors, config.source, join_path(config.data_dir, "authors"), of_data);
  add_author_files(authors, config.source, join_path(config.collections_dir, "_authors"), skipped);
  return authors;
}

}  // namespace mobysearch
