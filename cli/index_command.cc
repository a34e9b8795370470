// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>
#include <unistd.h>

#include <memory>

#include "cli/command.h"
#include "cli/index_report.h"
#include "cli/terminal.h"
#include "indexer/indexer.h"

namespace mobysearch {
namespace {

struct IndexOptions {
  IndexerOptions indexer;
  bool json = false;
  bool verbose = false;
};

std::vector<Option> declare(IndexOptions& options) {
  IndexerOptions& indexer = options.indexer;
  return {
      db_option(indexer.db),
      list_option("config", indexer.configs, "FILE", "Configuration files, as for jekyll build"),
      list_option("include", indexer.include, "NAME",
                  "Also index pages, or a collection (repeatable)"),
      flag_option("future", indexer.future, "Also index posts with a future date"),
      flag_option("drafts", indexer.drafts, "Also index drafts"),
      flag_option("unpublished", indexer.unpublished, "Also index posts with `published: false`"),
      flag_option("strict", indexer.strict,
                  "Fail and publish nothing if a file is skipped or faulty"),
      flag_option("allow-empty", indexer.allow_empty, "Also publish an index of no posts"),
      text_option("url", indexer.site_url, "URL", "The site's address, instead of its `url`"),
      text_option("title", indexer.site_title, "TEXT", "The site's title, instead of its `title`"),
      text_option("lang", indexer.lang, "LANG", "The site's language, instead of its `lang`"),
      text_option("commit", indexer.commit, "ID",
                  "The indexed commit, if it is not the one checked out"),
      integer_option("threads", indexer.threads, {0, 256}, "Threads to use; 0: one per core"),
      flag_option("verbose", options.verbose, "Name every file, with what became of it"),
      flag_option("json", options.json, "Print the report as JSON"),
  };
}

Result<ExitCode> run_index(IndexOptions& options, const SettingsFile& file) {
  IndexerOptions& indexer = options.indexer;
  indexer.synonyms = file.synonyms;
  ProgressBar bar(STDERR_FILENO);
  indexer.progress = [&bar](std::size_t done, std::size_t total) { bar.show(done, total); };
  auto report = run_indexer(indexer);
  bar.clear();
  if (!report) return fail(std::move(report.error()));
  print_note(format_notes(*report));
  if (options.verbose && !options.json) print_out(format_files(*report));
  print_out(options.json ? to_json(*report) : format_summary(*report, indexer.db));
  if (report->published) return kExitOk;
  const std::size_t bad = report->skipped.size() + report->faults.size();
  if (indexer.strict && bad > 0) {
    print_error({ErrorCode::kInputUnreadable,
                 fmt::format("{} files were skipped or are faulty, so nothing was published", bad),
                 "fix them, or drop --strict",
                 {}});
    return kExitNegative;
  }
  return fail(ErrorCode::kInputUnreadable,
              fmt::format("{}: has no posts to publish, so nothing was: {} were skipped, {} hidden",
                          indexer.source, report->skipped.size(), report->hidden),
              "see what is wrong with them, or use --allow-empty");
}

}  // namespace

Command index_command() {
  auto options = std::make_shared<IndexOptions>();
  return {
      .name = "index",
      .help = "Index a site's posts into one file",
      .operand = text_option("source", options->indexer.source, "",
                             "A Jekyll site's root, or a folder of Markdown files"),
      .options = declare(*options),
      .db = &options->indexer.db,
      .settings_directory = [options] { return options->indexer.source; },
      .run = [options](const SettingsFile& file) { return run_index(*options, file); },
  };
}

}  // namespace mobysearch
