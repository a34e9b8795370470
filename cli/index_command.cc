// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/progress_bar.h"
#include "cli/terminal.h"
#include "indexer/indexer.h"

namespace mobysearch {
namespace {

struct IndexOptions {
  IndexerOptions indexer;
  bool json = false;
};

void declare(CLI::App& command, IndexOptions& options) {
  IndexerOptions& indexer = options.indexer;
  command
      .add_option("source", indexer.source, "A Jekyll site's root, or a folder of Markdown files")
      ->required();
  add_db_option(command, indexer.db);
  command
      .add_option("--config", indexer.configs, "Configuration files, comma-separated, as Jekyll's")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--include", indexer.include, "Index these beside posts: pages, or collections")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_flag("--future", indexer.future, "Index posts with a future date");
  command.add_flag("--drafts", indexer.drafts, "Index what is in _drafts");
  command.add_flag("--unpublished", indexer.unpublished, "Index posts with `published: false`");
  command.add_flag("--strict", indexer.strict, "A skipped file is a failure; publish nothing then");
  command.add_option("--url", indexer.site_url, "The site's address, instead of its `url`");
  command.add_option("--title", indexer.site_title, "The site's title, instead of its `title`");
  command.add_option("--lang", indexer.lang, "The site's language, instead of its `lang`");
  command.add_option("--commit", indexer.commit,
                     "The commit indexed, instead of the one checked out");
  command.add_option("--threads", indexer.threads, "Threads to use; 0: one a core")
      ->check(CLI::Range(0, 256));
  command.add_flag("--json", options.json, "Print the report as JSON");
}

std::string line_of(const SkippedFile& file) {
  return file.line > 0 ? fmt::format("{}:{}: {}", file.path, file.line, file.reason)
                       : fmt::format("{}: {}", file.path, file.reason);
}

std::string to_json(const IndexReport& report, bool published) {
  nlohmann::ordered_json json = {
      {"published", published},      {"posts", report.posts},
      {"sections", report.sections}, {"media", report.media},
      {"words", report.words},       {"hidden", report.hidden},
      {"seconds", report.seconds},   {"bytes", report.bytes},
      {"revision", report.revision}, {"skipped", nlohmann::json::array()},
      {"misnamed", report.misnamed}};
  for (const SkippedFile& file : report.skipped) {
    json["skipped"].push_back({{"path", file.path}, {"line", file.line}, {"reason", file.reason}});
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string summary(const IndexReport& report, const std::string& db) {
  std::string out = fmt::format("{}: {} posts, {} sections, {} media, {} words\n", printable(db),
                                report.posts, report.sections, report.media, report.words);
  out += fmt::format("{} skipped, {} hidden, {} misnamed; {} bytes in {:.2f} s\n",
                     report.skipped.size(), report.hidden, report.misnamed.size(), report.bytes,
                     report.seconds);
  return out;
}

Result<ExitCode> run_index(IndexOptions& options, const SettingsFile& file) {
  IndexerOptions& indexer = options.indexer;
  if (auto db = require_db(indexer.db); !db) return fail(std::move(db.error()));
  indexer.synonyms_json = file.synonyms_json;
  ProgressBar bar(STDERR_FILENO);
  indexer.progress = [&bar](std::size_t done, std::size_t total) { bar.show(done, total); };
  auto report = run_indexer(indexer);
  bar.clear();
  if (!report) return fail(std::move(report.error()));
  for (const SkippedFile& skipped : report->skipped) {
    fmt::print(stderr, "{}\n", printable(line_of(skipped)));
  }
  for (const std::string& path : report->misnamed) {
    fmt::print(stderr, "{}: not a post: its name is not YEAR-MONTH-DAY-title.md\n",
               printable(path));
  }
  const bool published = !indexer.strict || report->skipped.empty();
  print_out(options.json ? to_json(*report, published) : summary(*report, indexer.db));
  if (published) return kExitFine;
  print_error(
      {ErrorCode::kInputUnreadable,
       fmt::format("{} files were skipped, so nothing was published", report->skipped.size()),
       "mend them, or leave out --strict",
       {}});
  return kExitNotFound;
}

}  // namespace

Command index_command(CLI::App& app) {
  auto options = std::make_shared<IndexOptions>();
  Command command;
  command.app = app.add_subcommand("index", "Index a site's posts into one file");
  declare(*command.app, *options);
  command.settings_directory = [options] { return options->indexer.source; };
  command.run = [options](const SettingsFile& file) { return run_index(*options, file); };
  return command;
}

}  // namespace mobysearch
