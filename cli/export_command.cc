// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>

#include "cli/bulk_format.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "search/post_reader.h"

namespace mobysearch {
namespace {

struct ExportOptions {
  std::string db;
  bool ndjson = false;
  std::string index_name;
  bool no_verify = false;
};

Result<ExitCode> run_export(const ExportOptions& options) {
  if (!options.ndjson) {
    return fail(ErrorCode::kUsage, "export must be told in which form to print",
                "use --ndjson, the bulk form of OpenSearch and Elasticsearch");
  }
  auto index = Index::open(options.db, {.verify_checksum = !options.no_verify});
  if (!index) return fail(std::move(index.error()));
  const IndexInfo& site = (*index)->info();
  const std::string name =
      options.index_name.empty() ? bulk_index_name(site.site_title) : options.index_name;
  const auto print = [&](const Post& post) { print_out(bulk_lines(post, site, name)); };
  return for_each_post(**index, print).map([] { return kExitOk; });
}

Option index_name_option(std::string& name) {
  Option option = text_option("index", name, "NAME", "The name of their index");
  option.expects = kBulkNameRule;
  option.take = [&name](const std::string& value) {
    name = value;
    return is_bulk_index_name(value);
  };
  return detailed(std::move(option),
                  "If left out, it is the site's title in lower case with dashes for all but "
                  "letters and digits, or posts.");
}

constexpr char kNdjsonDetails[] =
    "Each post is two lines: the action, with the post's path as `_id` (of a path longer than 512 "
    "bytes, its beginning and a hash), and the document, with `path`, `url`, `title`, `date` (null "
    "of a page without one), `authors`, `categories`, `tags`, `lang`, `excerpt`, `summary` (what "
    "its front matter says of it and its text does not), `sections` with `level`, `anchor`, "
    "`heading`, `url` and `text`, and `media`. URLs are full ones where the index knows the site's "
    "address.";

}  // namespace

Command export_command() {
  auto options = std::make_shared<ExportOptions>();
  return {
      .name = "export",
      .help = "Print an index's posts for another search engine",
      .description =
          "Prints every post of the index with the text of its sections, the newest first. What is "
          "printed can be sent as it is to `_bulk` of OpenSearch or Elasticsearch.",
      .options = {db_option(options->db),
                  detailed(flag_option("ndjson", options->ndjson,
                                       "Print the bulk form of OpenSearch and Elasticsearch"),
                           kNdjsonDetails),
                  index_name_option(options->index_name), no_verify_option(options->no_verify)},
      .db = &options->db,
      .run = [options](const SettingsFile&) { return run_export(*options); },
  };
}

}  // namespace mobysearch
