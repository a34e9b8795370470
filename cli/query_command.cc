// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/hit_printer.h"
#include "cli/query_words.h"
#include "cli/terminal.h"
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

void declare(CLI::App& command, QueryOptions& options) {
  SearchRequest& request = options.request;
  add_db_option(command, options.db);
  command.add_option("words", options.words, "What to look for, in the query language");
  command.add_option("--limit", request.limit, "Posts to show, 1 to 100")->capture_default_str();
  command.add_option("--offset", request.offset, "Posts to leave out, 0 to 1000")
      ->capture_default_str();
  command.add_option("--sort", request.sort, "relevance, newest or oldest")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, SortOrder>{{"relevance", SortOrder::kRelevance},
                                           {"newest", SortOrder::kNewest},
                                           {"oldest", SortOrder::kOldest}},
          CLI::ignore_case));
  const auto filter = [&](const char* name, std::vector<std::string>& values, const char* help) {
    command.add_option(name, values, help)->allow_extra_args(false);
  };
  filter("--author", request.authors, "Only posts by this author (repeatable)");
  filter("--tag", request.tags, "Only posts with this tag (repeatable)");
  filter("--category", request.categories, "Only posts in this category (repeatable)");
  filter("--year", request.years, "Only posts of this year (repeatable)");
  filter("--has", request.has, "Only posts with this medium: video, slides, code, … (repeatable)");
  filter("--lang", request.langs, "Only posts in this language (repeatable)");
  command
      .add_option("--facets", request.facets, "Count values of: author,tag,category,year,has,lang")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_flag("--prefix", request.prefix, "The last word is unfinished: complete it");
  command.add_flag("--explain", request.explain, "Say what each hit was found for");
  command.add_flag("--json", options.json, "Print the server's search response");
}

Result<ExitCode> run_query(QueryOptions& options) {
  if (auto db = require_db(options.db); !db) return fail(std::move(db.error()));
  for (const auto& word : options.words) {
    if (!options.request.query.empty()) options.request.query += ' ';
    options.request.query += plain_word(word);
  }
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
  return response->hits.empty() ? kExitNotFound : kExitFine;
}

}  // namespace

Command query_command(CLI::App& app) {
  auto options = std::make_shared<QueryOptions>();
  Command command;
  command.app = app.add_subcommand("query", "Search an index");
  declare(*command.app, *options);
  command.run = [options](const SettingsFile&) { return run_query(*options); };
  return command;
}

}  // namespace mobysearch
