// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>
#include <signal.h>

#include <memory>

#include "cli/command.h"
#include "cli/index_job.h"
#include "cli/site_watch.h"
#include "cli/terminal.h"

namespace mobysearch {
namespace {

constexpr char kWatchDescription[] =
    "Indexes the site, as `mobysearch index` does and with the same options, and again whenever "
    "one of its files changes: a post, a page, an include, a layout, data, the configuration, "
    "mobysearch.yml's `synonyms`. It ends at Ctrl-C, or at SIGTERM, when the index at hand is "
    "made. It may run beside `jekyll serve`: what Jekyll builds is no change.\n\n"
    "Changes that "
    "follow each other within a moment make one index. What is wrong with a post or with the "
    "configuration is said, and the index that is there stays; only what is wrong at the start "
    "is a failure. The files' names on standard error say what has changed, and with `--json` "
    "each index is a line on standard output.\n\n"
    "Changes are told by the system (inotify), which "
    "does not see what other machines change on a file system of the network. Where the system "
    "gives no more watches, the folder is named. `mobysearch serve --watch` serves the index as "
    "well.";

Result<ExitCode> run_watch(IndexJob& job, const SettingsFile& settings) {
  const SiteWatchOptions options = {
      .ending_signals = {SIGINT, SIGTERM, SIGHUP}, .ready = [&job] {
        print_note(
            fmt::format("mobysearch: watching {}; Ctrl-C ends\n", printable(job.indexer.source)));
      }};
  return watch_site(job, settings, options);
}

}  // namespace

Command watch_command() {
  auto job = std::make_shared<IndexJob>();
  job->indexer.source = std::string(".");
  return {
      .name = "watch",
      .help = "Index a site anew whenever it changes",
      .description = kWatchDescription,
      .operand = text_option("source", job->indexer.source, "DIR",
                             "A Jekyll site's root, or a folder of Markdown files; by default the "
                             "current directory"),
      .options = index_options(*job),
      .db = &job->indexer.db,
      .settings_directory = [job] { return job->indexer.source; },
      .run = [job](const SettingsFile& file) { return run_watch(*job, file); },
  };
}

}  // namespace mobysearch
