// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/generator_config.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "common/text/unicode.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExtensions[] = {".toml", ".yaml", ".yml", ".json"};

/// Both Zola and Hugo may have a config.toml: they spell the key of the site's URL differently.
std::optional<MarkdownRenderer> generator_of(const Value& config) {
  for (const auto& [key, value] : config.map) {
    if (key == "base_url") return MarkdownRenderer::kZola;
    if (fold_case(key) == "baseurl") return MarkdownRenderer::kHugo;
  }
  return std::nullopt;
}

Value config_in(const SourceTree& directory, const std::string& name,
                const std::string& extension) {
  const auto text = directory.read(name + extension, kMaxConfigBytes);
  if (!text) return {};
  if (extension == ".toml") return read_toml(*text).value_or(Value());
  if (extension == ".json") return read_json(*text).value_or(Value());
  return read_yaml(*text).value_or(Value());
}

/// Hugo reads some settings from files of their own.
void add_settings_beside(const SourceTree& directory, const std::string& folder, Value& values) {
  if (folder.empty()) return;
  for (const char* name : {"languages", "permalinks"}) {
    for (const char* extension : kExtensions) {
      Value own = config_in(directory, folder + name, extension);
      if (own.is_map()) values.set(name, std::move(own));
    }
  }
}

std::optional<GeneratorConfig> generator_at(const SourceTree& directory) {
  for (const std::string folder : {"", "config/_default/"}) {
    for (const char* extension : kExtensions) {
      GeneratorConfig found;
      const bool is_hugo = directory.has_file(folder + "hugo" + extension);
      found.values = config_in(directory, folder + (is_hugo ? "hugo" : "config"), extension);
      const auto generator = is_hugo ? MarkdownRenderer::kHugo : generator_of(found.values);
      if (!generator) continue;
      found.generator = *generator;
      add_settings_beside(directory, folder, found.values);
      return found;
    }
  }
  return std::nullopt;
}

std::vector<SourceTree> generator_directories(const SourceTree& root) {
  std::vector<SourceTree> directories = {root};
  const fs::path path(root.path());
  if (path.filename() != "content") return directories;
  if (auto beside = SourceTree::open(path.parent_path())) directories.push_back(*beside);
  return directories;
}

}  // namespace

std::optional<GeneratorConfig> find_generator_config(const SourceTree& root) {
  for (const SourceTree& directory : generator_directories(root)) {
    if (auto found = generator_at(directory)) return found;
  }
  return std::nullopt;
}

const Value& generator_setting(const Value& values, std::string_view name) {
  static const Value kNothing;
  const auto found = std::ranges::find_if(values.map, [&](const Value::Member& member) {
    return fold_case(member.name) == fold_case(name);
  });
  return found == values.map.end() ? kNothing : found->value;
}

}  // namespace mobysearch
