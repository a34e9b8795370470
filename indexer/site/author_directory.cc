// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/author_directory.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "common/text/unicode.h"
#include "indexer/site/front_matter.h"
#include "indexer/site/site_path.h"
#include "indexer/site/source_file.h"
#include "indexer/values/yaml_reader.h"

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

class AuthorReader {
 public:
  explicit AuthorReader(std::string source) : source_(std::move(source)) {}

  void read_data_file(const fs::path& path) {
    auto text = read_source_file(path.string(), kMaxConfigBytes);
    if (!text || !is_valid_utf8(*text)) return;
    const std::string extension = path.extension();
    if (extension == ".csv" || extension == ".tsv") {
      return add_all(read_table(*text, extension == ".csv" ? ',' : '\t'));
    }
    Value value;
    ValueError error;
    // read_yaml() reads maps only: a list becomes a map's value.
    const std::string wrapped = "authors:\n" + indented(*text);
    if (read_yaml(*text, value, error)) return add_all(value);
    if (read_yaml(wrapped, value, error) && value.get("authors")) add_all(*value.get("authors"));
  }

  /// A file describes one author: in its front matter, or in all of it if it is YAML or JSON.
  void read_author_file(const fs::path& path) {
    auto text = read_source_file(path.string(), kMaxPostBytes);
    if (!text || !is_valid_utf8(*text)) return;
    const std::string extension = path.extension();
    const bool data = extension == ".yml" || extension == ".yaml" || extension == ".json";
    Value value;
    ValueError error;
    const bool read = data ? read_yaml(*text, value, error)
                           : parse_front_matter(split_front_matter(*text), value, error);
    if (read) add(path.stem().string(), value);
  }

  void read_author_files(const std::string& directory) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (fs::directory_iterator it(fs::path(source_) / directory, error), end; !error && it != end;
         it.increment(error)) {
      paths.push_back(it->path());
    }
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) read_author_file(path);
  }

  AuthorDirectory take() { return std::move(authors_); }

 private:
  static std::string indented(const std::string& text) {
    std::string out = "  ";
    for (const char c : text) {
      out += c;
      if (c == '\n') out += "  ";
    }
    return out;
  }

  void add_all(const Value& authors) {
    for (const auto& [key, value] : authors.map) add(key, value);
    for (const Value& value : authors.list) add({}, value);
  }

  void add(const std::string& key, const Value& value) {
    if (value.is_scalar()) authors_[key] = {value.text, {}};
    if (!value.is_map()) return;
    const Author author = author_from(value, key);
    for (const char* name : kKeyNames) {
      if (const std::string other = value.text_of(name); !other.empty()) authors_[other] = author;
    }
    if (!key.empty()) authors_[key] = author;
  }

  const std::string source_;
  AuthorDirectory authors_;
};

}  // namespace

AuthorDirectory read_author_directory(const std::string& source,
                                      const std::string& collections_dir) {
  AuthorReader reader(source);
  const fs::path data = fs::path(source) / "_data";
  for (const char* extension : {".csv", ".tsv", ".json", ".yaml", ".yml"}) {
    reader.read_data_file(data / (std::string("authors") + extension));
  }
  reader.read_author_files("_data/authors");
  reader.read_author_files(join_path(collections_dir, "_authors"));
  return reader.take();
}

}  // namespace mobysearch
