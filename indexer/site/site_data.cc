// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_data.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/site_path.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxDataFile = 4U << 20;
constexpr std::size_t kMaxData = 32U << 20;
constexpr int kMaxDirectories = 10;  ///< below each other

/// The name of a data file in `site.data`: letters, digits, `_` and `-`, blanks become `_`.
std::string data_name(std::string_view stem) {
  std::string name;
  for (const char c : stem) {
    if (is_ascii_blank(c) && !name.ends_with('_')) name += '_';
    if (is_ascii_letter(c) || is_digit(c) || c == '_' || c == '-') name += c;
  }
  return name;
}

/// Readers take maps alone: a list is read as the member of one.
ValueResult member_of(ValueResult map) {
  if (!map) return map;
  return map->get("data");
}

ValueResult read_any_yaml(std::string_view text) {
  ValueResult map = read_yaml(text);
  if (map) return map;
  std::string_view list = text;
  if (list.starts_with("---")) take_line(list);
  for (const char* key : {"data:\n", "data: "}) {
    if (ValueResult value = member_of(read_yaml(key + std::string(list)))) return value;
  }
  return map;
}

ValueResult read_any_json(std::string_view text) {
  return member_of(read_json("{\"data\":" + std::string(text) + "}"));
}

/// Takes a cell off the front of a table's line, and what ends it.
std::string take_cell(std::string_view& rest, char separator, bool& ends_row) {
  std::string cell;
  bool quoted = false;
  while (!rest.empty()) {
    const char c = rest[0];
    rest.remove_prefix(1);
    if (c == '"' && quoted && rest.starts_with('"')) {
      cell += c;
      rest.remove_prefix(1);
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == separator || c == '\n')) {
      ends_row = c == '\n';
      return cell;
    } else if (quoted || c != '\r') {
      cell += c;
    }
  }
  ends_row = true;
  return cell;
}

std::vector<std::string> take_row(std::string_view& rest, char separator) {
  std::vector<std::string> row;
  for (bool ends = false; !ends;) row.push_back(take_cell(rest, separator, ends));
  return row;
}

/// A list of maps, whose names are the table's first row.
Value read_data_table(std::string_view text, char separator) {
  Value rows(Value::Kind::kList);
  const std::vector<std::string> names = take_row(text, separator);
  while (!text.empty()) {
    const std::vector<std::string> cells = take_row(text, separator);
    if (cells.size() == 1 && cells[0].empty()) continue;
    Value& row = rows.list.emplace_back(Value::Kind::kMap);
    for (std::size_t i = 0; i < std::min(names.size(), cells.size()); ++i) {
      if (!cells[i].empty()) row.set(names[i], Value(Value::Kind::kString, cells[i]));
    }
  }
  return rows;
}

class DataReader {
 public:
  explicit DataReader(const SourceTree& source) : source_(source) {}

  SiteData read(const std::string& directory) {
    read_directory(directory, data_.values, 0);
    return std::move(data_);
  }

 private:
  void read_directory(const std::string& below, Value& into, int depth) {
    const SourceListing listing = source_.list(below);
    if (listing.is_unreadable) skip(below, {0, listing.problem});
    open_.push_back(listing.real_path);
    for (const SourceEntry& entry : listing.entries) {
      if (entry.name.starts_with('.') || !entry.problem.empty()) continue;
      const std::string path = join_path(below, entry.name);
      const bool is_round = std::find(open_.begin(), open_.end(), entry.real_path) != open_.end();
      if (!entry.is_directory) {
        read_file(path, into);
      } else if (!(entry.is_link && is_round) && depth < kMaxDirectories) {
        Value inner(Value::Kind::kMap);
        read_directory(path, inner, depth + 1);
        into.set(data_name(entry.name), std::move(inner));
      }
    }
    open_.pop_back();
  }

  void read_file(const std::string& path, Value& into) {
    const fs::path name = fs::path(path).filename();
    const std::string ending = name.extension();
    if (!in_word_list(ending, ".yml .yaml .json .csv .tsv")) return;
    auto text = source_.read(path, kMaxDataFile);
    if (!text) return skip(path, {0, text.error().message});
    if (!is_valid_utf8(*text)) return skip(path, {0, "is not valid UTF-8"});
    bytes_ += text->size();
    if (bytes_ > kMaxData) return skip(path, {0, "is beyond the 32 MiB of data that are read"});
    std::string_view rest = *text;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    ValueResult value = read_value(rest, ending);
    if (!value) return skip(path, value.error());
    into.set(data_name(name.stem().string()), std::move(*value));
  }

  static ValueResult read_value(std::string_view text, const std::string& ending) {
    if (ending == ".json") return read_any_json(text);
    if (ending == ".csv") return read_data_table(text, ',');
    return ending == ".tsv" ? read_data_table(text, '\t') : read_any_yaml(text);
  }

  void skip(const std::string& path, const ValueError& error) {
    data_.skipped.push_back({path, error.line, reason_with_column(error)});
  }

  const SourceTree& source_;
  SiteData data_;
  std::vector<std::string> open_;  ///< real paths of the directory at hand and those it is in
  std::size_t bytes_ = 0;
};

}  // namespace

SiteData read_site_data(const SiteConfig& config) {
  SiteData data = DataReader(config.source).read(config.data_dir);
  Value values = DataReader(config.theme).read("_data").values;
  if (values.map.empty()) return data;
  merge_values(values, data.values);
  data.values = std::move(values);
  return data;
}

}  // namespace mobysearch
