// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/etag.h"

#include <fmt/format.h>

#include <functional>

namespace mobysearch {
namespace {

constexpr std::string_view kEmptyMark = "-0";

/// The quoted part: a proxy that compresses may drop the W/ before it.
std::string opaque_tag(std::string_view key, bool has_results) {
  return fmt::format("\"{:016x}{}\"", std::hash<std::string_view>{}(key),
                     has_results ? "" : kEmptyMark);
}

}  // namespace

std::string etag_of(std::string_view key, bool has_results) {
  return "W/" + opaque_tag(key, has_results);
}

std::optional<bool> match_etag(std::string_view if_none_match, std::string_view key) {
  if (if_none_match.empty()) return std::nullopt;
  if (if_none_match == "*") return true;
  for (const bool has_results : {true, false}) {
    if (if_none_match.find(opaque_tag(key, has_results)) != std::string_view::npos)
      return has_results;
  }
  return std::nullopt;
}

}  // namespace mobysearch
