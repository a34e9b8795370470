// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <memory>
#include <new>

#include "cli/annotation.h"
#include "cli/index_job.h"
#include "cli/index_report.h"
#include "cli/terminal.h"

namespace mobysearch {
namespace {

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
void tell(const IndexJob& job, const IndexReport& report) try {
  print_note(format_notes(report));
  annotate_files(report, job.indexer);
  print_report(job, report);
} catch (const std::bad_alloc&) {
  if (!report.published) throw;
  print_note("mobysearch: the index is published, but no memory is left to tell more of it\n");
}

Result<ExitCode> run_index(IndexJob& job, const SettingsFile& file) {
  job.indexer.synonyms = file.synonyms;
  auto report = run_index_job(job);
  if (!report) return fail(std::move(report.error()));
  tell(job, *report);
  return outcome(job, *report);
}

constexpr char kIndexDescription[] =
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
  auto job = std::make_shared<IndexJob>();
  return {
      .name = "index",
      .help = "Index a site's posts into one file",
      .description = kIndexDescription,
      .operand = text_option("source", job->indexer.source, "DIR",
                             "A Jekyll site's root, or a folder of Markdown files"),
      .options = index_options(*job),
      .db = &job->indexer.db,
      .settings_directory = [job] { return job->indexer.source; },
      .run = [job](const SettingsFile& file) { return run_index(*job, file); },
  };
}

}  // namespace mobysearch
