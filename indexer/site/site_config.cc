// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "common/text/ascii.h"
#include "indexer/site/source_file.h"
#include "indexer/values/toml_reader.h"
#include "indexer/values/yaml_reader.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> strings_of(const Value* value) {
  std::vector<std::string> result;
  if (value == nullptr) return result;
  if (value->is_scalar()) return {value->text};
  for (const Value& item : value->list) {
    if (item.is_scalar()) result.push_back(item.text);
  }
  return result;
}

bool flag(const Value& values, std::string_view key, bool fallback) {
  const Value* value = values.get(key);
  if (value == nullptr || value->kind != Value::Kind::kBool) return fallback;
  return value->is_true();
}

kramdown::Options kramdown_options(const Value& site) {
  kramdown::Options options;
  const Value* settings = site.get("kramdown");
  if (settings == nullptr) return options;
  for (const auto& [name, value] : settings->map) {
    if (value.is_null() || value.is_map()) continue;
    kramdown::set_option(options, name, fmt::format("{}", fmt::join(strings_of(&value), ",")));
  }
  return options;
}

std::vector<DefaultsEntry> defaults_of(const Value& site) {
  std::vector<DefaultsEntry> defaults;
  const Value* list = site.get("defaults");
  if (list == nullptr) return defaults;
  for (const Value& entry : list->list) {
    const Value* values = entry.get("values");
    if (values == nullptr || !values->is_map()) continue;
    DefaultsEntry result{{}, {}, *values};
    if (const Value* scope = entry.get("scope")) {
      result.path = scope->text_of("path");
      result.type = scope->text_of("type");
      for (const char* plural : {"posts", "pages", "drafts"}) {  // "post" means "posts"
        if (result.type + "s" == plural) result.type = plural;
      }
    }
    defaults.push_back(std::move(result));
  }
  return defaults;
}

std::vector<CollectionConfig> collections_of(const Value& site) {
  std::vector<CollectionConfig> collections;
  const Value* value = site.get("collections");
  if (value == nullptr) return collections;
  for (const std::string& name : strings_of(value)) collections.push_back({name, false, {}});
  for (const auto& [name, settings] : value->map) {
    collections.push_back({name, flag(settings, "output", false), settings.text_of("permalink")});
  }
  return collections;
}

const std::vector<std::string>& default_excludes() {
  static const std::vector<std::string> list = {
      ".sass-cache",  ".jekyll-cache",  "gemfiles",      "Gemfile",      "Gemfile.lock",
      "node_modules", "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"};
  return list;
}

Result<Value> read_config_file(const std::string& path) {
  constexpr const char* kHint = "fix the configuration, or name another file with --config";
  auto text = read_source_file(path, kMaxConfigBytes);
  if (!text) {
    return fail(ErrorCode::kInputUnreadable, fmt::format("{}: {}", path, text.error().message),
                kHint);
  }
  Value value;
  ValueError error;
  const bool toml = fs::path(path).extension() == ".toml";
  if (toml ? read_toml(*text, value, error) : read_yaml(*text, value, error)) return value;
  return fail(ErrorCode::kInputUnreadable, fmt::format("{}:{}: {}", path, error.line, error.reason),
              kHint);
}

std::vector<std::string> config_files(const std::string& root,
                                      const std::vector<std::string>& configs) {
  std::error_code error;
  std::vector<std::string> files;
  for (const std::string& name : configs) {
    const bool as_is = fs::exists(name, error);
    files.push_back(as_is ? name : (fs::path(root) / name).string());
  }
  if (!configs.empty()) return files;
  for (const char* name : {"_config.yml", "_config.yaml", "_config.toml"}) {
    const fs::path path = fs::path(root) / name;
    if (fs::exists(path, error)) return {path.string()};
  }
  return {};
}

/// The site's address on GitHub Pages, when its file `CNAME` names a domain.
std::string url_of_cname_file(const fs::path& directory) {
  constexpr std::size_t kMaxHost = 253;
  const auto text = read_source_file((directory / "CNAME").string(), kMaxHost + 2);
  if (!text) return {};
  const std::string host = text->substr(0, text->find_first_of("\r\n \t"));
  const bool is_host = !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '-';
  });
  return is_host ? "https://" + host : "";
}

std::string without_slashes_at_end(std::string_view text) {
  return std::string(trim_right(text, "/"));
}

