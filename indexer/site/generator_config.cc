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

Value config_in(const SourceTree& directory, const std::string& name, std::string_view extension,
                std::vector<SkippedFile>* skipped) {
  if (!directory.has_file(name)) return {};
  const auto skip = [&](int line, std::string reason) {
    if (skipped != nullptr) skipped->push_back({name, line, std::move(reason)});
    return Value();
  };
  const auto text = directory.read(name, kMaxConfigBytes);
  if (!text) return skip(0, text.error().message);
  auto values = extension == ".toml"   ? read_toml(*text)
                : extension == ".json" ? read_json(*text)
                                       : read_yaml(*text);
  if (values) return std::move(*values);
  return skip(values.error().line, reason_with_column(values.error()));
}

/// Hugo reads some settings from files of their own.
void add_settings_beside(const SourceTree& directory, const std::string& folder, Value& values,
                         std::vector<SkippedFile>* skipped) {
  if (folder.empty()) return;
  for (const char* name : {"languages", "permalinks"}) {
    for (const char* extension : kExtensions) {
      Value own = config_in(directory, folder + name + extension, extension, skipped);
      if (own.is_map()) values.set(name, std::move(own));
    }
  }
}

std::optional<GeneratorConfig> generator_at(const SourceTree& directory,
                                            std::vector<SkippedFile>* skipped) {
  for (const std::string folder : {"", "config/_default/"}) {
    for (const char* extension : kExtensions) {
      GeneratorConfig found;
      const bool is_hugo = directory.has_file(folder + "hugo" + extension);
      const std::string name = folder + (is_hugo ? "hugo" : "config") + extension;
      found.values = config_in(directory, name, extension, skipped);
      const auto generator = is_hugo ? MarkdownRenderer::kHugo : generator_of(found.values);
      if (!generator) continue;
      found.generator = *generator;
      add_settings_beside(directory, folder, found.values, skipped);
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

std::optional<GeneratorConfig> find_generator_config(const SourceTree& root,
                                                     std::vector<SkippedFile>* skipped) {
  for (const SourceTree& directory : generator_directories(root)) {
    if (auto found = generator_at(directory, skipped)) return found;
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
