// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/plugins.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/site/site_path.h"
#include "indexer/site/source_tree.h"

namespace mobysearch {
namespace {

constexpr std::string_view kGitHubPages = "github-pages";
/// What the gem github-pages adds to `plugins`, as far as it decides what is published.
constexpr const char* kGitHubPagesPlugins[] = {
    "jekyll-default-layout", "jekyll-optional-front-matter", "jekyll-readme-index",
    "jekyll-relative-links", "jekyll-titles-from-headings"};

/// The name in `gem "name", …`, or empty.
std::string_view gem_name(std::string_view line) {
  if (!line.starts_with("gem ") && !line.starts_with("gem(")) return {};
  line.remove_prefix(4);
  line = trim_left(line, " (");
  const char quote = line.empty() ? ' ' : line[0];
  if (quote != '"' && quote != '\'') return {};
  line.remove_prefix(1);
  return line.substr(0, line.find(quote));
}

void add_gemfile_plugins(std::vector<std::string>& plugins, std::string_view gemfile) {
  bool in_group = false;
  while (!gemfile.empty()) {
    const std::string_view line = trim(take_line(gemfile));
    const bool names_group = line.find(":jekyll_plugins") != std::string_view::npos;
    if (line.starts_with("group")) in_group = names_group;
    if (line == "end") in_group = false;
    const std::string_view name = gem_name(line);
    if (name.empty()) continue;
    if (in_group || names_group || name == kGitHubPages) plugins.emplace_back(name);
  }
}

}  // namespace

std::vector<std::string> site_plugins(const Value& site, const SourceTree& root,
                                      std::vector<SkippedFile>& skipped) {
  std::vector<std::string> plugins;
  for (const char* key : {"plugins", "gems"}) {
    const Value& named = site.get(key);
    if (named.is_scalar()) plugins.push_back(named.text);
    for (const Value& item : named.list) plugins.push_back(item.text);
  }
  const auto gemfile = root.read_if_there("Gemfile", kMaxConfigBytes);
  if (!gemfile) skipped.push_back({"Gemfile", 0, gemfile.error().message});
  if (gemfile && *gemfile) add_gemfile_plugins(plugins, **gemfile);
  if (std::find(plugins.begin(), plugins.end(), kGitHubPages) != plugins.end()) {
    plugins.insert(plugins.end(), std::begin(kGitHubPagesPlugins), std::end(kGitHubPagesPlugins));
  }
  const bool has_translations = root.has_directory(join_path(site.text_of("source"), "_i18n"));
  if (has_translations && site.get("languages").is_list()) {
    plugins.emplace_back("jekyll-multiple-languages-plugin");
  }
  return plugins;
}

}  // namespace mobysearch
