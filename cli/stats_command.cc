// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>

#include "cli/command.h"
#include "cli/query_counts.h"
#include "cli/query_suggestions.h"
#include "cli/query_suggestions_report.h"
#include "cli/terminal.h"
#include "server/query_stats.h"

namespace mobysearch {
namespace {

struct StatsOptions {
  std::string socket;
  std::string site;
  std::string db;
  bool suggest = false;
  bool json = false;
};

Result<ExitCode> suggest(const QueryCounts& counts, const StatsOptions& options) {
  auto index = Index::open(options.db, {.verify_checksum = true});
  if (!index) return fail(std::move(index.error()));
  auto suggestions = suggest_from(counts, *index);
  if (!suggestions) return fail(std::move(suggestions.error()));
  print_out(options.json ? to_json(*suggestions) : format_yaml(*suggestions));
  return kExitOk;
}

Result<ExitCode> run_stats(const StatsOptions& options) {
  if (options.suggest && options.db.empty()) {
    return fail(ErrorCode::kUsage, "--suggest needs the index that the server answers from",
                "add --db FILE");
  }
  auto text = read_query_stats(options.socket);
  if (!text) return fail(std::move(text.error()));
  const auto counts = read_query_counts(*text, options.socket, options.site);
  if (!counts) return fail(counts.error());
  if (options.suggest) return suggest(*counts, options);
  print_out(options.json ? *text : format_table(*counts));
  return kExitOk;
}

constexpr char kSuggestDetails[] =
    "It is YAML. `synonyms`, for mobysearch.yml: words that no post has, and words of the index "
    "that may be meant by them. `queries`, for `check --golden`: what is looked for most, and "
    "the post that comes first. Both are to be read before they are used. Of counts alone, "
    "nothing is known of any reader.";

constexpr char kStatsJsonDetails[] =
    "A line: `enabled`, and `queries`, with `query`, `count` and `without_results`, the most "
    "frequent first. Of many sites it has `sites`, each with `site` and its `queries`. With "
    "`--suggest`: `missing`, with `word`, `searches` and `meant`, and "
    "`golden`, with `query`, `url` and `searches`.";

}  // namespace

Command stats_command() {
  auto options = std::make_shared<StatsOptions>();
  return {
      .name = "stats",
      .help = "Show the queries that a running server has counted",
      .description =
          "Prints the queries that a server with `--query-stats` has counted, how often each was "
          "asked, and how often it found nothing.",
      .options = {text_option("socket", options->socket, "PATH", "The server's --admin-socket"),
                  text_option("site", options->site, "NAME",
                              "The site, of a server that has many (serve --sites)"),
                  detailed(flag_option("suggest", options->suggest,
                                       "Propose synonyms and golden queries instead"),
                           kSuggestDetails),
                  text_option("db", options->db, "FILE",
                              "The index that the server answers from, for --suggest"),
                  detailed(flag_option("json", options->json, "Print JSON"), kStatsJsonDetails)},
      .run = [options](const SettingsFile&) { return run_stats(*options); },
  };
}

}  // namespace mobysearch
