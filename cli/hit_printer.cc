// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/hit_printer.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/absolute_url.h"
#include "cli/counted.h"

namespace mobysearch {
namespace {

std::string marked(const Highlight& highlight, const Style& style) {
  std::string out;
  for (std::size_t i = 0; i < highlight.size(); ++i) {
    const std::string piece = printable(highlight[i]);
    out += i % 2 == 1 ? style.match(piece) : piece;
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string absolute(const IndexInfo& index, const std::string& url) {
  return printable(absolute_url(index, url));
}

std::string format_media(const MediaHit& media, const Style& style, const IndexInfo& index) {
  const std::string url = absolute(index, media.url);
  std::string title =
      media.title_highlight.empty() ? printable(media.title) : marked(media.title_highlight, style);
  if (!media.time.empty()) title = printable(media.time) + " " + title;
  return fmt::format("       {} {}  {}\n", style.dim(to_string(media.kind)), style.link(url, url),
                     style.dim(title));
}

std::string format_section(const SectionHit& section, const Style& style, const IndexInfo& index) {
  const std::string url = absolute(index, section.url);
  std::string out;
  if (!section.heading.empty()) {
    out += fmt::format("   › {}  {}\n", marked(section.heading_highlight, style),
                       style.dim(style.link(url, url)));
  }
  if (has_match(section.snippet)) out += fmt::format("     {}\n", marked(section.snippet, style));
  for (const MediaHit& media : section.media) out += format_media(media, style, index);
  return out;
}

std::string format_meta(const Hit& hit) {
  std::string meta = hit.date;
  for (const Author& author : hit.authors) meta += " · " + author.name;
  return printable(meta);
}

std::string format_hit(const Hit& hit, int rank, const Style& style, const IndexInfo& index) {
  const std::string url = absolute(index, hit.url);
  std::string out =
      fmt::format("{}. {}  {}\n   {}\n", rank, style.bold(marked(hit.title_highlight, style)),
                  style.dim(format_meta(hit)), style.link(url, url));
  const bool shown_in_section =
      !hit.sections.empty() && hit.sections.front().snippet == hit.snippet;
  if (!hit.snippet.empty() && !shown_in_section) {
    out += fmt::format("   {}\n", marked(hit.snippet, style));
  }
  for (const SectionHit& section : hit.sections) out += format_section(section, style, index);
  for (const Explanation& reason : hit.explanation) {
    out += fmt::format("   {:8.3f}  {}\n", reason.worth, printable(reason.what));
  }
  return out;
}

}  // namespace

std::string format_hits(const SearchResponse& response, const Style& style) {
  std::string out;
  int rank = response.offset;
  for (const Hit& hit : response.hits) {
    if (!out.empty()) out += '\n';
    out += format_hit(hit, ++rank, style, response.index);
  }
  for (const auto& [name, values] : response.facets) {
    out += fmt::format("\n{}:", name);
    for (const FacetValue& value : values) {
      out += fmt::format(" {} ({})", printable(value.value), value.count);
    }
    out += '\n';
  }
  return out;
}

void print_notes(const SearchResponse& response) {
  const Style style = Style::for_stream(2);
  if (response.corrected_query) {
    print_note(fmt::format("Searched for “{}” instead of “{}”.\n",
                           style.bold(printable(*response.corrected_query)),
                           printable(response.query)));
  }
  if (response.hits.empty()) {
    print_note(fmt::format("Nothing found for “{}”.\n", printable(response.query)));
    return;
  }
  if (!response.all_words && response.with_all_words == 0 && response.offset == 0)
    print_note("No post has all of the words; these have some.\n");
  print_note(fmt::format("{}{} in {:.1f} ms\n", response.total_is_exact ? "" : "about ",
                         counted(response.total, "post"),
                         static_cast<double>(response.took_us) / 1000.0));
}

}  // namespace mobysearch
