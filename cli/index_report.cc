// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_report.h"

#include <fmt/core.h>

#include <map>

#include "cli/counted.h"
#include "cli/terminal.h"
#include "common/json_writer.h"
#include "common/text/unicode.h"

namespace mobysearch {

namespace {

constexpr std::size_t kSameReason = 3;  ///< files that are named with it

std::string format_skipped(const std::vector<SkippedFile>& skipped) {
  std::string out;
  std::map<std::string, std::size_t> count;
  for (const SkippedFile& file : skipped) {
    if (++count[file.reason] > kSameReason && file.line == 0) continue;
    const std::string line = file.line > 0 ? fmt::format(":{}", file.line) : "";
    out += printable(file.path + line + ": " + file.reason) + "\n";
  }
  std::map<std::string, std::size_t> more;
  for (const SkippedFile& file : skipped) {
    if (file.line == 0 && count[file.reason] > kSameReason) ++more[file.reason];
  }
  for (const auto& [reason, files] : more) {
    if (files <= kSameReason) continue;
    out += printable(fmt::format("{} more files: {} (--verbose names them)", files - kSameReason,
                                 reason)) +
           "\n";
  }
  return out;
}

/// The only one; of several, the first and the last.
std::string format_outputs(const std::vector<std::string>& outputs) {
  const std::string rest = outputs.size() > 1 ? " … " + outputs.back() : "";
  return printable(outputs.front() + rest);
}

}  // namespace

std::string format_notes(const IndexReport& report) {
  std::string out = format_skipped(report.skipped);
  for (const FaultyFile& file : report.faults) {
    out += printable(fmt::format("{}:{}:{}: {}", file.path, file.line, file.column, file.reason)) +
           "\n";
  }
  for (const std::string& path : report.misnamed)
    out += printable(path) + ": not a post: its name is not YEAR-MONTH-DAY-title.md\n";
  for (const std::string& warning : report.warnings) out += printable(warning) + "\n";
  if (report.site_url.empty()) {
    out +=
        "the site's configuration has no `url`, so links are only paths: set it, or use --url "
        "https://blog.example\n";
  }
  return out;
}

std::string format_summary(const IndexReport& report) {
  const std::string faulty =
      report.faults.empty() ? "" : fmt::format(", {} faulty", report.faults.size());
  const std::string file =
      report.published
          ? fmt::format("; {} in {:.2f} s", counted(report.bytes, "byte"), report.seconds)
          : "";
  return fmt::format("{}: {}, {}, {} media, {}\n{} skipped{}, {} hidden, {} misnamed{}\n",
                     report.published ? format_outputs(report.outputs) : "not published",
                     counted(report.posts, "post"), counted(report.sections, "section"),
                     report.media, counted(report.words, "word"), report.skipped.size(), faulty,
                     report.hidden, report.misnamed.size(), file);
}

std::string format_files(const IndexReport& report) {
  std::string out;
  for (const FileReport& file : report.files) {
    out += fmt::format("{:<8}  {}", to_string(file.outcome), printable(file.path));
    if (!file.reason.empty()) out += ": " + printable(file.reason);
    out += '\n';
  }
  return out;
}

std::string to_json(const IndexReport& report) {
  JsonWriter json;
  json.open_object();
  json.boolean("published", report.published);
  json.integer("posts", report.posts);
  json.integer("sections", report.sections);
  json.integer("media", report.media);
  json.integer("words", report.words);
  json.integer("hidden", report.hidden);
  json.real("seconds", report.seconds);
  json.integer("bytes", static_cast<std::int64_t>(report.bytes));
  json.string("revision", report.revision);
  json.open_array("outputs");
  for (const std::string& path : report.outputs) json.string(clean_utf8(path));
  json.close_array();
  json.objects("skipped", report.skipped, [&](const SkippedFile& file) {
    json.string("path", clean_utf8(file.path));
    json.integer("line", file.line);
    json.string("reason", clean_utf8(file.reason));
  });
  json.objects("faults", report.faults, [&](const FaultyFile& file) {
    json.string("path", clean_utf8(file.path));
    json.integer("line", file.line);
    json.integer("column", file.column);
    json.string("reason", clean_utf8(file.reason));
  });
  json.open_array("misnamed");
  for (const std::string& path : report.misnamed) json.string(clean_utf8(path));
  json.close_array();
  json.open_array("warnings");
  for (const std::string& warning : report.warnings) json.string(clean_utf8(warning));
  json.close_array();
  json.objects("files", report.files, [&](const FileReport& file) {
    json.string("path", clean_utf8(file.path));
    json.string("outcome", to_string(file.outcome));
    if (!file.reason.empty()) json.string("reason", clean_utf8(file.reason));
  });
  json.close_object();
  return json.take() + "\n";
}

}  // namespace mobysearch
