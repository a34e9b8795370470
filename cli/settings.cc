// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/settings.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <tl/expected.hpp>
#include <utility>

#include "cli/annotation.h"
#include "common/input_file.h"
#include "common/text/unicode.h"
#include "indexer/site/source_tree.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxSettingsBytes = 64 * 1024;
constexpr std::size_t kMaxListEntries = 1000;

template <class T>
using Read = tl::expected<T, ValueError>;

/// The texts of a value or a list of values.
Read<std::vector<std::string>> texts_of(const std::string& key, const Value& value) {
  if (value.is_null()) return std::vector<std::string>();
  if (value.is_scalar()) return std::vector<std::string>{value.text};
  std::vector<std::string> texts;
  for (const Value& item : value.list) {
    if (item.is_scalar()) texts.push_back(item.text);
  }
  const bool all = value.is_list() && texts.size() == value.list.size();
  if (all && texts.size() <= kMaxListEntries) return texts;
  return tl::make_unexpected(
      ValueError{value.line, key + " must be a value, or a list of at most 1000 values"});
}

Read<Synonyms> synonyms_of(const Value& value) {
  if (value.is_null()) return Synonyms();
  if (!value.is_map() || value.map.size() > kMaxListEntries) {
    return tl::make_unexpected(
        ValueError{value.line, "synonyms must map at most 1000 words to their equivalents"});
  }
  Synonyms synonyms;
  for (const auto& [word, equivalents] : value.map) {
    auto texts = texts_of("synonyms of '" + word + "'", equivalents);
    if (!texts) return tl::make_unexpected(texts.error());
    const bool has_empty = std::find(texts->begin(), texts->end(), "") != texts->end();
    if (word.empty() || texts->empty() || has_empty) {
      return tl::make_unexpected(ValueError{
          equivalents.line, "a synonym needs a word and its equivalents: `k8s: [kubernetes]`"});
    }
    std::vector<std::string>& cleaned = synonyms[clean_utf8(word)];
    for (const std::string& text : *texts) cleaned.push_back(clean_utf8(text));
  }
  return synonyms;
}

Read<SettingsFile> parse(std::string_view text) {
  const auto root = read_yaml_as_text(text);
  if (!root) return tl::make_unexpected(root.error());
  SettingsFile settings;
  for (const auto& [key, value] : root->map) {
    if (key == "synonyms") {
      auto synonyms = synonyms_of(value);
      if (!synonyms) return tl::make_unexpected(synonyms.error());
      settings.synonyms = std::move(*synonyms);
    } else {
      auto texts = texts_of(key, value);
      if (!texts) return tl::make_unexpected(texts.error());
      settings.options[key] = std::move(*texts);
    }
  }
  return settings;
}

/// The settings that `text`, the file at `path`, has.
Result<SettingsFile> settings_in(std::string_view text, const std::string& path) {
  auto settings = parse(text);
  if (!settings) {
    const ValueError& error = settings.error();
    annotate({true, path, error.line, error.column, error.reason});
    return fail(ErrorCode::kInputUnreadable,
                fmt::format("{}:{}: {}", path, error.line, reason_with_column(error)));
  }
  settings->path = path;
  return std::move(*settings);
}

}  // namespace

Result<SettingsFile> SettingsFile::read(const std::string& directory) {
  const std::filesystem::path path = std::filesystem::path(directory) / kSettingsName;
  const auto site = SourceTree::open(directory);
  // One that is missing, or closed to us, has no settings; whoever needs it will say so.
  if (!site && ::access(directory.c_str(), R_OK | X_OK) != 0) return SettingsFile();
  const auto unreadable = [&](const Error& error) {
    return fail(ErrorCode::kInputUnreadable, path.string() + ": " + error.message);
  };
  if (!site) return unreadable(site.error());
  const auto status = site->status(path.filename());
  if (!status) return unreadable(status.error());
  if (status->kind != FileStatus::Kind::kFile) return SettingsFile();
  const auto text = site->read(path.filename(), kMaxSettingsBytes);
  if (!text) return unreadable(text.error());
  return settings_in(*text, path.string());
}

Result<SettingsFile> SettingsFile::read_file(const std::string& path) {
  const auto text = read_input_file(path, kMaxSettingsBytes);
  if (!text) return fail(ErrorCode::kInputUnreadable, path + ": " + text.error().message);
  return settings_in(*text, path);
}

}  // namespace mobysearch
