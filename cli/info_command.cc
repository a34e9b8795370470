// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/terminal.h"
#include "search/post_reader.h"

namespace mobysearch {
namespace {

using Json = nlohmann::ordered_json;

struct InfoOptions {
  std::string db;
  bool posts = false;
};

Json anchor_of(const Section& section) {
  return section.anchor ? Json(*section.anchor) : Json(nullptr);
}

Json media_of(const Post& post) {
  Json all = Json::array();
  for (const Section& section : post.sections) {
    for (const Media& media : section.media) {
      Json item = {{"kind", to_string(media.kind)},
                   {"provider", media.provider},
                   {"url", media.url},
                   {"title", media.title},
                   {"anchor", anchor_of(section)}};
      if (!media.time.empty()) item["time"] = media.time;
      all.push_back(std::move(item));
    }
  }
  return all;
}

/// The part before the first heading is no section of the page's outline.
Json sections_of(const Post& post) {
  Json all = Json::array();
  for (const Section& section : post.sections) {
    if (section.level == 0) continue;
    all.push_back(
        {{"level", section.level}, {"anchor", anchor_of(section)}, {"heading", section.heading}});
  }
  return all;
}

std::string line_of(const Post& post) {
  Json authors = Json::array();
  for (const Author& author : post.authors) {
    authors.push_back({{"name", author.name}, {"url", author.url}});
  }
  const Json line = {{"path", post.path},
                     {"url", post.url},
                     {"title", post.title},
                     {"date", post.date},
                     {"categories", post.categories},
                     {"tags", post.tags},
                     {"authors", authors},
                     {"lang", post.lang},
                     {"excerpt", post.excerpt},
                     {"sections", sections_of(post)},
                     {"media", media_of(post)}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string describe(const IndexInfo& info, const std::string& db) {
  const std::string site = info.site_title.empty() ? "-" : info.site_title;
  return printable(fmt::format(
      "file:      {}\nsite:      {}  {}{}\nlanguage:  {}\nposts:     {}\nsections:  {}\n"
      "media:     {}\nwords:     {}\nbuilt:     {}\ncommit:    {}\nrevision:  {}\n",
      db, site, info.site_url, info.baseurl, info.lang, info.posts, info.sections, info.media,
      info.words, info.built_at, info.commit.empty() ? "-" : info.commit, info.revision));
}

Result<ExitCode> run_info(const InfoOptions& options) {
  if (auto db = require_db(options.db); !db) return fail(std::move(db.error()));
  auto index = Index::open(options.db);
  if (!index) return fail(std::move(index.error()));
  if (!options.posts) {
    print_out(describe((*index)->info(), options.db));
    return kExitFine;
  }
  auto read = for_each_post(**index, [](const Post& post) { print_out(line_of(post)); });
  if (!read) return fail(std::move(read.error()));
  return kExitFine;
}

}  // namespace

Command info_command(CLI::App& app) {
  auto options = std::make_shared<InfoOptions>();
  Command command;
  command.app = app.add_subcommand("info", "What an index holds and where it came from");
  add_db_option(*command.app, options->db);
  command.app->add_flag("--posts", options->posts, "Print each post as a line of JSON");
  command.run = [options](const SettingsFile&) { return run_info(*options); };
  return command;
}

}  // namespace mobysearch
