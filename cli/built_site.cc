// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/built_site.h"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "common/text/url.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// The file that Jekyll writes for a post's URL: at its path, index.html in a directory, or the
/// path with .html.
std::optional<fs::path> page_file(const fs::path& site, const Post& post) {
  const std::string path = percent_decode_leniently(post.url);
  const fs::path below = site / fs::path(path).relative_path();
  std::error_code error;
  if (path.ends_with('/')) {
    if (fs::is_regular_file(below / "index.html", error)) return below / "index.html";
    return std::nullopt;
  }
  if (fs::is_regular_file(below, error)) return below;
  fs::path page = below;
  page += ".html";
  if (fs::is_regular_file(page, error)) return page;
  return std::nullopt;
}

/// The values of all id and name attributes. A plain scan is enough: it may find an attribute in a
/// comment, but it misses none.
std::set<std::string, std::less<>> anchors_in(const std::string& html) {
  std::set<std::string, std::less<>> anchors;
  for (std::string_view name : {"id=", "name="}) {
    for (auto at = html.find(name); at != std::string::npos; at = html.find(name, at + 1)) {
      const auto begin = at + name.size();
      const char quote = begin < html.size() ? html[begin] : '\0';
      const bool quoted = quote == '"' || quote == '\'';
      const auto first = quoted ? begin + 1 : begin;
      const auto end = quoted ? html.find(quote, first) : html.find_first_of(" \t\n>", first);
      if (end != std::string::npos) anchors.insert(html.substr(first, end - first));
    }
  }
  return anchors;
}

}  // namespace

std::vector<std::string> missing_from_site(const std::string& directory, const Post& post) {
  const auto file = page_file(directory, post);
  if (!file) return {fmt::format("{}: {} has no page in {}", post.path, post.url, directory)};
  std::ifstream in(*file, std::ios::binary);
  const std::string html{std::istreambuf_iterator<char>(in), {}};
  const auto anchors = anchors_in(html);
  std::vector<std::string> missing;
  for (const Section& section : post.sections) {
    if (section.anchor && anchors.find(*section.anchor) == anchors.end()) {
      missing.push_back(
          fmt::format("{}: {} has no anchor #{}", post.path, file->string(), *section.anchor));
    }
  }
  return missing;
}

}  // namespace mobysearch
