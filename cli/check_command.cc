// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/annotation.h"
#include "cli/built_site.h"
#include "cli/command.h"
#include "cli/counted.h"
#include "cli/golden_file.h"
#include "cli/golden_proposal.h"
#include "cli/terminal.h"
#include "common/index/index_summary.h"
#include "search/post_reader.h"

namespace mobysearch {
namespace {

struct CheckOptions {
  std::string db;
  std::string golden;
  std::string write_golden;
  std::string site;
  std::vector<std::string> except;
};

/// Returns how many of the queries failed.
Result<std::size_t> check_golden(const std::string& file, const std::vector<GoldenQuery>& queries,
                                 const std::shared_ptr<const Index>& index) {
  auto searcher = Searcher::open(index);
  if (!searcher) return fail(std::move(searcher.error()));
  std::size_t failed = 0;
  for (const GoldenQuery& query : queries) {
    const auto result = run_golden(*searcher, query);
    if (!result) return fail(result.error());
    if (!result->failure) continue;
    ++failed;
    const std::string failure = fmt::format("“{}”: {}", query.query, *result->failure);
    print_out(printable(fmt::format("{}:{}: {}\n", file, query.line, failure)));
    annotate({true, file, query.line, 0, failure});
  }
  print_note(
      fmt::format("golden queries: {} of {} passed\n", queries.size() - failed, queries.size()));
  return failed;
}

Result<void> propose(const std::string& file, const std::shared_ptr<const Index>& index) {
  return propose_golden(index)
      .and_then([&](const std::string& text) { return write_new_file(file, text); })
      .map([&] {
        print_note(fmt::format("{}: written; read it, then keep it\n", printable(file)));
      });
}

/// Returns how many URLs, anchors, posts and sections only one of index and built site has.
Result<std::size_t> check_site(const CheckOptions& options, const Index& index) {
  BuiltSite site(options.site, index.info().baseurl, options.except);
  const auto unlisted = unlisted_urls(index);
  if (!unlisted) return fail(unlisted.error());
  for (const std::string& url : *unlisted) site.leave_out(url);
  std::size_t checked = 0;
  const auto report = [](const std::vector<std::string>& messages) {
    for (const std::string& message : messages) {
      print_out(printable(message) + "\n");
      annotate({true, "", 0, 0, message});
    }
    return messages.size();
  };
  std::size_t missing = 0;
  const auto check = [&](const Post& post) {
    ++checked;
    missing += report(site.missing_of(post));
  };
  return for_each_post(index, check).map([&] {
    const std::size_t lacking = report(site.missing_from_index());
    print_note(
        fmt::format("{}: {} checked; of URLs and anchors, missing: {}; of posts and sections, not "
                    "in the index: {}\n",
                    printable(options.site), counted(checked, "post"), missing, lacking));
    return missing + lacking;
  });
}

Result<ExitCode> check_lone_shard(const CheckOptions& options, const ShardInfo& shard) {
  const std::string which = fmt::format("shard {} of {}", shard.number, shard.count);
  if (!options.golden.empty() || !options.site.empty() || !options.write_golden.empty()) {
    return fail(ErrorCode::kUsage,
                fmt::format("{}: is {}, and only a whole index has all that --golden, "
                            "--write-golden and --site look for",
                            options.db, which),
                "leave them out, or index the site into one file, too");
  }
  return check_shard(options.db).map([&] {
    print_note(fmt::format("{}: intact, {}, {}\n", printable(options.db), which,
                           counted(shard.posts, "post")));
    return kExitOk;
  });
}

Result<ExitCode> run_check(const CheckOptions& options) {
  const bool has_golden = !options.golden.empty();
  const bool has_site = !options.site.empty();
  auto queries = has_golden ? read_golden(options.golden) : std::vector<GoldenQuery>();
  if (!queries) return fail(std::move(queries.error()));
  std::error_code error;
  if (has_site && !std::filesystem::is_directory(options.site, error)) {
    return fail(ErrorCode::kInputUnreadable, options.site + ": not a directory",
                "build the site first, then use --site _site");
  }
  if (auto intact = check_index(options.db); !intact) {
    // It is none that can be searched, but may be an intact part of one.
    const auto summary = read_summary(options.db, true);
    if (summary && summary->shard) return check_lone_shard(options, *summary->shard);
    return fail(std::move(intact.error()));
  }
  auto index = Index::open(options.db);
  if (!index) return fail(std::move(index.error()));
  print_note(fmt::format("{}: intact, {}\n", printable(options.db),
                         counted((*index)->info().posts, "post")));
  if (!options.write_golden.empty()) {
    if (auto written = propose(options.write_golden, *index); !written) {
      return fail(std::move(written.error()));
    }
  }
  const Result<std::size_t> none = 0;
  auto failed = has_golden ? check_golden(options.golden, *queries, *index) : none;
  if (!failed) return fail(std::move(failed.error()));
  const auto missing = has_site ? check_site(options, **index) : none;
  return missing.map(
      [&](std::size_t count) { return *failed + count > 0 ? kExitNegative : kExitOk; });
}

constexpr char kGoldenDetails[] =
    "What does not hold is said with what came instead. A FILE that ends in .yml or .yaml is a "
    "list `queries:` of maps: `query`; `url`, which may be a full one, and may end in a section's "
    "anchor; and if wanted `rank`, the worst place allowed (1 if left out), `section`, the anchor "
    "or heading of the section shown first, and `media`, a part of the URL of a video, slides or "
    "the like. Of any other file a line is a query: the five as fields that tabs separate, from "
    "the third on - for any.";

}  // namespace

Command check_command() {
  auto options = std::make_shared<CheckOptions>();
  return {
      .name = "check",
      .help = "Check that an index is intact and finds what it should",
      .description =
          "Checks that the index is intact, and with `--golden` and `--site` that it "
          "finds what it must, and has what the built site has. Each failure is a line. A shard "
          "can only be intact.",
      .options =
          {db_option(options->db),
           detailed(text_option("golden", options->golden, "FILE",
                                "Queries, with the result that each must find"),
                    kGoldenDetails),
           detailed(
               text_option("write-golden", options->write_golden, "FILE",
                           "Write a file of golden queries, proposed from titles and headings"),
               "They are of the newest posts. Nothing is written over a file that is there."),
           detailed(
               text_option("site", options->site, "DIR",
                           "Built site, in which every URL and anchor must exist"),
               "And the index must have every section of its pages, and every post that the site "
               "shows by a date in its path or in its feed. Pages that redirect or say noindex, "
               "and those whose front matter keeps them out of the index, are no posts."),
           list_option("except", options->except, "PATTERN",
                       "Pages of the built site that need not be in the index: /notes/*")},
      .db = &options->db,
      .run = [options](const SettingsFile&) { return run_check(*options); },
  };
}

}  // namespace mobysearch
