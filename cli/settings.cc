// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/settings.h"

#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <fstream>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxFileBytes = 64 * 1024;
constexpr std::size_t kMaxListEntries = 1000;

std::vector<std::string> scalars(const YAML::Node& node) {
  if (node.IsNull()) return {};
  if (node.IsScalar()) return {node.Scalar()};
  if (!node.IsSequence() || node.size() > kMaxListEntries) {
    throw YAML::RepresentationException(node.Mark(), "expected a value or a short list of values");
  }
  std::vector<std::string> values;
  for (const auto& item : node) values.push_back(item.as<std::string>());
  return values;
}

Synonyms synonyms_of(const YAML::Node& node) {
  if (!node.IsMap() || node.size() > kMaxListEntries) {
    throw YAML::RepresentationException(node.Mark(), "synonyms must map a word to its equivalents");
  }
  Synonyms synonyms;
  for (const auto& entry : node) {
    const auto word = entry.first.as<std::string>();
    if (word.empty()) throw YAML::RepresentationException(node.Mark(), "a synonym for no word");
    for (const auto& other : scalars(entry.second)) {
      synonyms[clean_utf8(word)].push_back(clean_utf8(other));
    }
  }
  return synonyms;
}

}  // namespace

Result<SettingsFile> SettingsFile::read(const std::string& directory) {
  const std::filesystem::path path = std::filesystem::path(directory) / "mobysearch.yml";
  std::error_code error;
  SettingsFile settings;
  if (!std::filesystem::is_regular_file(path, error)) return settings;
  settings.path = path.string();
  std::ifstream in(path, std::ios::binary);
  std::string text(kMaxFileBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || in.gcount() > static_cast<std::streamsize>(kMaxFileBytes)) {
    return fail(ErrorCode::kInputUnreadable,
                settings.path + ": cannot be read, or is larger than 64 KiB");
  }
  text.resize(static_cast<std::size_t>(in.gcount()));
  try {
    const YAML::Node root = YAML::Load(text);
    if (root.IsNull()) return settings;
    if (!root.IsMap()) throw YAML::RepresentationException(root.Mark(), "expected `key: value`");
    for (const auto& entry : root) {
      const auto key = entry.first.as<std::string>();
      if (key == "synonyms") {
        settings.synonyms = synonyms_of(entry.second);
      } else {
        settings.options[key] = scalars(entry.second);
      }
    }
  } catch (const YAML::Exception& e) {
    return fail(ErrorCode::kInputUnreadable,
                fmt::format("{}:{}: {}", settings.path, e.mark.line + 1, e.msg));
  }
  return settings;
}

}  // namespace mobysearch
