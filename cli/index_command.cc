// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <new>

#include "cli/annotation.h"
#include "cli/command.h"
#include "cli/counted.h"
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
      integer_option("threads", indexer.threads, {0, 256}, "Threads to use; 0: one per core"),
      detailed(flag_option("verbose", options.verbose, "Name every file, with what became of it"),
               "A file is indexed, hidden, skipped, misnamed or ignored, and the reason is said."),
      detailed(flag_option("json", options.json, "Print the report as JSON"),
               "It has what was counted; the files `skipped`, with `path`, `line` and `reason`; "
               "the `faults`, published without their front matter, with `path`, `line`, `column` "
               "and `reason`; the `misnamed`; the `warnings` for the site as a whole; and as "
               "`files` every file, with `path`, `outcome` and `reason`."),
  };
}

/// Each file that was skipped or is faulty: an error where it fails the command.
void annotate_files(const IndexReport& report, const IndexerOptions& options) {
  const auto path = [&](const std::string& file) {
    return (std::filesystem::path(options.source) / file).lexically_normal().string();
  };
  for (const SkippedFile& file : report.skipped) {
    annotate({options.strict, path(file.path), file.line, 0, file.reason});
  }
  for (const FaultyFile& file : report.faults) {
    annotate({options.strict, path(file.path), file.line, file.column, file.reason});
  }
}

/// Tells of the index. One that is published is so without memory to tell of it, too.
void tell(const IndexReport& report, const IndexOptions& options) try {
  print_note(format_notes(report));
  annotate_files(report, options.indexer);
  if (options.verbose && !options.json) print_out(format_files(report));
  print_out(options.json ? to_json(report) : format_summary(report, options.indexer.db));
} catch (const std::bad_alloc&) {
  if (!report.published) throw;
  print_note("mobysearch: the index is published, but no memory is left to tell more of it\n");
}

Result<ExitCode> run_index(IndexOptions& options, const SettingsFile& file) {
  IndexerOptions& indexer = options.indexer;
  indexer.synonyms = file.synonyms;
  ProgressBar bar(STDERR_FILENO);
  indexer.progress = [&bar](std::size_t done, std::size_t total) { bar.show(done, total); };
  auto report = run_indexer(indexer);
  bar.clear();
  if (!report) return fail(std::move(report.error()));
  tell(*report, options);
  if (report->published) return kExitOk;
  const std::size_t bad = report->skipped.size() + report->faults.size();
  if (indexer.strict && bad > 0) {
    print_error(
        {ErrorCode::kInputUnreadable,
         fmt::format("{} skipped or faulty, so nothing was published", counted(bad, "file")),
         "fix them, or drop --strict",
         {}});
    return kExitNegative;
  }
  return fail(ErrorCode::kInputUnreadable,
              fmt::format("{}: has no posts to publish, so nothing was: {} were skipped, {} hidden",
                          indexer.source, report->skipped.size(), report->hidden),
              "see what is wrong with them, or use --allow-empty");
}

constexpr char kDescription[] =
    "Indexes the Jekyll site at SOURCE, or any folder of Markdown files. The index is published by "
    "rename: at any moment, FILE is all of the old index or all of the new one. A file that cannot "
    "be indexed is reported as `path:line: reason`, is skipped, and the rest is indexed. A file of "
    "a Jekyll site whose front matter is no YAML is indexed as Jekyll publishes it, without its "
    "front matter, and is reported as `path:line:column: reason`, unless the configuration says "
    "`strict_front_matter: true`, with which Jekyll stops.\n\n"
    "Markdown is read, and heading anchors are made, by the rules of what publishes it: kramdown "
    "for a Jekyll site, unless its configuration says `markdown: CommonMark`, `CommonMarkGhPages` "
    "or `GFM`; Hugo's and Zola's rules where their configuration is, or for posts with JSON or "
    "TOML front matter; GitHub's for any other folder.\n\n"
    "A post whose front matter says `search: false`, `search_exclude: true`, `sitemap: false` or "
    "`robots: noindex` is no hit; nor are redirects, and error, tag, archive and search pages. A "
    "post is in the language of its front matter, of a folder or an ending of its name that is a "
    "language which the configuration declares, or of the site.";

}  // namespace

Command index_command() {
  auto options = std::make_shared<IndexOptions>();
  return {
      .name = "index",
      .help = "Index a site's posts into one file",
      .description = kDescription,
      .operand = text_option("source", options->indexer.source, "DIR",
                             "A Jekyll site's root, or a folder of Markdown files"),
      .options = declare(*options),
      .db = &options->indexer.db,
      .settings_directory = [options] { return options->indexer.source; },
      .run = [options](const SettingsFile& file) { return run_index(*options, file); },
  };
}

}  // namespace mobysearch
