// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/markdown_renderer.h"

#include <filesystem>
#include <optional>

#include "common/text/unicode.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

MarkdownRenderer jekyll_renderer(const Value& config) {
  const std::string name = fold_case(config.text_of("markdown"));
  if (name == "commonmark") return MarkdownRenderer::kCommonMark;
  if (name == "commonmarkghpages" || name == "gfm") return MarkdownRenderer::kGhPages;
  return MarkdownRenderer::kKramdown;
}

/// Both Zola and Hugo may have a config.toml: they spell the key of the site's URL differently.
std::optional<MarkdownRenderer> generator_of(const Value& config) {
  for (const auto& [key, value] : config.map) {
    if (key == "base_url") return MarkdownRenderer::kZola;
    if (fold_case(key) == "baseurl") return MarkdownRenderer::kHugo;
  }
  return std::nullopt;
}

Value config_in(const SourceTree& directory, const std::string& file, std::string_view extension) {
  const auto text = directory.read(file, kMaxConfigBytes);
  if (!text) return {};
  if (extension == ".toml") return read_toml(*text).value_or(Value());
  if (extension == ".json") return read_json(*text).value_or(Value());
  return read_yaml(*text).value_or(Value());
}

std::optional<MarkdownRenderer> generator_at(const SourceTree& directory) {
  constexpr const char* kExtensions[] = {".toml", ".yaml", ".yml", ".json"};
  for (const std::string folder : {"", "config/_default/"}) {
    for (const std::string extension : kExtensions) {
      if (directory.has_file(folder + "hugo" + extension)) return MarkdownRenderer::kHugo;
      const auto found =
          generator_of(config_in(directory, folder + "config" + extension, extension));
      if (found) return found;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<SourceTree> generator_directories(const SourceTree& root) {
  std::vector<SourceTree> directories = {root};
  const fs::path path(root.path());
  if (path.filename() != "content") return directories;
  if (auto beside = SourceTree::open(path.parent_path())) directories.push_back(*beside);
  return directories;
}

MarkdownRenderer site_renderer(const Value& config, bool is_jekyll, const SourceTree& root) {
  if (is_jekyll) return jekyll_renderer(config);
  for (const SourceTree& directory : generator_directories(root)) {
    if (const auto found = generator_at(directory)) return *found;
  }
  return MarkdownRenderer::kGitHub;
}

MarkdownRenderer document_renderer(MarkdownRenderer site, FrontMatterSplit::Language front_matter,
                                   bool in_posts) {
  using Language = FrontMatterSplit::Language;
  const bool is_toml = front_matter == Language::kToml && site != MarkdownRenderer::kHugo;
  if (is_toml) return MarkdownRenderer::kZola;
  if (front_matter == Language::kJson) return MarkdownRenderer::kHugo;
  if (in_posts && site == MarkdownRenderer::kGitHub) return MarkdownRenderer::kKramdown;
  return site;
}

}  // namespace mobysearch
