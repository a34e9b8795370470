// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "common/input_file.h"
#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/generator_config.h"
#include "indexer/site/language.h"
#include "indexer/site/plugins.h"
#include "indexer/site/site_address.h"
#include "indexer/site/source_tree.h"
#include "indexer/site/theme.h"
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

/// A configuration file in the site, or one that the user named and that lies elsewhere.
struct ConfigFile {
  std::string path;  ///< below the site's root, or as it was named
  bool is_elsewhere = false;
  std::string shown;  ///< its path in messages
};

tl::unexpected<Error> unusable_config(std::string message) {
  return fail(ErrorCode::kInputUnreadable, std::move(message),
              "fix the configuration, or name another file with --config");
}

/// Its values, or why it cannot be read.
tl::expected<Value, SkippedFile> read_values(const SourceTree& root, const ConfigFile& file) {
  const auto text = file.is_elsewhere ? read_input_file(file.path, kMaxConfigBytes)
                                      : root.read(file.path, kMaxConfigBytes);
  if (!text) return tl::make_unexpected(SkippedFile{file.shown, 0, text.error().message});
  auto value = fs::path(file.path).extension() == ".toml" ? read_toml(*text) : read_yaml(*text);
  if (value) return std::move(*value);
  const ValueError& error = value.error();
  return tl::make_unexpected(SkippedFile{file.shown, error.line, reason_with_column(error)});
}

Result<Value> read_config_file(const SourceTree& root, const ConfigFile& file) {
  auto values = read_values(root, file);
  if (values) return std::move(*values);
  const SkippedFile& skipped = values.error();
  const std::string line = skipped.line > 0 ? fmt::format(":{}", skipped.line) : "";
  return unusable_config(skipped.path + line + ": " + skipped.reason);
}

/// As named from the working directory, if it is there, else in the site's root.
ConfigFile named_config(const SourceTree& root, const std::string& root_name,
                        const std::string& name) {
  std::error_code error;
  const fs::path named(name);
  if (fs::symlink_status(named, error).type() == fs::file_type::not_found) {
    return {name, false, (fs::path(root_name) / name).string()};
  }
  const fs::path directory = named.has_parent_path() ? named.parent_path() : fs::path(".");
  const fs::path below =
      (fs::canonical(directory, error) / named.filename()).lexically_relative(root.path());
  const bool is_elsewhere = error || below.empty() || *below.begin() == "..";
  return {is_elsewhere ? name : below.string(), is_elsewhere, name};
}

Result<std::vector<ConfigFile>> config_files(const SourceTree& root, const std::string& root_name,
                                             const std::vector<std::string>& configs) {
  std::vector<ConfigFile> files;
  for (const std::string& name : configs) files.push_back(named_config(root, root_name, name));
  if (!configs.empty()) return files;
  for (const char* name : kConfigFiles) {
    std::string shown = (fs::path(root_name) / name).string();
    const auto status = root.status(name);
    if (!status) return unusable_config(fmt::format("{}: {}", shown, status.error().message));
    if (status->kind == FileStatus::Kind::kMissing) continue;
    files.push_back({name, false, std::move(shown)});
    break;
  }
  return files;
}

/// The site's address on GitHub Pages, when its file `CNAME` names a domain.
std::string url_of_cname_file(const SourceTree& directory, std::vector<std::string>& warnings) {
  constexpr std::size_t kMaxFile = 4096;
  const auto status = directory.status("CNAME");
  if (status && status->kind == FileStatus::Kind::kMissing) return {};
  const auto text = directory.read("CNAME", kMaxFile);
  if (!text) {
    warnings.push_back("CNAME: " + text.error().message);
    return {};
  }
  const std::string host = text->substr(0, text->find_first_of("\r\n \t"));
  const bool is_host = !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '-';
  });
  if (!is_host) warnings.emplace_back("CNAME: its first line names no host");
  return is_host ? "https://" + host : "";
}

/// Where the site has its directories: wherever the configuration points, it is in the source.
void set_directories(SiteConfig& config, const Value& site) {
  const auto place_of = [&](const char* key, const char* otherwise) {
    const Value& directory = site.get(key);
    return config.source.place_of(directory.is_string() ? directory.text : otherwise);
  };
  config.includes_dir = place_of("includes_dir", "_includes");
  config.data_dir = place_of("data_dir", "_data");
  config.collections_dir = place_of("collections_dir", "");
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
  config.source.show_hidden(config.include);
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
  set_directories(config, site);
  config.collections = collections_of(site);
  config.defaults = defaults_of(site);
  config.kramdown = kramdown_options(site);
  config.values = site;
}

