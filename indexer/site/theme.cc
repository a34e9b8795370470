// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/theme.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "common/text/ascii.h"
#include "indexer/site/site_path.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// Where gems are, below the home directory and below the root; a star is any name.
constexpr const char* kHomePatterns[] = {".gem/ruby/*", ".local/share/gem/ruby/*",
                                         ".rbenv/versions/*/lib/ruby/gems/*", ".rvm/gems/*",
                                         ".asdf/installs/ruby/*/lib/ruby/gems/*"};
constexpr const char* kRootPatterns[] = {"usr/local/bundle",
                                         "usr/local/lib/ruby/gems/*",
                                         "var/lib/gems/*",
                                         "usr/lib/ruby/gems/*",
                                         "usr/share/rubygems-integration/*",
                                         "opt/hostedtoolcache/Ruby/*/x64/lib/ruby/gems/*",
                                         "opt/homebrew/lib/ruby/gems/*"};

/// Keys of Jekyll::Configuration::DEFAULTS.
constexpr std::string_view kJekyllKeys =
    "source destination collections_dir cache_dir plugins_dir layouts_dir data_dir includes_dir "
    "collections safe include exclude keep_files encoding markdown_ext strict_front_matter "
    "show_drafts limit_posts future unpublished whitelist plugins markdown highlighter lsi "
    "excerpt_separator incremental detach port host baseurl show_dir_listing permalink "
    "paginate_path timezone quiet verbose defaults liquid kramdown";

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

/// The directories below `base` that a pattern matches, the last name first.
void add_matches(const fs::path& base, std::string_view pattern,
                 std::vector<std::string>& directories) {
  std::error_code error;
  if (pattern.empty()) {
    if (fs::is_directory(base, error)) directories.push_back(base.string());
    return;
  }
  const std::string name(take_until(pattern, "/"));
  if (name != "*") return add_matches(base / name, pattern, directories);
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(base, error), end; !error && entry != end;
       entry.increment(error)) {
    found.push_back(entry->path());
  }
  std::ranges::sort(found, std::greater());
  for (const fs::path& path : found) add_matches(path, pattern, directories);
}

bool is_version(std::string_view text) {
  return !text.empty() && is_digit(text[0]) && std::ranges::all_of(text, [](char c) {
    return is_digit(c) || is_ascii_letter(c) || c == '.';
  });
}

bool is_gem_name(std::string_view name) {
  return !name.empty() && name[0] != '.' && std::ranges::all_of(name, [](char c) {
    return is_digit(c) || is_ascii_letter(c) || c == '-' || c == '_' || c == '.';
  });
}

/// The version in a line "    minima (2.5.1)" of a Gemfile.lock; empty when there is none.
std::string locked_version(const SourceTree& root, const std::string& name) {
  const auto text = root.read("Gemfile.lock", kMaxConfigBytes);
  const std::string begin = "    " + name + " (";
  for (std::string_view rest = text ? *text : std::string_view(); !rest.empty();) {
    const std::string_view line = take_line(rest);
    if (line.starts_with(begin))
      return std::string(line.substr(begin.size(), line.find(')') - begin.size()));
  }
  return {};
}

/// The path of a gem below a directory of gems, in one version if it is there, else in the newest.
std::string path_of_gem(const SourceTree& directory, const std::string& name,
                        const std::string& version) {
  std::string newest;
  for (const SourceEntry& entry : directory.list("gems").entries) {
    const bool is_gem = entry.is_directory && entry.name.starts_with(name + "-");
    const std::string its = is_gem ? entry.name.substr(name.size() + 1) : std::string();
    if (!is_version(its)) continue;
    if (its == version) return "gems/" + entry.name;
    if (newest.empty() || is_newer_version(its, newest)) newest = its;
  }
  if (!newest.empty()) return "gems/" + name + "-" + newest;
  // From a repository: its commit stands for the version.
  for (const SourceEntry& entry : directory.list("bundler/gems").entries) {
    if (entry.is_directory && entry.name.starts_with(name + "-"))
      return "bundler/gems/" + entry.name;
  }
  return {};
}

/// Bundler's directories in the site.
std::vector<SourceTree> vendored_directories(const SourceTree& root) {
  std::vector<SourceTree> directories;
  for (const SourceEntry& entry : root.list("vendor/bundle/ruby").entries) {
    auto tree = root.subtree("vendor/bundle/ruby/" + entry.name);
    if (tree) directories.push_back(std::move(*tree));
  }
  return directories;
}

}  // namespace

std::vector<std::string> gem_directories() {
  std::vector<std::string> directories;
  for (const std::string_view path : split(environment("GEM_PATH"), ':')) {
    if (!path.empty()) add_matches(path, {}, directories);
  }
  for (const char* name : {"GEM_HOME", "BUNDLE_PATH"}) {
    const fs::path path = environment(name);
    if (!path.is_absolute()) continue;
    add_matches(path / "ruby", "*", directories);
    add_matches(path, {}, directories);
  }
  const fs::path home = environment("HOME");
  for (const char* pattern : kHomePatterns) {
    if (home.is_absolute()) add_matches(home, pattern, directories);
  }
  for (const char* pattern : kRootPatterns) add_matches("/", pattern, directories);
  return directories;
}

SourceTree find_theme(const Value& site, const SourceTree& root,
                      const std::vector<std::string>& directories) {
  const Value& theme = site.get("theme");
  const std::string name = theme.is_string() ? ascii_lower(trim(theme.text)) : std::string();
  if (!is_gem_name(name)) return {};
  const std::string version = locked_version(root, name);
  std::vector<SourceTree> trees = vendored_directories(root);
  for (const std::string& directory : directories) {
    if (auto tree = SourceTree::open(directory)) trees.push_back(std::move(*tree));
  }
  for (const SourceTree& tree : trees) {
    const std::string path = path_of_gem(tree, name, version);
    auto found = path.empty() ? Result<SourceTree>(SourceTree()) : tree.subtree(path);
    if (!path.empty() && found) return std::move(*found);
  }
  return {};
}

void add_theme_settings(const SourceTree& theme, Value& site) {
  if (site.get("ignore_theme_config").is_true()) return;
  const auto text = theme.read("_config.yml", kMaxConfigBytes);
  auto settings = text ? read_yaml(*text) : ValueResult(Value());
  if (!settings || !settings->is_map()) return;
  std::erase_if(settings->map,
                [](const Value::Member& member) { return in_word_list(member.name, kJekyllKeys); });
  merge_values(*settings, site);
  site = std::move(*settings);
}

bool is_newer_version(std::string_view version, std::string_view other) {
  while (!version.empty() || !other.empty()) {
    const std::string_view left = take_until(version, ".");
    const std::string_view right = take_until(other, ".");
    // What is missing is a zero, and before it comes a prerelease, which has letters.
    const auto number = [](std::string_view part) {
      return part.empty()       ? 0L
             : all_digits(part) ? std::strtol(std::string(part).c_str(), nullptr, 10)
                                : -1L;
    };
    if (number(left) != number(right)) return number(left) > number(right);
    if (number(left) < 0 && left != right) return left > right;
  }
  return false;
}

}  // namespace mobysearch
