// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/settings.h"

#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

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

std::string synonyms_to_json(const YAML::Node& node) {
  nlohmann::json out = nlohmann::json::object();
  if (!node.IsMap() || node.size() > kMaxListEntries) {
    throw YAML::RepresentationException(node.Mark(), "synonyms must map a word to its equivalents");
  }
  for (const auto& entry : node) out[entry.first.as<std::string>()] = scalars(entry.second);
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string environment_name(const std::string& option) {
  std::string name = "MOBYSEARCH_" + option;
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  return name;
}

std::vector<std::string> split_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ',');) parts.push_back(part);
  return parts;
}

bool takes_list(const CLI::Option& option) { return option.get_items_expected_max() > 1; }

std::vector<std::string> fallback_values(const CLI::Option& option, const std::string& name,
                                         const SettingsFile& file) {
  if (const char* value = std::getenv(environment_name(name).c_str());
      value != nullptr && *value != '\0') {
    return takes_list(option) ? split_commas(value) : std::vector<std::string>{value};
  }
  const auto found = file.options.find(name);
  return found == file.options.end() ? std::vector<std::string>{} : found->second;
}

bool is_option_of_any(const CLI::App& app, const std::string& key) {
  const auto has = [&](const CLI::App* command) {
    return command->get_option_no_throw("--" + key) != nullptr;
  };
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  return std::any_of(commands.begin(), commands.end(), has);
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
        settings.synonyms_json = synonyms_to_json(entry.second);
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

Result<void> apply_settings(CLI::App& app, CLI::App& command, const SettingsFile& file) {
  for (const auto& [key, values] : file.options) {
    if (!is_option_of_any(app, key)) {
      return fail(ErrorCode::kUsage, fmt::format("{}: unknown key '{}'", file.path, key),
                  "keys are the long options without dashes, and synonyms");
    }
  }
  for (CLI::Option* option : command.get_options()) {
    if (option->count() > 0 || option->get_lnames().empty()) continue;
    const std::string& name = option->get_lnames().front();
    if (name == "help") continue;
    const auto values = fallback_values(*option, name, file);
    if (values.empty()) continue;
    for (const auto& value : values) option->add_result(value);
    option->run_callback();
  }
  return {};
}

}  // namespace mobysearch
