// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sstream>

#include "indexer/site/post_date.h"
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

std::vector<std::string> split_at(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
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
      for (const char* plural : {"posts", "pages", "drafts"}) {  // Jekyll knows both
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
  constexpr const char* kHint = "mend the configuration, or name another with --config";
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

/// The domain that GitHub Pages publishes the site at, when its file `CNAME` names one.
std::string url_of_domain_file(const fs::path& directory) {
  constexpr std::string_view kHostLetters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
  constexpr std::size_t kMaxHost = 253;
  const auto text = read_source_file((directory / "CNAME").string(), kMaxHost + 2);
  if (!text) return {};
  const std::string host = text->substr(0, text->find_first_of("\r\n \t"));
  const bool is_host = !host.empty() && host.find_first_not_of(kHostLetters) == std::string::npos;
  return is_host ? "https://" + host : "";
}

void fill(SiteConfig& config, const Value& site) {
  config.title = site.text_of("title");
  config.url = site.text_of("url");
  config.baseurl = site.text_of("baseurl");
  while (!config.baseurl.empty() && config.baseurl.back() == '/') config.baseurl.pop_back();
  while (!config.url.empty() && config.url.back() == '/') config.url.pop_back();
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
  const std::string extensions = site.text_of("markdown_ext");
  config.markdown_ext =
      split_at(extensions.empty() ? "markdown,mkdown,mkdn,mkd,md" : extensions, ',');
  if (const Value* separator = site.get("excerpt_separator")) {
    config.excerpt_separator = separator->text;
  }
  config.collections_dir = site.text_of("collections_dir");
  while (!config.collections_dir.empty() && config.collections_dir.back() == '/') {
    config.collections_dir.pop_back();
  }
  config.collections = collections_of(site);
  config.defaults = defaults_of(site);
  config.kramdown = kramdown_options(site);
  config.values = site;
}

}  // namespace

Result<SiteConfig> read_site_config(const std::string& root,
                                    const std::vector<std::string>& configs) {
  SiteConfig config;
  Value site;
  site.kind = Value::Kind::kMap;
  for (const std::string& file : config_files(root, configs)) {
    auto values = read_config_file(file);
    if (!values) return fail(std::move(values.error()));
    merge_values(site, *values);
    config.is_jekyll = true;
  }
  fill(config, site);
  config.renderer = site_renderer(site, config.is_jekyll, root);
  const std::string source = site.text_of("source");
  std::error_code error;
  config.source =
      fs::weakly_canonical(source.empty() ? fs::path(root) : fs::path(root) / source, error)
          .string();
  if (config.url.empty()) config.url = url_of_domain_file(config.source);
  if (config.url.empty()) config.url = url_of_domain_file(root);
  if (const std::string destination = site.text_of("destination"); !destination.empty()) {
    // What a build left there is no source.
    const fs::path built = fs::weakly_canonical(fs::path(root) / destination, error);
    const std::string below = built.lexically_relative(config.source).string();
    if (!below.empty() && below[0] != '.') config.exclude.push_back(below + "/");
  }
  if (!fs::is_directory(config.source, error)) {
    return fail(ErrorCode::kInputUnreadable, config.source + ": no such directory",
                "it is the `source:` of the site's configuration");
  }
  auto zone = site_zone(site.text_of("timezone"));
  if (!zone) {
    return fail(ErrorCode::kInputUnreadable,
                fmt::format("timezone '{}' is not known", site.text_of("timezone")),
                "name one of the IANA time zones, e.g. Europe/Paris; is tzdata installed?");
  }
  config.zone = *zone;
  return config;
}

}  // namespace mobysearch
