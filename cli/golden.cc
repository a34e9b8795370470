// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

namespace mobysearch {
namespace {

std::string unless_dash(const std::string& field) { return field == "-" ? "" : field; }

std::optional<GoldenQuery> parse(const std::string& line, int number) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
  if (fields.size() < 2 || fields.size() > 5) return std::nullopt;
  fields.resize(5, "-");
  GoldenQuery golden{
      number, fields[0], fields[1], 1, unless_dash(fields[3]), unless_dash(fields[4])};
  if (fields[2] == "-") return golden;
  const char* end = fields[2].data() + fields[2].size();
  const auto [stop, error] = std::from_chars(fields[2].data(), end, golden.rank);
  const bool valid = error == std::errc{} && stop == end && golden.rank >= 1 &&
                     golden.rank <= SearchRequest::kMaxLimit;
  return valid ? std::optional(golden) : std::nullopt;
}

bool offers(const SectionHit& section, const std::string& media) {
  return std::any_of(section.media.begin(), section.media.end(),
                     [&](const Media& item) { return item.url.find(media) != std::string::npos; });
}

std::string anchor_of(const SectionHit& section) {
  const auto hash = section.url.find('#');
  return hash == std::string::npos ? "" : section.url.substr(hash + 1);
}

std::optional<std::string> hit_failure(const Hit& hit, const GoldenQuery& golden) {
  if (!golden.anchor.empty()) {
    const std::string first = hit.sections.empty() ? "" : anchor_of(hit.sections.front());
    if (first != golden.anchor) {
      return fmt::format("its first section is '{}', not '{}'", first, golden.anchor);
    }
  }
  const bool offered =
      golden.media.empty() || std::any_of(hit.sections.begin(), hit.sections.end(),
                                          [&](const auto& s) { return offers(s, golden.media); });
  if (!offered) return fmt::format("it offers no media with '{}'", golden.media);
  return std::nullopt;
}

}  // namespace

Result<std::vector<GoldenQuery>> read_golden(const std::string& path) {
  std::ifstream in(path);
  if (!in)
    return fail(ErrorCode::kInputUnreadable, path + ": cannot be read",
                "name a file of golden queries, as docs/mobysearch.1 describes it");
  std::vector<GoldenQuery> queries;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    auto golden = parse(line, number);
    if (!golden) {
      return fail(ErrorCode::kInputUnreadable,
                  fmt::format("{}:{}: not a golden query", path, number),
                  "a line is: query, URL, rank, anchor or -, media or -, separated by tabs");
    }
    queries.push_back(std::move(*golden));
  }
  return queries;
}

Result<std::optional<std::string>> golden_failure(Searcher& searcher, const GoldenQuery& golden) {
  SearchRequest request;
  request.query = golden.query;
  request.limit = golden.rank;
  auto response = searcher.search(request);
  if (!response) return fail(std::move(response.error()));
  const auto& hits = response->hits;
  const auto found =
      std::find_if(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.url == golden.url; });
  if (found != hits.end()) return hit_failure(*found, golden);
  const std::string instead = hits.empty() ? "nothing" : hits.front().url;
  return std::optional(
      fmt::format("{} is not among the first {}; first is {}", golden.url, golden.rank, instead));
}

}  // namespace mobysearch
