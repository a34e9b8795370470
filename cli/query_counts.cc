// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/query_counts.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "cli/terminal.h"
#include "common/text/unicode.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

std::int64_t number_of(const Value& map, std::string_view name) {
  const std::string text = map.text_of(name);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// A query may hold line ends, too.
std::string on_one_line(const std::string& text) {
  std::string line = printable(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return line;
}

/// Where the counts of `site` are in what a server says.
Result<const Value*> counts_in(const Value& root, const std::string& source,
                               const std::string& site) {
  const Value& sites = root.get("sites");
  if (!sites.is_list() && site.empty()) return &root;
  if (!sites.is_list()) {
    return fail(ErrorCode::kUsage, source + ": the server has one site", "leave out --site");
  }
  if (site.empty()) {
    return fail(ErrorCode::kUsage, source + ": the server has many sites", "add --site NAME");
  }
  const auto found = std::find_if(sites.list.begin(), sites.list.end(),
                                  [&](const Value& each) { return each.text_of("site") == site; });
  if (found != sites.list.end()) return &*found;
  return fail(ErrorCode::kUsage, fmt::format("{}: the site '{}' is not open there", source, site),
              "counts are of the time since a site was opened; is the name right?");
}

}  // namespace

Result<QueryCounts> read_query_counts(std::string_view json, const std::string& source,
                                      const std::string& site) {
  const auto root = read_json(json);
  if (!root || !(root->get("queries").is_list() || root->get("sites").is_list())) {
    return fail(ErrorCode::kInputUnreadable, source + ": does not answer with counts of queries",
                "name the socket that serve was given as --admin-socket");
  }
  const auto counted = counts_in(*root, source, site);
  if (!counted) return fail(counted.error());
  QueryCounts counts{root->get("enabled").is_true(), {}};
  for (const Value& entry : (*counted)->get("queries").list) {
    counts.queries.push_back({clean_utf8(entry.text_of("query")), number_of(entry, "count"),
                              number_of(entry, "without_results")});
  }
  return counts;
}

std::string format_table(const QueryCounts& counts) {
  if (!counts.enabled) return "The server counts no queries: start it with --query-stats.\n";
  if (counts.queries.empty()) {
    return "No query was asked often enough to be shown (serve --query-stats-min-count).\n";
  }
  std::string out = "   count  found nothing  query\n";
  for (const QueryCount& entry : counts.queries) {
    out += fmt::format("{:>8}  {:>13}  {}\n", entry.count, entry.without_results,
                       on_one_line(entry.query));
  }
  return out;
}

}  // namespace mobysearch
