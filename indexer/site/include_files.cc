// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/include_files.h"

#include <utility>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

/// The name that the inside of an include tag has; "" in another tag.
std::string_view included_name(std::string_view tag) {
  const auto words = split_words(trim(tag, "-"));
  const bool includes =
      words.size() > 1 && in_word_list(words[0], "include include_cached include_relative");
  return includes ? trim(words[1], "\"'") : std::string_view();
}

}  // namespace

Result<std::string> read_include(const SourceTree& tree, const std::string& path) {
  auto text = tree.read(path, kMaxIncludeBytes);
  if (text && !is_valid_utf8(*text)) {
    return fail(ErrorCode::kInputUnreadable, "is not valid UTF-8");
  }
  return text;
}

bool is_include_name(std::string_view name) {
  return !name.empty() && name.find("..") == name.npos;
}

std::optional<std::string> include_path(const SiteConfig& config, const std::string& directory,
                                        std::string_view name) {
  if (!is_include_name(name)) return std::nullopt;
  for (const std::string& place : {config.includes_dir, directory}) {
    std::string path = join_path(place, trim_left(name, "/"));
    if (config.source.has_file(path)) return path;
  }
  return std::nullopt;
}

std::set<std::string> included_files(const SiteConfig& config, const std::string& directory,
                                     std::string_view body) {
  std::set<std::string> files;
  std::size_t end = 0;
  for (auto at = body.find("{%"); at != body.npos; at = body.find("{%", end)) {
    end = body.find("%}", at);
    if (end == body.npos) break;
    const std::string_view name = included_name(body.substr(at + 2, end - at - 2));
    if (auto path = include_path(config, directory, name)) files.insert(std::move(*path));
  }
  return files;
}

std::vector<SkippedFile> unusable_includes(const SiteConfig& config, std::set<std::string> files) {
  std::vector<SkippedFile> unusable;
  std::vector<std::string> unread(files.begin(), files.end());
  while (!unread.empty()) {
    const std::string path = std::move(unread.back());
    unread.pop_back();
    const auto text = read_include(config.source, path);
    if (!text) {
      unusable.push_back({path, 0, text.error().message});
      continue;
    }
    for (const std::string& file : included_files(config, config.includes_dir, *text)) {
      if (files.insert(file).second) unread.push_back(file);
    }
  }
  return unusable;
}

}  // namespace mobysearch
