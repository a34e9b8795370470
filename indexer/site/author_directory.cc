// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <filesystem>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/authors.h"
#include "indexer/site/front_matter.h"
#include "indexer/site/site_path.h"
#include "indexer/site/source_file.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

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
Value read_table(std::string_view text, char separator) {
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

void add_data_file(AuthorDirectory& authors, const fs::path& path) {
  auto text = read_source_file(path.string(), kMaxConfigBytes);
  if (!text || !is_valid_utf8(*text)) return;
  const std::string extension = path.extension();
  if (extension == ".csv") return add_all(authors, read_table(*text, ','));
  if (extension == ".tsv") return add_all(authors, read_table(*text, '\t'));
  if (const auto map = read_yaml(*text)) return add_all(authors, *map);
  // read_yaml() reads maps only: a list becomes a map's value.
  replace_all(*text, "\n", "\n  ");
  if (const auto map = read_yaml("authors:\n  " + *text)) add_all(authors, map->get("authors"));
}

/// A file describes one author: in its front matter, or in all of it if it is YAML or JSON.
void add_author_file(AuthorDirectory& authors, const fs::path& path) {
  auto text = read_source_file(path.string(), kMaxPostBytes);
  if (!text || !is_valid_utf8(*text)) return;
  const bool is_data = in_word_list(path.extension().string(), ".yml .yaml .json");
  const auto value = is_data ? read_yaml(*text) : parse_front_matter(split_front_matter(*text));
  if (value) add(authors, path.stem().string(), *value);
}

void add_author_files(AuthorDirectory& authors, const fs::path& directory) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    paths.push_back(it->path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) add_author_file(authors, path);
}

}  // namespace

AuthorDirectory read_author_directory(const std::string& source,
                                      const std::string& collections_dir) {
  const fs::path root(source);
  AuthorDirectory authors;
  for (const char* extension : {".csv", ".tsv", ".json", ".yaml", ".yml"}) {
    add_data_file(authors, root / "_data" / (std::string("authors") + extension));
  }
  add_author_files(authors, root / "_data/authors");
  add_author_files(authors, root / join_path(collections_dir, "_authors"));
  return authors;
}

}  // namespace mobysearch
