// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "common/input_file.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxFileBytes = 1U << 20;

std::optional<GoldenQuery> parse(std::string_view line, int number) {
  auto fields = split(line, '\t');
  if (fields.size() < 2 || fields.size() > 5) return std::nullopt;
  fields.resize(5, "-");
  const auto field = [&](std::size_t i) { return std::string(fields[i] == "-" ? "" : fields[i]); };
  GoldenQuery golden{number, field(0), field(1), 1, field(3), field(4)};
  if (fields[2] == "-") return golden;
  const char* end = fields[2].data() + fields[2].size();
  const auto [stop, error] = std::from_chars(fields[2].data(), end, golden.rank);
  const bool valid = error == std::errc{} && stop == end && golden.rank >= 1 &&
                     golden.rank <= SearchRequest::kMaxLimit;
  return valid ? std::optional(golden) : std::nullopt;
}

bool has_media(const SectionHit& section, const std::string& media) {
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
      return fmt::format("its first section is '{}', expected '{}'", first, golden.anchor);
    }
  }
  const bool found = golden.media.empty() ||
                     std::any_of(hit.sections.begin(), hit.sections.end(),
                                 [&](const auto& s) { return has_media(s, golden.media); });
  if (!found) return fmt::format("no media URL contains '{}'", golden.media);
  return std::nullopt;
}

}  // namespace

Result<std::vector<GoldenQuery>> read_golden(const std::string& path) {
  const auto lines = read_input_file(path, kMaxFileBytes);
  if (!lines)
    return fail(ErrorCode::kInputUnreadable, path + ": " + lines.error().message,
                "use --golden with a file as mobysearch(1) describes it");
  std::vector<GoldenQuery> queries;
  int number = 0;
  for (const std::string_view line : split(*lines, '\n')) {
    ++number;
    const std::string_view text = trim_right(line, "\t\r");
    if (text.empty() || text.starts_with('#')) continue;
    auto golden = parse(text, number);
    if (!golden) {
      return fail(ErrorCode::kInputUnreadable,
                  fmt::format("{}:{}: not a golden query", path, number),
                  "write query, URL, rank, anchor or -, media or -, separated by tabs");
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
  return std::optional(fmt::format("{} is not among the first {} hits; the first is {}", golden.url,
                                   golden.rank, instead));
}

}  // namespace mobysearch
