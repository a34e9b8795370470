// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "common/text/ascii.h"
#include "indexer/site/language.h"
#include "indexer/site/plugins.h"
#include "indexer/site/site_address.h"
#include "indexer/site/source_file.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> strings_of(const Value& value) {
  if (value.is_scalar()) return {value.text};
  std::vector<std::string> strings;
  for (const Value& item : value.list) {
    if (item.is_scalar()) strings.push_back(item.text);
  }
  return strings;
}

/// By id, a list of an address and perhaps a title.
decltype(kramdown::Options::link_defs) link_definitions(const Value& ids) {
  decltype(kramdown::Options::link_defs) definitions;
  for (const auto& [id, target] : ids.map) {
    const std::vector<std::string> texts = strings_of(target);
    if (!target.is_list() || texts.empty()) continue;
    definitions.push_back({id, {texts[0], texts.size() > 1 ? texts[1] : ""}});
  }
  return definitions;
}

kramdown::Options kramdown_options(const Value& site) {
  kramdown::Options options;
  for (const auto& [name, value] : site.get("kramdown").map) {
    if (name == "link_defs") options.link_defs = link_definitions(value);
    if (value.is_null() || value.is_map()) continue;
    kramdown::set_option(options, name, fmt::format("{}", fmt::join(strings_of(value), ",")));
  }
  return options;
}

std::vector<DefaultsEntry> defaults_of(const Value& site) {
  std::vector<DefaultsEntry> defaults;
  for (const Value& entry : site.get("defaults").list) {
    const Value& values = entry.get("values");
    const Value& scope = entry.get("scope");
    if (!values.is_map()) continue;
    DefaultsEntry result{scope.text_of("path"), scope.text_of("type"), values};
    for (const char* plural : {"posts", "pages", "drafts"}) {  // "post" means "posts"
      if (result.type + "s" == plural) result.type = plural;
    }
    defaults.push_back(std::move(result));
  }
  return defaults;
}

std::vector<CollectionConfig> collections_of(const Value& site) {
  std::vector<CollectionConfig> collections;
  const Value& value = site.get("collections");
  for (const std::string& name : strings_of(value)) collections.push_back({name, false, {}});
  for (const auto& [name, settings] : value.map) {
    collections.push_back({name, settings.get("output").is_true(), settings.text_of("permalink")});
  }
  return collections;
}

constexpr const char* kDefaultExcludes[] = {
    ".sass-cache",  ".jekyll-cache",  "gemfiles",      "Gemfile",      "Gemfile.lock",
    "node_modules", "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"};

Result<Value> read_config_file(const std::string& path) {
  const auto unusable = [](std::string message) {
    return fail(ErrorCode::kInputUnreadable, std::move(message),
                "fix the configuration, or name another file with --config");
  };
  const auto text = read_source_file(path, kMaxConfigBytes);
  if (!text) return unusable(fmt::format("{}: {}", path, text.error().message));
  auto value = fs::path(path).extension() == ".toml" ? read_toml(*text) : read_yaml(*text);
  if (value) return std::move(*value);
  return unusable(fmt::format("{}:{}: {}", path, value.error().line, value.error().reason));
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
  config.lang = site_language(site);
  config.languages = declared_languages(site);
  if (const std::string style = site.text_of("permalink"); !style.empty()) config.permalink = style;
  config.future = site.get("future").is_true();
  config.unpublished = site.get("unpublished").is_true();
  config.show_drafts = site.get("show_drafts").is_true();
  const std::string limit = site.text_of("limit_posts");
  std::from_chars(limit.data(), limit.data() + limit.size(), config.limit_posts);
  config.include = strings_of(site.get("include"));
  if (site.get("include").is_null()) config.include = {".htaccess"};
  config.exclude = strings_of(site.get("exclude"));
  config.exclude.insert(config.exclude.end(), std::begin(kDefaultExcludes),
                        std::end(kDefaultExcludes));
  std::string extensions = site.text_of("markdown_ext");
  if (extensions.empty()) extensions = "markdown,mkdown,mkdn,mkd,md";
  for (std::string_view extension : split(extensions, ',')) {
    if (!extension.empty()) config.markdown_ext.emplace_back(extension);
  }
  const Value& separator = site.get("excerpt_separator");
  if (!separator.is_null()) config.excerpt_separator = separator.text;
  config.collections_dir = without_slashes_at_end(site.text_of("collections_dir"));
  config.collections = collections_of(site);
  config.defaults = defaults_of(site);
  config.kramdown = kramdown_options(site);
  config.values = site;
}

/// The configuration's address, or on GitHub Pages the domain's, which Liquid's `site` has there.
void set_address(SiteConfig& config, const std::string& root) {
  SiteAddress address =
      site_address(config.values.text_of("url"), config.values.text_of("baseurl"));
  config.baseurl = std::move(address.baseurl);
  config.url = std::move(address.url);
  if (!config.url.empty()) return;
  config.url = url_of_cname_file(config.source);
  if (config.url.empty()) config.url = url_of_cname_file(root);
  if (!config.url.empty()) {
    config.values.set("url", Value(Value::Kind::kString, config.url));
  }
}

/// A folder of Hugo's or Zola's names its languages in their configuration, in the folder or, when
/// it is `content`, above it.
void set_languages_of_generator(SiteConfig& config) {
  fs::path directory = config.source;
  if (directory.filename() == "content") directory = directory.parent_path();
  std::error_code error;
  for (const char* name : {"hugo.toml", "hugo.yaml", "hugo.yml", "config.toml"}) {
    const std::string path = (directory / name).string();
    if (!fs::exists(path, error)) continue;
    const auto values = read_config_file(path);
    if (!values) return;
    config.lang = site_language(*values);
    config.languages = declared_languages(*values);
    return;
  }
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
    const Value& zone = values->get("timezone");
    if (!zone.is_null()) merged.zone_place = fmt::format("{}:{}: ", file, zone.line);
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

bool SiteConfig::has_plugin(std::string_view name) const {
  return std::find(plugins.begin(), plugins.end(), name) != plugins.end();
}

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
  if (config.is_jekyll) {
    config.plugins = site_plugins(files->site, root);
  } else {
    set_languages_of_generator(config);
  }
  set_address(config, root);
  exclude_destination(config, root, files->site);
  return config;
}

}  // namespace mobysearch