/// The configuration's address, or on GitHub Pages the domain's, which Liquid's `site` has there.
void set_address(SiteConfig& config, const SourceTree& root) {
  const std::string written = config.values.text_of("url");
  SiteAddress address = site_address(written, config.values.text_of("baseurl"));
  const bool is_refused = !trim(written, " /").empty() && site_address(written, {}).url.empty();
  if (is_refused) {
    config.warnings.push_back(fmt::format(
        "`url: {}`: is no http or https address, so it is ignored: write https://blog.example",
        clip_utf8(clean_utf8(written), 100)));
  }
  config.baseurl = std::move(address.baseurl);
  config.url = std::move(address.url);
  if (!config.url.empty()) return;
  config.url = url_of_cname_file(config.source, config.warnings);
  const bool is_deeper = config.source.path() != root.path();
  if (config.url.empty() && is_deeper) config.url = url_of_cname_file(root, config.warnings);
  if (!config.url.empty()) {
    config.values.set("url", Value(Value::Kind::kString, config.url));
  }
}

/// What the configuration of a Hugo or Zola site says of its address, name, languages and time
/// zone.
void set_generator(SiteConfig& config) {
  const auto found = find_generator_config(config.source, &config.skipped);
  if (!found) return;
  const Value& values = config.generator = found->values;
  config.lang = site_language(values);
  config.languages = declared_languages(values);
  const Value& title = generator_setting(values, "title");
  if (title.is_scalar()) config.title = title.text;
  for (const char* key : {"baseURL", "base_url"}) {
    if (const Value& url = generator_setting(values, key); url.is_string()) {
      config.values.set("baseurl", url);
    }
  }
  const Value& zone = generator_setting(values, "timeZone");
  if (const auto named = find_time_zone(zone.text); named && zone.is_string()) config.zone = *named;
}

/// Excludes what a build wrote below the source.
void exclude_destination(SiteConfig& config, const SourceTree& root, const Value& site) {
  const std::string destination = site.text_of("destination");
  if (destination.empty()) return;
  std::error_code error;
  const fs::path built = fs::weakly_canonical(fs::path(root.path()) / destination, error);
  const std::string below = built.lexically_relative(config.source.path()).string();
  if (!below.empty() && !below.starts_with('.')) config.exclude.push_back(below + "/");
}

Result<SourceTree> source_directory(const SourceTree& root, const Value& site) {
  const std::string source = site.text_of("source");
  if (source.empty()) return root;
  fs::path below = fs::path(source).lexically_normal();
  if (below.is_absolute()) below = below.lexically_relative(root.path());
  auto tree = root.subtree(below.string());
  if (tree) return tree;
  std::string reason = tree.error().message;
  const auto status = root.status(below.string());
  if (status && status->kind != FileStatus::Kind::kDirectory) reason = "no such directory";
  if (below.empty() || *below.begin() == "..") reason = "is outside the site";
  const std::string named = (fs::path(root.path()) / source).lexically_normal().string();
  return fail(ErrorCode::kInputUnreadable, named + ": " + reason,
              "the site's configuration names it as its `source`, which must be a directory in it");
}

/// The configuration files, merged, and the place of their `timezone` ("_config.yml:3").
struct ConfigFiles {
  Value site{Value::Kind::kMap};
  std::string zone_place;
};

Result<ConfigFiles> read_config_files(const SourceTree& root,
                                      const std::vector<ConfigFile>& files) {
  ConfigFiles merged;
  for (const ConfigFile& file : files) {
    auto values = read_config_file(root, file);
    if (!values) return fail(std::move(values.error()));
    const Value& zone = values->get("timezone");
    if (!zone.is_null()) merged.zone_place = fmt::format("{}:{}: ", file.shown, zone.line);
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
  auto tree = SourceTree::open(root);
  if (!tree) return fail(ErrorCode::kInputUnreadable, root + ": " + tree.error().message);
  const auto paths = config_files(*tree, root, configs);
  if (!paths) return fail(paths.error());
  auto files = read_config_files(*tree, *paths);
  if (!files) return fail(std::move(files.error()));
  SourceTree theme;
  if (files->site.get("theme").is_string()) {
    theme = find_theme(files->site, *tree, gem_directories());
    add_theme_settings(theme, files->site);
  }
  auto source = source_directory(*tree, files->site);
  if (!source) return fail(std::move(source.error()));
  auto zone = time_zone_of(*files);
  if (!zone) return fail(std::move(zone.error()));
  SiteConfig config;
  config.is_jekyll = !paths->empty();
  config.source = std::move(*source);
  config.theme = std::move(theme);
  config.zone = *zone;
  config.renderer = site_renderer(files->site, config.is_jekyll, *tree);
  fill(config, files->site);
  if (config.is_jekyll) {
    config.plugins = site_plugins(files->site, *tree, config.skipped);
  } else {
    set_generator(config);
  }
  set_address(config, *tree);
  exclude_destination(config, *tree, files->site);
  return config;
}

}  // namespace mobysearch
