// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>

#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "common/index/index_summary.h"
#include "common/json_writer.h"
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

std::string describe(const IndexSummary& summary, const std::string& db) {
  const IndexInfo& info = summary.stored.info;
  const std::string site = info.site_title.empty() ? "-" : info.site_title;
  std::string text = fmt::format(
      "file:      {}\nsite:      {}  {}{}\nlanguage:  {}\nposts:     {}\nsections:  {}\n"
      "media:     {}\nwords:     {}\npositions: {}\nbuilt:     {}\ncommit:    {}\nrevision:  {}\n",
      db, site, info.site_url, info.baseurl, info.lang, info.posts, info.sections, info.media,
      info.words, summary.stored.has_positions ? "yes" : "no", info.built_at,
      info.commit.empty() ? "-" : info.commit, info.revision);
  if (const auto& shard = summary.shard) {
    text += fmt::format("shard:     {} of {}, with {} of the posts\nbuild:     {}\n", shard->number,
                        shard->count, shard->posts, shard->build);
  }
  return printable(text);
}

/// What a server says of the index, and what only this file does.
std::string json_of(const IndexSummary& summary) {
  JsonWriter more;
  more.open_object();
  more.boolean("positions", summary.stored.has_positions);
  if (const auto& shard = summary.shard) {
    more.open_object("shard");
    more.integer("number", shard->number);
    more.integer("count", shard->count);
    more.integer("posts", shard->posts);
    more.string("build", shard->build);
    more.close_object();
  }
  more.close_object();
  std::string json = to_json(summary.stored.info);
  json.back() = ',';
  return json + more.take().substr(1) + "\n";
}

Result<ExitCode> run_info(const InfoOptions& options) {
  if (options.posts && options.json) {
    return fail(ErrorCode::kUsage, "--posts and --json exclude each other",
                "use one of them; --posts is JSON too");
  }
  if (!options.posts) {
    return read_summary(options.db, !options.no_verify).map([&](const IndexSummary& summary) {
      print_out(options.json ? json_of(summary) : describe(summary, options.db));
      return kExitOk;
    });
  }
  auto index = Index::open(options.db, {.verify_checksum = !options.no_verify});
  if (!index) return fail(std::move(index.error()));
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
          "index holds, when it was built and from which commit. A shard says so of the whole "
          "index, and which shard it is.",
      .options = {db_option(options->db),
                  flag_option("posts", options->posts, "Print each post as a line of JSON"),
                  detailed(flag_option("json", options->json, "Print JSON"),
                           "It is what a server answers at /api/v1/index, whether the index has "
                           "`positions`, and of a shard as `shard` its `number` of so many as "
                           "`count` says, how many of the `posts` it has, and the `build` that "
                           "all shards of an index have in common."),
                  no_verify_option(options->no_verify)},
      .db = &options->db,
      .run = [options](const SettingsFile&) { return run_info(*options); },
  };
}

}  // namespace mobysearch
