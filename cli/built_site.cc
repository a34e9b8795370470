// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/built_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "cli/built_page.h"
#include "common/text/ascii.h"
#include "common/text/url.h"
#include "common/text/wildcard.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// The file that Jekyll writes for a path of a URL: at it, index.html in a directory, or the path
/// with .html.
std::optional<fs::path> page_file(const fs::path& site, std::string_view url) {
  const std::string path = percent_decode_leniently(url);
  fs::path page = site / fs::path(path).relative_path();
  std::error_code error;
  if (path.ends_with('/')) {
    page /= "index.html";
  } else if (!fs::is_regular_file(page, error)) {
    page += ".html";
  }
  return fs::is_regular_file(page, error) ? std::optional(page) : std::nullopt;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// How many digits the parts of a path have that are numbers and stand before its last part:
/// "4/2/2" of 2020/01/02/tide.html. Empty without a year; an archive's page ends in a number.
std::string date_shape(std::string_view path) {
  if (path.ends_with("/index.html")) path.remove_suffix(11);
  const auto parts = split(path, '/');
  std::string shape;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (!all_digits(parts[i])) continue;
    shape += fmt::format("{}{}", shape.empty() ? "" : "/", parts[i].size());
  }
  const std::string_view last = parts.back().substr(0, parts.back().find('.'));
  return shape.starts_with('4') && !all_digits(last) ? shape : std::string();
}

/// The path of a link to the site, without what its baseurl puts before it.
std::string path_on_site(std::string_view link, std::string_view baseurl) {
  if (const auto host = link.find("://"); host != std::string_view::npos) {
    const auto slash = link.find('/', host + 3);
    link = slash == std::string_view::npos ? "/" : link.substr(slash);
  }
  if (link.starts_with(baseurl)) link.remove_prefix(baseurl.size());
  return std::string(link.substr(0, link.find_first_of("?#")));
}

}  // namespace

BuiltSite::BuiltSite(std::string directory, std::string baseurl, std::vector<std::string> except)
    : directory_(std::move(directory)), baseurl_(std::move(baseurl)), except_(std::move(except)) {}

void BuiltSite::leave_out(const std::string& url) {
  if (const auto file = page_file(directory_, url)) {
    left_out_.insert(file->lexically_relative(directory_).string());
  }
}

std::vector<std::string> BuiltSite::missing_of(const Post& post) {
  const auto file = page_file(directory_, post.url);
  if (!file) return {fmt::format("{}: {} has no page in {}", post.path, post.url, directory_)};
  const std::string below = file->lexically_relative(directory_).string();
  pages_.insert(below);
  if (std::string shape = date_shape(below); !shape.empty()) date_shapes_.insert(shape);
  const BuiltPage page = read_built_page(text_of(*file));
  if (!page.redirect.empty()) {
    return {fmt::format("{}: {} only redirects to {}", post.path, post.url, page.redirect)};
  }
  std::vector<std::string> missing;
  for (const Section& section : post.sections) {
    if (!section.anchor || page.anchors.find(*section.anchor) != page.anchors.end()) continue;
    missing.push_back(
        fmt::format("{}: {} has no anchor #{}", post.path, file->string(), *section.anchor));
  }
  if (!is_excepted("/" + below)) note_headings(post, page.headings);
  return missing;
}

/// A section that is indexed without an anchor may be any heading that is not found.
void BuiltSite::note_headings(const Post& post, const std::vector<BuiltHeading>& headings) {
  std::set<std::string_view> anchors;
  std::size_t without_anchor = 0;
  for (const Section& section : post.sections) {
    if (section.anchor) anchors.insert(*section.anchor);
    if (!section.anchor && section.level > 0) ++without_anchor;
  }
  const auto is_known = [&](const BuiltHeading& heading) { return anchors.count(heading.id) > 0; };
  const auto first = std::find_if(headings.begin(), headings.end(), is_known);
  const auto last = std::find_if(headings.rbegin(), headings.rend(), is_known).base();
  std::vector<LostHeading> lost;
  for (auto heading = headings.begin(); heading != headings.end(); ++heading) {
    if (is_known(*heading) || (heading < first && heading->text == post.title)) continue;
    lost.push_back({fmt::format("{}: {}", post.path, post.url), heading->id,
                    heading > first && heading < last});
  }
  if (lost.size() <= without_anchor) return;
  for (LostHeading& heading : lost) {
    ++pages_with_[heading.id];
    lost_.push_back(std::move(heading));
  }
}

bool BuiltSite::is_themes(const LostHeading& heading) const {
  const std::size_t count = pages_with_.at(heading.id);
  return !heading.among_sections && count > 1 && count * 4 >= pages_.size();
}

bool BuiltSite::is_excepted(const std::string& path) const {
  return std::any_of(except_.begin(), except_.end(),
                     [&](const std::string& pattern) { return wildcard_matches(pattern, path); });
}

std::set<std::string> BuiltSite::paths_of_feed() const {
  std::set<std::string> paths;
  for (const char* name : {"feed.xml", "atom.xml", "rss.xml"}) {
    for (const std::string& link : feed_links(text_of(fs::path(directory_) / name))) {
      const auto file = page_file(directory_, path_on_site(link, baseurl_));
      if (file) paths.insert(file->lexically_relative(directory_).string());
    }
  }
  return paths;
}

std::vector<std::string> BuiltSite::missing_from_index() const {
  std::vector<std::string> missing;
  for (const LostHeading& heading : lost_) {
    if (is_themes(heading)) continue;
    missing.push_back(
        fmt::format("{} has a section #{} that the index lacks", heading.page, heading.id));
  }
  std::set<std::string> candidates = paths_of_feed();
  std::error_code error;
  for (fs::recursive_directory_iterator it(directory_, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() != ".html") continue;
    std::string below = it->path().lexically_relative(directory_).string();
    if (date_shapes_.count(date_shape(below)) > 0) candidates.insert(std::move(below));
  }
  for (const std::string& path : candidates) {
    const bool is_known = pages_.count(path) > 0 || left_out_.count(path) > 0;
    if (is_known || is_excepted("/" + path)) continue;
    const BuiltPage page = read_built_page(text_of(fs::path(directory_) / path));
    if (!page.redirect.empty() || page.noindex) continue;
    missing.push_back(fmt::format("/{} is a post of the site that the index lacks", path));
  }
  return missing;
}

}  // namespace mobysearch
