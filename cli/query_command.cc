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
#include "search/shards.h"

namespace mobysearch {
namespace {

struct QueryOptions {
  std::vector<std::string> dbs;
  std::vector<std::string> words;
  SearchRequest request;
  bool json = false;
  bool no_verify = false;
};

std::vector<Option> declare(QueryOptions& options) {
  SearchRequest& request = options.request;
  std::vector<Option> declared = {
      dbs_option(options.dbs),
      integer_option("limit", request.limit, {1, SearchRequest::kMaxLimit}, "Posts to show"),
      integer_option("offset", request.offset, {0, SearchRequest::kMaxOffset}, "Posts to skip"),
      detailed(choice_option<SortOrder>("sort", request.sort,
                                        {{"relevance", SortOrder::kRelevance},
                                         {"newest", SortOrder::kNewest},
                                         {"oldest", SortOrder::kOldest}},
                                        "Order: relevance, newest or oldest"),
               "By date, only posts with all the words are listed, if there are any.")};
  for (const Field field : kFilters) {
    const auto& [name, filter] = std::pair(field_spec(field).name, field_spec(field).filter);
    declared.push_back(each_option(std::string(name), request.filters[field],
                                   std::string(filter.value_name),
                                   fmt::format("Only posts {} (repeatable)", filter.help)));
  }
  declared.insert(declared.end(),
                  {detailed(text_option("in", request.in, "URL", "Only the post that has this URL"),
                            "A path will do. The post is shown with up to 20 of its sections."),
                   detailed(list_option("facets", request.facets, "NAME",
                                        "Also count the values of: " + filter_names(",")),
                            "They are counted in all posts found."),
                   flag_option("prefix", request.prefix,
                               "Take the last word for one that is still being typed"),
                   flag_option("explain", request.explain, "Explain the score of each hit"),
                   flag_option("json", options.json, "Print JSON, as the server answers"),
                   no_verify_option(options.no_verify)});
  return declared;
}

/// The query: the words, cut after a whole word if they are too long, as pasted text may be.
std::string query_of(const std::vector<std::string>& words) {
  const std::string text = fmt::format("{}", fmt::join(words, " "));
  if (text.size() <= SearchRequest::kMaxQueryBytes) return text;
  const std::string_view most = clip_utf8(text, SearchRequest::kMaxQueryBytes);
  const std::size_t blank = most.rfind(' ');
  print_note(fmt::format("The query is too long: searched for the first {} bytes.\n",
                         SearchRequest::kMaxQueryBytes));
  return std::string(most.substr(0, blank));
}

/// The index in one file, or in shards.
Result<std::shared_ptr<const Index>> open_index(const std::vector<std::string>& dbs, bool verify) {
  if (!are_shards(dbs)) return Index::open(dbs[0], {.verify_checksum = verify});
  auto list = parse_shard_list(dbs);
  if (!list) return fail(std::move(list.error()));
  list->verify_checksum = verify;
  const ShardSurvey seen = Shards::survey(*list, nullptr, {});
  auto shards = Shards::open(std::move(*list), seen);
  if (!shards) return fail(std::move(shards.error()));
  return Index::open(std::move(*shards));
}

Result<ExitCode> run_query(QueryOptions& options) {
  options.request.query = query_of(options.words);
  auto index = open_index(options.dbs, !options.no_verify);
  if (!index) return fail(std::move(index.error()));
  auto searcher = Searcher::open(*index);
  if (!searcher) return fail(std::move(searcher.error()));
  auto response = searcher->search(options.request);
  if (!response) return fail(std::move(response.error()));
  if (!response->missing_shards.empty())
    for (const std::string& problem : (*index)->shards()->problems())
      print_note(fmt::format("mobysearch: {}\n", printable(problem)));
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
      .description =
          "Searches, ranked as the server does. docs/query_syntax.md describes the query language. "
          "A "
          "word may begin with a dash (`docker -swarm` excludes a word); all that follows `--` is "
          "words.\n\nPosts are chosen by the filters' values: those of one filter are "
          "alternatives. `--json` prints what docs/http_api.md describes.",
      .operand = each_option("words", options->words, "", "The query (see docs/query_syntax.md)"),
      .options = declare(*options),
      .dbs = &options->dbs,
      .run = [options](const SettingsFile&) { return run_query(*options); },
  };
}

}  // namespace mobysearch