void fill(SiteConfig& config, const Value& site) {
  config.title = site.text_of("title");
  config.url = without_slashes_at_end(site.text_of("url"));
  config.baseurl = without_slashes_at_end(site.text_of("baseurl"));
  for (const char* key : {"lang", "language", "locale"}) {
    if (config.lang.empty()) config.lang = site.text_of(key);
  }
  if (const std::string style = site.text_of("permalink"); !style.empty()) config.permalink = style;
  config.future = flag(site, "future", false);
  config.unpublished = flag(site, "unpublished", false);
  config.show_drafts = flag(site, "show_drafts", false);
  const std::string limit = site.text_of("limit_posts");
  std::from_chars(limit.data(), limit.data() + limit.size(), config.limit_posts);
  config.include =
      site.get("include") ? strings_of(site.get("include")) : std::vector<std::string>{".htaccess"};
  config.exclude = strings_of(site.get("exclude"));
  config.exclude.insert(config.exclude.end(), default_excludes().begin(), default_excludes().end());
  std::string extensions = site.text_of("markdown_ext");
  if (extensions.empty()) extensions = "markdown,mkdown,mkdn,mkd,md";
  for (std::string_view extension : split(extensions, ',')) {
    if (!extension.empty()) config.markdown_ext.emplace_back(extension);
  }
  if (const Value* separator = site.get("excerpt_separator")) {
    config.excerpt_separator = separator->text;
  }
  config.collections_dir = without_slashes_at_end(site.text_of("collections_dir"));
  config.collections = collections_of(site);
  config.defaults = defaults_of(site);
  config.kramdown = kramdown_options(site);
  config.values = site;
}

/// Excludes what a build wrote below the source.
void exclude_destination(SiteConfig& config, const std::string& root, const Value& site) {
  const std::string destination = site.text_of("destination");
  if (destination.empty()) return;
  std::error_code error;
  const fs::path built = fs::weakly_canonical(fs::path(root) / destination, error);
  const std::string below = built.lexically_relative(config.source).string();
  if (!below.empty() && !below.starts_with('.')) config.exclude.push_back(below + "/");
}

Result<std::string> source_directory(const std::string& root, const Value& site) {
  const std::string source = site.text_of("source");
  std::error_code error;
  const fs::path directory =
      fs::weakly_canonical(source.empty() ? fs::path(root) : fs::path(root) / source, error);
  if (fs::is_directory(directory, error)) return directory.string();
  return fail(ErrorCode::kInputUnreadable, directory.string() + ": no such directory",
              "the site's configuration names it as its `source`");
}

/// The configuration files, merged, and the place of their `timezone` ("_config.yml:3").
struct ConfigFiles {
  Value site{Value::Kind::kMap};
  std::string zone_place;
};

Result<ConfigFiles> read_config_files(const std::vector<std::string>& files) {
  ConfigFiles merged;
  for (const std::string& file : files) {
    auto values = read_config_file(file);
    if (!values) return fail(std::move(values.error()));
    const Value* zone = values->get("timezone");
    if (zone != nullptr) merged.zone_place = fmt::format("{}:{}: ", file, zone->line);
    merge_values(merged.site, *values);
  }
  return merged;
}

Result<TimeZone> time_zone_of(const ConfigFiles& files) {
  const std::string name = files.site.text_of("timezone");
  if (const auto zone = find_time_zone(name)) return *zone;
  return fail(ErrorCode::kInputUnreadable,
              fmt::format("{}unknown timezone '{}'", files.zone_place, name),
              "use an IANA time zone such as Europe/Paris; the package tzdata has them");
}

}  // namespace

Result<SiteConfig> read_site_config(const std::string& root,
                                    const std::vector<std::string>& configs) {
  const auto paths = config_files(root, configs);
  auto files = read_config_files(paths);
  if (!files) return fail(std::move(files.error()));
  auto source = source_directory(root, files->site);
  if (!source) return fail(std::move(source.error()));
  auto zone = time_zone_of(*files);
  if (!zone) return fail(std::move(zone.error()));
  SiteConfig config;
  config.is_jekyll = !paths.empty();
  config.source = std::move(*source);
  config.zone = *zone;
  config.renderer = site_renderer(files->site, config.is_jekyll, root);
  fill(config, files->site);
  if (config.url.empty()) config.url = url_of_cname_file(config.source);
  if (config.url.empty()) config.url = url_of_cname_file(root);
  exclude_destination(config, root, files->site);
  return config;
}

}  // namespace mobysearch
