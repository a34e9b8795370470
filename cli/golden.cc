// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kInstead = 3;  ///< hits that a failure names

bool has_media(const SectionHit& section, const std::string& media) {
  return std::any_of(section.media.begin(), section.media.end(),
                     [&](const Media& item) { return item.url.find(media) != std::string::npos; });
}

bool is_section(const SectionHit& section, const std::string& name) {
  return anchor_of(section) == name || fold_case(section.heading) == fold_case(name);
}

std::string described(const SectionHit& section) {
  return fmt::format("“{}” (#{})", section.heading, anchor_of(section));
}

std::optional<std::string> section_failure(const Hit& hit, const std::string& name) {
  const auto& sections = hit.sections;
  if (!sections.empty() && is_section(sections.front(), name)) return std::nullopt;
  const std::string first = sections.empty() ? "none" : described(sections.front());
  return fmt::format("its first section is {}, expected '{}'", first, name);
}

std::optional<std::string> media_failure(const Hit& hit, const std::string& media) {
  const auto& sections = hit.sections;
  if (std::any_of(sections.begin(), sections.end(),
                  [&](const SectionHit& section) { return has_media(section, media); })) {
    return std::nullopt;
  }
  std::string instead;
  for (const SectionHit& section : sections) {
    for (const Media& item : section.media) instead += (instead.empty() ? "" : ", ") + item.url;
  }
  return fmt::format("no media URL contains '{}'; there are: {}", media,
                     instead.empty() ? "none" : instead);
}

std::string first_hits(const std::vector<Hit>& hits) {
  if (hits.empty()) return "nothing is found";
  std::string out = "instead came";
  for (std::size_t i = 0; i < std::min(kInstead, hits.size()); ++i) {
    out += fmt::format("{} {}. {} “{}”", i == 0 ? "" : ",", i + 1, hits[i].url, hits[i].title);
  }
  return out;
}

/// A pasted URL finds its post.
Result<bool> has_post(Searcher& searcher, const std::string& url) {
  SearchRequest request;
  request.query = url.substr(0, SearchRequest::kMaxQueryBytes);
  request.limit = 1;
  return searcher.search(request).map([&](const SearchResponse& response) {
    return !response.hits.empty() && response.hits.front().url == url;
  });
}

Result<std::string> rank_failure(Searcher& searcher, const std::string& url, int rank, int worst,
                                 const std::vector<Hit>& hits) {
  if (rank > 0) {
    return fmt::format("{} is hit {}, expected {} at most; {}", url, rank, worst, first_hits(hits));
  }
  return has_post(searcher, url).map([&](bool there) {
    return fmt::format("{} {}; {}", url,
                       there ? fmt::format("is not among the first {}", SearchRequest::kMaxLimit)
                             : "is no post of the index",
                       first_hits(hits));
  });
}

}  // namespace

std::string path_on_site(const std::string& url, const IndexInfo& site) {
  const std::string& address = site.site_url;
  if (address.empty() || !url.starts_with(address)) return url;
  const std::string path = url.substr(address.size());
  if (path.empty()) return "/";
  return path.front() == '/' ? path : url;
}

std::string anchor_of(const SectionHit& section) {
  const auto hash = section.url.find('#');
  return hash == std::string::npos ? "" : section.url.substr(hash + 1);
}

Result<GoldenResult> run_golden(Searcher& searcher, const GoldenQuery& golden) {
  SearchRequest request;
  request.query = golden.query;
  request.limit = SearchRequest::kMaxLimit;
  auto response = searcher.search(request);
  if (!response) return fail(std::move(response.error()));
  const std::vector<Hit>& hits = response->hits;
  const std::string url = path_on_site(golden.url, searcher.index().info());
  const auto found =
      std::find_if(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.url == url; });
  GoldenResult result;
  if (found != hits.end()) {
    result.rank = static_cast<int>(std::distance(hits.begin(), found)) + 1;
  }
  if (result.rank == 0 || result.rank > golden.rank) {
    return rank_failure(searcher, url, result.rank, golden.rank, hits).map([&](std::string why) {
      result.failure = std::move(why);
      return result;
    });
  }
  if (!golden.section.empty()) result.failure = section_failure(*found, golden.section);
  if (!result.failure && !golden.media.empty()) {
    result.failure = media_failure(*found, golden.media);
  }
  return result;
}

}  // namespace mobysearch
