// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_job.h"

#include <fmt/core.h>
#include <unistd.h>

#include "cli/counted.h"
#include "cli/index_progress.h"
#include "cli/index_report.h"
#include "cli/terminal.h"
#include "common/index/shard.h"

namespace mobysearch {
namespace {

/// What is indexed, and into what.
std::vector<Option> reading_options(IndexerOptions& indexer) {
  return {
      db_option(indexer.db),
      list_option("config", indexer.configs, "FILE", "Configuration files, as for jekyll build"),
      list_option("include", indexer.include, "NAME",
                  "Also index pages, or a collection (repeatable)"),
      flag_option("future", indexer.future, "Also index posts with a future date"),
      flag_option("drafts", indexer.drafts, "Also index drafts"),
      flag_option("unpublished", indexer.unpublished, "Also index posts with `published: false`"),
      detailed(flag_option("strict", indexer.strict,
                           "Fail and publish nothing if a file is skipped or faulty"),
               "A file is faulty that is published without its front matter."),
      detailed(flag_option("allow-empty", indexer.allow_empty, "Also publish an index of no posts"),
               "Without it, a site that has no posts (left) is an error, and the index that is "
               "there stays."),
      detailed(
          text_option("url", indexer.site_url, "URL", "The site's address, instead of its `url`"),
          "It may end in the configuration's `baseurl`."),
      text_option("title", indexer.site_title, "TEXT", "The site's title, instead of its `title`"),
      text_option("lang", indexer.lang, "LANG", "The site's language, instead of its `lang`"),
      text_option("commit", indexer.commit, "ID",
                  "The indexed commit, if it is not the one checked out"),
  };
}

/// How the index is written, however the site is read.
std::vector<Option> writing_options(IndexerOptions& indexer) {
  return {
      detailed(choice_option<Positions>(
                   "positions", indexer.positions,
                   {{"auto", Positions::kAuto}, {"on", Positions::kOn}, {"off", Positions::kOff}},
                   "Store where words stand, for very many posts"),
               fmt::format("The index is half as large again. Phrases are then found without "
                           "looking into posts, and a server needs much less memory. auto, the "
                           "default: from {} posts on.",
                           kPostsWithPositions)),
      detailed(integer_option("shards", indexer.shards, {1, kMaxShards},
                              "Write the index as so many files, for millions of posts"),
               "Of `--db blog.mobydb` and 4 these are blog-1-of-4.mobydb to blog-4-of-4.mobydb, "
               "each with about as many posts and with positions. A post's path says which has "
               "it, so that another post moves none. All are made before the first is renamed. "
               "Files of another number of shards stay, and belong to nothing."),
      integer_option("threads", indexer.threads, {0, 256}, "Threads to use; 0: one per core"),
  };
}

std::vector<Option> report_options(IndexJob& job) {
  return {
      detailed(flag_option("verbose", job.verbose, "Name every file, with what became of it"),
               "A file is indexed, hidden, skipped, misnamed or ignored, and the reason is said."),
      detailed(flag_option("json", job.json, "Print the report as JSON"),
               "It has what was counted; the index's files as `outputs`; the files `skipped`, with "
               "`path`, `line` and `reason`; the `faults`, published without their front matter, "
               "with `path`, `line`, `column` and `reason`; the `misnamed`; the `warnings` for the "
               "site as a whole; and as "
               "`files` every file, with `path`, `outcome` and `reason`."),
  };
}

}  // namespace

std::vector<Option> index_options(IndexJob& job) {
  std::vector<Option> options = reading_options(job.indexer);
  for (const auto& more : {writing_options(job.indexer), report_options(job)})
    options.insert(options.end(), more.begin(), more.end());
  return options;
}

Result<void> take_settings(IndexJob& job) {
  auto file = SettingsFile::read(job.indexer.source);
  if (!file) return fail(std::move(file.error()));
  const Command command{.name = "index", .help = {}, .options = index_options(job)};
  job.indexer.synonyms = file->synonyms;
  return fill_options(all_commands(), command, {}, *file);
}

Result<IndexReport> run_index_job(IndexJob& job) {
  if (job.indexer.shards > 1 && job.indexer.positions == Positions::kOff) {
    return fail(ErrorCode::kUsage, "--shards needs positions, so it excludes --positions off",
                "leave one of them out");
  }
  IndexProgress shown(STDERR_FILENO);
  job.indexer.progress = [&shown](const Progress& progress) { shown.show(progress); };
  auto report = run_indexer(job.indexer);
  job.indexer.progress = {};
  shown.clear();
  return report;
}

void print_report(const IndexJob& job, const IndexReport& report) {
  if (job.verbose && !job.json) print_out(format_files(report));
  print_out(job.json ? to_json(report) : format_summary(report));
}

Result<ExitCode> outcome(const IndexJob& job, const IndexReport& report) {
  if (report.published) return kExitOk;
  const std::size_t bad = report.skipped.size() + report.faults.size();
  if (job.indexer.strict && bad > 0) {
    print_error(
        {ErrorCode::kInputUnreadable,
         fmt::format("{} skipped or faulty, so nothing was published", counted(bad, "file")),
         "fix them, or drop --strict",
         {}});
    return kExitNegative;
  }
  if (!report.has_enough_posts) {
    return fail(ErrorCode::kInputUnreadable,
                fmt::format("{}: too few of its files can be read for an index of them, so nothing "
                            "was published: {} of {}",
                            job.indexer.source, report.posts,
                            static_cast<std::size_t>(report.posts) + report.skipped.size()),
                "see what is wrong with the others");
  }
  return fail(ErrorCode::kInputUnreadable,
              fmt::format("{}: has no posts to publish, so nothing was: {} were skipped, {} hidden",
                          job.indexer.source, report.skipped.size(), report.hidden),
              "see what is wrong with them, or use --allow-empty");
}

}  // namespace mobysearch
