// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>

#include <filesystem>
#include <memory>

#include "cli/built_site.h"
#include "cli/command.h"
#include "cli/golden.h"
#include "cli/terminal.h"
#include "search/post_reader.h"

namespace mobysearch {
namespace {

struct CheckOptions {
  std::string db;
  std::string golden;
  std::string site;
};

struct Tally {
  std::size_t checked = 0;
  std::size_t failed = 0;

  void add(const std::string& what) {
    ++failed;
    print_out(printable(what) + "\n");
  }
};

Result<Tally> check_golden(const CheckOptions& options, const std::vector<GoldenQuery>& queries,
                           const std::shared_ptr<const Index>& index) {
  Searcher searcher(index);
  Tally tally;
  for (const GoldenQuery& query : queries) {
    auto failure = golden_failure(searcher, query);
    if (!failure) return fail(std::move(failure.error()));
    ++tally.checked;
    if (*failure) {
      tally.add(fmt::format("{}:{}: “{}”: {}", options.golden, query.line, query.query, **failure));
    }
  }
  return tally;
}

Result<Tally> check_site(const CheckOptions& options, const Index& index) {
  Tally tally;
  auto read = for_each_post(index, [&](const Post& post) {
    ++tally.checked;
    for (const auto& missing : missing_from_site(options.site, post)) tally.add(missing);
  });
  if (!read) return fail(std::move(read.error()));
  return tally;
}

Result<ExitCode> run_check(const CheckOptions& options) {
  if (auto db = require_db(options.db); !db) return fail(std::move(db.error()));
  std::vector<GoldenQuery> queries;
  if (!options.golden.empty()) {
    auto golden = read_golden(options.golden);
    if (!golden) return fail(std::move(golden.error()));
    queries = std::move(*golden);
  }
  std::error_code error;
  if (!options.site.empty() && !std::filesystem::is_directory(options.site, error)) {
    return fail(ErrorCode::kInputUnreadable, options.site + ": not a directory",
                "build the site first, and name its _site");
  }
  if (auto whole = check_index(options.db); !whole) return fail(std::move(whole.error()));
  auto index = Index::open(options.db);
  if (!index) return fail(std::move(index.error()));
  fmt::print(stderr, "{}: whole, {} posts\n", printable(options.db), (*index)->info().posts);
  std::size_t failed = 0;
  if (!options.golden.empty()) {
    auto tally = check_golden(options, queries, *index);
    if (!tally) return fail(std::move(tally.error()));
    fmt::print(stderr, "golden queries: {} of {} hold\n", tally->checked - tally->failed,
               tally->checked);
    failed += tally->failed;
  }
  if (!options.site.empty()) {
    auto tally = check_site(options, **index);
    if (!tally) return fail(std::move(tally.error()));
    fmt::print(stderr, "{}: {} posts checked, {} URLs or anchors missing\n",
               printable(options.site), tally->checked, tally->failed);
    failed += tally->failed;
  }
  return failed == 0 ? kExitOk : kExitNegative;
}

}  // namespace

Command check_command() {
  auto options = std::make_shared<CheckOptions>();
  return {
      .name = "check",
      .help = "Is an index whole, and does it hold what it should",
      .options = {db_option(options->db),
                  text_option("golden", options->golden, "FILE", "Golden queries that must hold"),
                  text_option("site", options->site, "DIR",
                              "Built site that must have every URL and anchor")},
      .run = [options](const SettingsFile&) { return run_check(*options); },
  };
}

}  // namespace mobysearch
