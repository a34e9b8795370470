// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/watch_rule.h"

#include <algorithm>
#include <filesystem>

#include "common/index/shard.h"
#include "common/text/ascii.h"
#include "indexer/site/site_files.h"
#include "indexer/site/site_path.h"
#include "indexer/writer/publisher.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// What is read in the root though the site excludes it, or has its source elsewhere.
constexpr std::string_view kRootFiles = "mobysearch.yml Gemfile Gemfile.lock CNAME";

/// As it is, or would be, with the links on its way followed.
fs::path real_path(const fs::path& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? path : real;
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// A copy that an editor makes, or a file that Jekyll takes for none.
bool is_aside(const std::string& name) {
  return name.find_first_of(".#~") == 0 || name.ends_with('~');
}

}  // namespace

Result<WatchRule> WatchRule::read(const IndexerOptions& options,
                                  const std::vector<std::string>& own) {
  auto config = read_site_config(options.source, options.configs);
  if (!config) return fail(std::move(config.error()));
  return WatchRule(std::move(*config), options, own);
}

WatchRule::WatchRule(SiteConfig config, const IndexerOptions& options,
                     const std::vector<std::string>& own)
    : config_(std::move(config)), root_(real_path(options.source)) {
  below_root_ = fs::path(config_.source.path()).lexically_relative(root_);
  if (below_root_ == ".") below_root_.clear();
  for (const std::string& name : options.configs) add_config(name, options.source);
  if (options.configs.empty()) configs_.insert(std::begin(kConfigFiles), std::end(kConfigFiles));
  const fs::path db = real_path(options.db);
  const Publisher::Paths beside = Publisher::Paths::beside(db);
  own_.insert({beside.directory, beside.lock});
  for (const std::string& file : index_files(db.string(), options.shards)) own_.insert(file);
  for (const std::string& path : own) own_.insert(real_path(path));
}

/// As the indexer finds it: from the working directory, else in the site's root.
void WatchRule::add_config(const std::string& name, const std::string& source) {
  std::error_code error;
  const fs::path named = fs::exists(name, error) ? fs::path(name) : fs::path(source) / name;
  // Of the file itself, the link is followed by nobody: who replaces it replaces a name.
  const fs::path path =
      real_path(named.parent_path().empty() ? "." : named.parent_path()) / named.filename();
  const fs::path below = path.lexically_relative(root_);
  if (below.empty() || *below.begin() == "..") {
    other_files_.push_back(path);
  } else {
    configs_.insert(below);
  }
}

bool WatchRule::enters(const std::string& directory) const {
  if (is_own(directory)) return false;
  if (is_in_directory(below_root_, directory)) return true;  // on the way to the source, or it
  if (!is_in_directory(directory, below_root_)) return false;
  const std::string path(below_directory(directory, below_root_));
  for (const std::string& read :
       {config_.includes_dir, config_.data_dir, config_.collections_dir}) {
    if (!read.empty() && is_in_directory(path, read)) return true;
  }
  const std::string name = file_name(path);
  if (name == ".git" || name == "_site") return false;
  if (is_aside(name)) return is_included(config_, path);
  return !is_excluded(config_, path, true);
}

bool WatchRule::counts(const std::string& path) const {
  if (is_own(path)) return false;
  if (configs_.contains(path) || in_word_list(path, kRootFiles)) return true;
  if (!is_in_directory(path, below_root_)) return false;
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    if (!enters(path.substr(0, slash))) return false;
  }
  const std::string below(below_directory(path, below_root_));
  if (is_included(config_, below)) return true;
  return !is_aside(file_name(path)) && !is_excluded(config_, below, false);
}

WatchedPaths WatchRule::paths() const {
  return {[rule = *this](const std::string& directory) { return rule.enters(directory); },
          [rule = *this](const std::string& path) { return rule.counts(path); }};
}

bool WatchRule::is_made_of(const std::string& change) const {
  return change == TreeWatch::kWhole || configs_.contains(change) ||
         std::ranges::find(other_files_, change) != other_files_.end();
}

}  // namespace mobysearch
