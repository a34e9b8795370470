// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/built_site.h"

#include <fmt/core.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

std::string percent_decoded(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    unsigned value = 0;
    const char* digits = url.data() + i + 1;
    if (url[i] == '%' && i + 2 < url.size() &&
        std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += url[i];
    }
  }
  return out;
}

/// The file that Jekyll writes for a URL: its path, index.html below a directory, .html if bare.
std::optional<fs::path> page_file(const fs::path& site, const Post& post) {
  const std::string path = percent_decoded(post.url);
  const fs::path below = site / fs::path(path).relative_path();
  std::error_code error;
  if (!path.empty() && path.back() == '/') {
    if (fs::is_regular_file(below / "index.html", error)) return below / "index.html";
    return std::nullopt;
  }
  if (fs::is_regular_file(below, error)) return below;
  fs::path page = below;
  page += ".html";
  if (fs::is_regular_file(page, error)) return page;
  return std::nullopt;
}

/// Values of every id and name attribute. A plain scan is enough: it may take an attribute out of a
/// comment for real, never the other way round.
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
