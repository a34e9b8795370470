// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_diff_report.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/counted.h"
#include "cli/terminal.h"
#include "common/json_writer.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMostEntries = 50;  ///< of a kind, in Markdown
constexpr std::size_t kMostBytes = 200;   ///< of a code span
constexpr std::size_t kEnough = 60'000;   ///< bytes of Markdown, after which entries are counted

using Quote = std::string (*)(const std::string&);

/// On one line.
std::string plain(const std::string& text) {
  std::string line = text.empty() ? "-" : text;
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

bool has_changed(const GoldenChange& change) {
  return change.before.rank != change.after.rank ||
         change.before.failure.has_value() != change.after.failure.has_value();
}

std::string rank(const GoldenResult& result) {
  const std::string place = result.rank == 0 ? "not found" : fmt::format("{}", result.rank);
  return place + (result.failure ? " (fails)" : "");
}

/// What text and Markdown have in common: each kind's heading, and a line for each of it.
struct Part {
  std::string heading;
  std::vector<std::string> lines;
};

std::string post_line(const DiffPost& post, Quote quote) {
  return quote(post.url) + "  " + quote(post.title);
}

std::string golden_line(const GoldenChange& change, Quote quote) {
  std::string line = fmt::format("{}: {} was at {}, is at {}", quote(change.query),
                                 quote(change.url), rank(change.before), rank(change.after));
  if (change.after.failure) line += "; " + quote(*change.after.failure);
  return line;
}

std::vector<Part> parts_of(const IndexDiff& diff, Quote quote) {
  const auto part = [](const char* heading, const auto& items, const auto& line) {
    Part made{heading, {}};
    for (const auto& item : items) made.lines.push_back(line(item));
    return made;
  };
  const auto post = [&](const DiffPost& each) { return post_line(each, quote); };
  const auto moved = [&](const MovedPost& each) {
    return quote(each.from) + " → " + post_line(each.to, quote);
  };
  const auto lost = [&](const LostAnchor& each) {
    return quote(each.url + "#" + each.anchor) + "  " + quote(each.heading);
  };
  std::vector<GoldenChange> changes;
  std::copy_if(diff.golden.begin(), diff.golden.end(), std::back_inserter(changes), has_changed);
  const auto golden = [&](const GoldenChange& each) { return golden_line(each, quote); };
  return {part("Posts added", diff.added, post), part("Posts removed", diff.removed, post),
          part("Posts moved", diff.moved, moved), part("Anchors lost", diff.lost, lost),
          part("Golden queries changed", changes, golden)};
}

std::string side_line(const DiffSide& side, Quote quote) {
  const IndexInfo& info = side.info;
  return fmt::format("{}, {}, {}, built {}, commit {}", counted(info.posts, "post"),
                     counted(info.sections, "section"), counted(side.bytes, "byte"),
                     quote(info.built_at), quote(info.commit));
}

std::string golden_summary(const IndexDiff& diff) {
  if (diff.golden.empty()) return "";
  const auto hold = std::count_if(diff.golden.begin(), diff.golden.end(),
                                  [](const GoldenChange& change) { return !change.after.failure; });
  return fmt::format("{} of {} golden queries hold, {} broken by this change", hold,
                     diff.golden.size(), diff.broken());
}

void write_post(JsonWriter& json, const DiffPost& post) {
  json.string("url", clean_utf8(post.url));
  json.string("title", clean_utf8(post.title));
}

void write_side(JsonWriter& json, std::string_view name, const DiffSide& side) {
  json.open_object(name);
  json.string("revision", side.info.revision);
  json.string("commit", clean_utf8(side.info.commit));
  json.string("built_at", clean_utf8(side.info.built_at));
  json.integer("posts", side.info.posts);
  json.integer("sections", side.info.sections);
  json.integer("bytes", static_cast<std::int64_t>(side.bytes));
  json.close_object();
}

void write_result(JsonWriter& json, std::string_view name, const GoldenResult& result) {
  json.open_object(name);
  result.rank == 0 ? json.null("rank") : json.integer("rank", result.rank);
  std::optional<std::string> failure = result.failure;
  if (failure) failure = clean_utf8(*failure);
  json.string_or_null("failure", failure);
  json.close_object();
}

}  // namespace

std::string code_span(const std::string& text) {
  std::string line = printable(clean_utf8(text.empty() ? "-" : text));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  if (line.size() > kMostBytes) line = std::string(clip_utf8(line, kMostBytes)) + "…";
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : line) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fence + " " + line + " " + fence;
}

std::string format_text(const IndexDiff& diff) {
  std::string out = "before: " + side_line(diff.before, plain) + "\n" +
                    "after:  " + side_line(diff.after, plain) + "\n";
  for (const Part& part : parts_of(diff, plain)) {
    if (part.lines.empty()) continue;
    out += fmt::format("{}: {}\n", part.heading, part.lines.size());
    for (const std::string& line : part.lines) out += "  " + line + "\n";
  }
  if (!diff.golden.empty()) out += golden_summary(diff) + "\n";
  return printable(out);
}

std::string format_markdown(const IndexDiff& diff) {
  std::string out = "<!-- mobysearch diff -->\n### What this changes in the search\n\n";
  out += "- Before: " + side_line(diff.before, code_span) + "\n";
  out += "- After: " + side_line(diff.after, code_span) + "\n";
  if (!diff.golden.empty()) out += "- " + golden_summary(diff) + "\n";
  bool is_same = true;
  for (const Part& part : parts_of(diff, code_span)) {
    if (part.lines.empty()) continue;
    is_same = false;
    out += fmt::format("\n**{}: {}**\n\n", part.heading, part.lines.size());
    std::size_t shown = 0;
    for (; shown < std::min(kMostEntries, part.lines.size()) && out.size() < kEnough; ++shown) {
      out += "- " + part.lines[shown] + "\n";
    }
    if (shown < part.lines.size()) {
      out += fmt::format("- … and {} more\n", part.lines.size() - shown);
    }
  }
  if (is_same) out += "\nNo post, anchor or golden query differs.\n";
  return out;
}

std::string to_json(const IndexDiff& diff) {
  JsonWriter json;
  json.open_object();
  write_side(json, "before", diff.before);
  write_side(json, "after", diff.after);
  const auto post = [&](const DiffPost& each) { write_post(json, each); };
  json.objects("added", diff.added, post);
  json.objects("removed", diff.removed, post);
  json.objects("moved", diff.moved, [&](const MovedPost& each) {
    json.string("from", clean_utf8(each.from));
    write_post(json, each.to);
  });
  json.objects("anchors_lost", diff.lost, [&](const LostAnchor& each) {
    json.string("url", clean_utf8(each.url));
    json.string("anchor", clean_utf8(each.anchor));
    json.string("heading", clean_utf8(each.heading));
  });
  json.objects("golden", diff.golden, [&](const GoldenChange& each) {
    json.string("query", clean_utf8(each.query));
    json.string("url", clean_utf8(each.url));
    write_result(json, "before", each.before);
    write_result(json, "after", each.after);
  });
  json.close_object();
  return json.take() + "\n";
}

}  // namespace mobysearch
