// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <memory>

#include "cli/command.h"
#include "cli/hit_printer.h"
#include "cli/terminal.h"
#include "common/text/unicode.h"
#include "search/response_json.h"
#include "search/searcher.h"

namespace mobysearch {
namespace {

struct QueryOptions {
  std::string db;
  std::vector<std::string> words;
  SearchRequest request;
  bool json = false;
};

std::vector<Option> declare(QueryOptions& options) {
  SearchRequest& request = options.request;
  std::vector<Option> declared = {
      db_option(options.db),
      integer_option("limit", request.limit, {1, SearchRequest::kMaxLimit}, "Posts to show"),
      integer_option("offset", request.offset, {0, SearchRequest::kMaxOffset},
                     "Posts to leave out"),
      choice_option<SortOrder>("sort", request.sort,
                               {{"relevance", SortOrder::kRelevance},
                                {"newest", SortOrder::kNewest},
                                {"oldest", SortOrder::kOldest}},
                               "relevance, newest or oldest")};
  for (const Field field : kFilters) {
    const auto& [name, filter] = std::pair(field_spec(field).name, field_spec(field).filter);
    declared.push_back(each_option(std::string(name), request.filters[field],
                                   std::string(filter.value_name),
                                   fmt::format("Only posts {} (repeatable)", filter.help)));
  }
  declared.insert(
      declared.end(),
      {list_option("facets", request.facets, "NAME", "Count values of: " + filter_names(",")),
       flag_option("prefix", request.prefix, "The last word is unfinished: complete it"),
       flag_option("explain", request.explain, "Say what each hit was found for"),
       flag_option("json", options.json, "Print the server's search response")});
  return declared;
}

/// A pasted text may be longer than a query: what goes beyond, from the last blank on, is left out.
std::string query_of(const std::vector<std::string>& words) {
  const std::string text = fmt::format("{}", fmt::join(words, " "));
  if (text.size() <= SearchRequest::kMaxQueryBytes) return text;
  const std::string_view most = clip_utf8(text, SearchRequest::kMaxQueryBytes);
  const std::size_t blank = most.rfind(' ');
  fmt::print(stderr, "Searched for the first {} bytes.\n", SearchRequest::kMaxQueryBytes);
  return std::string(most.substr(0, blank));
}

Result<ExitCode> run_query(QueryOptions& options) {
  if (auto db = require_db(options.db); !db) return fail(std::move(db.error()));
  options.request.query = query_of(options.words);
  auto index = Index::open(options.db);
  if (!index) return fail(std::move(index.error()));
  auto response = Searcher(*index).search(options.request);
  if (!response) return fail(std::move(response.error()));
  if (options.json) {
    print_out(to_json(*response) + "\n");
  } else {
    print_notes(*response);
    print_out(format_hits(*response, Style::for_stream(STDOUT_FILENO)));
  }
  return response->hits.empty() ? kExitNegative : kExitOk;
}

}  // namespace

Command query_command() {
  auto options = std::make_shared<QueryOptions>();
  return {
      .name = "query",
      .help = "Search an index",
      .operand =
          each_option("words", options->words, "", "What to look for, in the query language"),
      .options = declare(*options),
      .run = [options](const SettingsFile&) { return run_query(*options); },
  };
}

}  // namespace mobysearch
