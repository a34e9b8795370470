// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/golden_file.h"
#include "cli/index_diff.h"
#include "cli/index_diff_report.h"
#include "cli/terminal.h"

namespace mobysearch {
namespace {

struct DiffOptions {
  std::vector<std::string> indexes;
  std::string golden;
  bool json = false;
  bool markdown = false;
};

std::uint64_t bytes_of(const std::string& path) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  return error ? 0 : bytes;
}

Result<ExitCode> run_diff(const DiffOptions& options) {
  if (options.indexes.size() != 2) {
    return fail(ErrorCode::kUsage, "diff takes two index files",
                "the one before, then the one after: mobysearch diff old.mobydb new.mobydb");
  }
  if (options.json && options.markdown) {
    return fail(ErrorCode::kUsage, "--json and --markdown exclude each other", "use one of them");
  }
  auto golden = options.golden.empty() ? std::vector<GoldenQuery>() : read_golden(options.golden);
  if (!golden) return fail(std::move(golden.error()));
  auto before = Index::open(options.indexes[0], {.verify_checksum = true});
  if (!before) return fail(std::move(before.error()));
  auto after = Index::open(options.indexes[1], {.verify_checksum = true});
  if (!after) return fail(std::move(after.error()));
  auto diff = diff_indexes(*before, *after, *golden);
  if (!diff) return fail(std::move(diff.error()));
  diff->before.bytes = bytes_of(options.indexes[0]);
  diff->after.bytes = bytes_of(options.indexes[1]);
  print_out(options.json       ? to_json(*diff)
            : options.markdown ? format_markdown(*diff)
                               : format_text(*diff));
  return diff->broken() > 0 ? kExitNegative : kExitOk;
}

constexpr char kDiffJsonDetails[] =
    "A line: `before` and `after`, with `revision`, `commit`, `built_at`, `posts`, `sections` and "
    "`bytes`; `added`, `removed` and `moved`, with `url`, `title` and, of those moved, `from`; "
    "`anchors_lost`, with `url`, `anchor` and `heading`; and `golden`, with `query`, `url`, and of "
    "`before` and `after` the `rank` (null: not among the first 100) and the `failure` (null: it "
    "holds).";

}  // namespace

Command diff_command() {
  auto options = std::make_shared<DiffOptions>();
  return {
      .name = "diff",
      .help = "Show what changed from one index to another",
      .description =
          "Shows what changed from one index file to another: posts added, removed and moved "
          "(those "
          "with the same path, or title and date, at another URL), anchors to which links now lead "
          "nowhere, and each index's posts, length, commit and time.",
      .operand =
          each_option("indexes", options->indexes, "FILE", "The index before, and the one after"),
      .options = {detailed(text_option("golden", options->golden, "FILE",
                                       "Also compare how golden queries rank"),
                           "The query of a moved post expects its old URL of the old index."),
                  detailed(flag_option("json", options->json, "Print JSON"), kDiffJsonDetails),
                  detailed(flag_option("markdown", options->markdown,
                                       "Print a comment for a pull request"),
                           "In it, nothing from an index is markup.")},
      .run = [options](const SettingsFile&) { return run_diff(*options); },
  };
}

}  // namespace mobysearch
