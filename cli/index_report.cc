// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_report.h"

#include <fmt/core.h>

#include "cli/terminal.h"
#include "common/json_writer.h"
#include "common/text/unicode.h"

namespace mobysearch {

std::string format_notes(const IndexReport& report) {
  std::string out;
  for (const SkippedFile& file : report.skipped) {
    const std::string line = file.line > 0 ? fmt::format(":{}", file.line) : "";
    out += printable(file.path + line + ": " + file.reason) + "\n";
  }
  for (const std::string& path : report.misnamed)
    out += printable(path) + ": not a post: its name is not YEAR-MONTH-DAY-title.md\n";
  if (report.site_url.empty()) {
    out +=
        "the site's configuration has no `url`, so links are only paths: set it, or use --url "
        "https://blog.example\n";
  }
  return out;
}

std::string format_summary(const IndexReport& report, const std::string& db) {
  return fmt::format(
      "{}: {} posts, {} sections, {} media, {} words\n"
      "{} skipped, {} hidden, {} misnamed; {} bytes in {:.2f} s\n",
      printable(db), report.posts, report.sections, report.media, report.words,
      report.skipped.size(), report.hidden, report.misnamed.size(), report.bytes, report.seconds);
}

std::string to_json(const IndexReport& report, bool published) {
  JsonWriter json;
  json.open_object();
  json.boolean("published", published);
  json.integer("posts", report.posts);
  json.integer("sections", report.sections);
  json.integer("media", report.media);
  json.integer("words", report.words);
  json.integer("hidden", report.hidden);
  json.real("seconds", report.seconds);
  json.integer("bytes", static_cast<std::int64_t>(report.bytes));
  json.string("revision", report.revision);
  json.objects("skipped", report.skipped, [&](const SkippedFile& file) {
    json.string("path", clean_utf8(file.path));
    json.integer("line", file.line);
    json.string("reason", clean_utf8(file.reason));
  });
  json.open_array("misnamed");
  for (const std::string& path : report.misnamed) json.string(clean_utf8(path));
  json.close_array();
  json.close_object();
  return json.take() + "\n";
}

}  // namespace mobysearch
