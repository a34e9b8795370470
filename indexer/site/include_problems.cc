// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/include_problems.h"

#include <fmt/core.h>

#include <utility>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxName = 100;  ///< bytes that are shown

std::string shown(std::string_view text) {
  return std::string(clip_utf8(clean_utf8(text), kMaxName));
}

/// Why the includes may be nowhere.
std::string reason_of(const SiteConfig& config) {
  const Value& theme = config.values.get("theme");
  const Value& remote = config.values.get("remote_theme");
  if (remote.is_string()) {
    return fmt::format("and its remote theme {} is not read", shown(remote.text));
  }
  if (!theme.is_string()) return "which has no theme";
  if (!config.theme.path().empty()) return fmt::format("nor in its theme {}", shown(theme.text));
  return fmt::format("and its theme {} is not installed here", shown(theme.text));
}

}  // namespace

void IncludeProblems::add_missing(std::string_view name) {
  const std::lock_guard lock(mutex_);
  missing_.emplace(name);
}

void IncludeProblems::add_unread(SkippedFile file) {
  const std::lock_guard lock(mutex_);
  unread_.push_back(std::move(file));
}

std::vector<SkippedFile> IncludeProblems::unread() const {
  const std::lock_guard lock(mutex_);
  return unread_;
}

std::string IncludeProblems::missing(const SiteConfig& config) const {
  const std::lock_guard lock(mutex_);
  if (missing_.empty()) return {};
  const std::string more =
      missing_.size() == 1 ? "" : fmt::format(" (and {} more)", missing_.size() - 1);
  return fmt::format(
      "include {}{}: is not in the site, {}; of what it shows, only its parameters "
      "are indexed",
      shown(*missing_.begin()), more, reason_of(config));
}

}  // namespace mobysearch
