// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>

#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "search/post_reader.h"
#include "search/response_json.h"

namespace mobysearch {
namespace {

struct InfoOptions {
  std::string db;
  bool posts = false;
  bool json = false;
  bool no_verify = false;
};

std::string describe(const IndexInfo& info, const std::string& db) {
  const std::string site = info.site_title.empty() ? "-" : info.site_title;
  return printable(fmt::format(
      "file:      {}\nsite:      {}  {}{}\nlanguage:  {}\nposts:     {}\nsections:  {}\n"
      "media:     {}\nwords:     {}\nbuilt:     {}\ncommit:    {}\nrevision:  {}\n",
      db, site, info.site_url, info.baseurl, info.lang, info.posts, info.sections, info.media,
      info.words, info.built_at, info.commit.empty() ? "-" : info.commit, info.revision));
}

Result<ExitCode> run_info(const InfoOptions& options) {
  if (options.posts && options.json) {
    return fail(ErrorCode::kUsage, "--posts and --json exclude each other",
                "use one of them; --posts is JSON too");
  }
  auto index = Index::open(options.db, {.verify_checksum = !options.no_verify});
  if (!index) return fail(std::move(index.error()));
  if (!options.posts) {
    const IndexInfo& info = (*index)->info();
    print_out(options.json ? to_json(info) + "\n" : describe(info, options.db));
    return kExitOk;
  }
  const auto print = [](const Post& post) { print_out(to_json(post) + "\n"); };
  return for_each_post(**index, print).map([] { return kExitOk; });
}

}  // namespace

Command info_command() {
  auto options = std::make_shared<InfoOptions>();
  return {
      .name = "info",
      .help = "Show what an index holds and where it came from",
      .description =
          "Shows the site, its language, how many posts, sections, media and words the "
          "index holds, when it was built and from which commit.",
      .options = {db_option(options->db),
                  flag_option("posts", options->posts, "Print each post as a line of JSON"),
                  detailed(flag_option("json", options->json, "Print JSON"),
                           "It is what a server answers at /api/v1/index."),
                  no_verify_option(options->no_verify)},
      .db = &options->db,
      .run = [options](const SettingsFile&) { return run_info(*options); },
  };
}

}  // namespace mobysearch
