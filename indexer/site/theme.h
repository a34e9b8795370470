// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/site/source_tree.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// Directories in which RubyGems and Bundler install gems: those that the environment names, then
/// the usual ones of Ruby's version managers, of images and of distributions, as far as they exist.
std::vector<std::string> gem_directories();

/// The directory of the gem that is the `theme` of a configuration: in the version that the site's
/// Gemfile.lock names, else the newest, in the site's `vendor/bundle` or the first directory that
/// has it. An empty tree when there is no theme, or it is not installed. Files are opened below it
/// alone. Runs no Ruby.
SourceTree find_theme(const Value& site, const SourceTree& root,
                      const std::vector<std::string>& directories);

/// Adds what a theme's `_config.yml` says and the site's does not, but for Jekyll's own keys
/// (Jekyll::Site#load_theme_configuration).
void add_theme_settings(const SourceTree& theme, Value& site);

/// Whether a version of a gem is newer than another, as Gem::Version compares them.
bool is_newer_version(std::string_view version, std::string_view other);

}  // namespace mobysearch
