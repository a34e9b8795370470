// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "common/text/html_escape.h"
#include "server/pages/page_parts.h"
#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

std::string link(const IndexInfo& site, const std::string& url, const std::string& content) {
  return fmt::format("<a href=\"{}\">{}</a>", escape_html(public_link(site, url)), content);
}

std::string marked(const Highlight& highlight) {
  std::string out;
  for (std::size_t i = 0; i < highlight.size(); ++i) {
    const std::string piece = escape_html(highlight[i]);
    out += i % 2 == 1 ? "<mark>" + piece + "</mark>" : piece;
  }
  return out;
}

std::string paragraph(std::string_view name, const std::string& content) {
  return content.empty() ? content : fmt::format("<p class=\"{}\">{}</p>", name, content);
}

std::string media_item(const MediaHit& item, const IndexInfo& site) {
  const std::string time = item.time.empty() ? "" : "<b>" + escape_html(item.time) + "</b> ";
  const std::string title = item.title_highlight.empty()
                                ? escape_html(item.title.empty() ? item.provider : item.title)
                                : marked(item.title_highlight);
  return fmt::format("<li class=\"ms-{0}\"><span class=\"ms-kind\">{0}</span> {1}</li>",
                     to_string(item.kind), link(site, item.url, time + title));
}

/// A picture is listed for the sake of its text alone.
std::string media_list(const std::vector<MediaHit>& media, const IndexInfo& site) {
  std::string items;
  for (const MediaHit& item : media) {
    if (item.kind != MediaKind::kImage || !item.title_highlight.empty())
      items += media_item(item, site);
  }
  return items.empty() ? items : "<ul class=\"ms-media\">" + items + "</ul>";
}

/// The heading with those that it stands under before it.
std::string heading_link(const SectionHit& section, const IndexInfo& site) {
  std::string content;
  for (std::size_t i = 0; i + 1 < section.path.size(); ++i) {
    content += fmt::format("<span class=\"ms-above\">{} › </span>", escape_html(section.path[i]));
  }
  content += marked(section.heading_highlight);
  return "<h3>" + link(site, section.url, content) + "</h3>";
}

std::string section_item(const SectionHit& section, const IndexInfo& site) {
  return "<li>" + (section.heading.empty() ? "" : heading_link(section, site)) +
         paragraph("ms-snippet", marked(section.snippet)) + media_list(section.media, site) +
         "</li>";
}

std::string meta_line(const Hit& hit) {
  std::string out;
  if (!hit.date.empty()) out = fmt::format("<time>{}</time>", escape_html(hit.date));
  for (const Author& author : hit.authors) {
    out += (out.empty() ? "" : " · ") + escape_html(author.name);
  }
  return paragraph("ms-meta", out);
}

std::string hit_item(const Hit& hit, const IndexInfo& site) {
  std::string out =
      fmt::format("<li class=\"ms-hit\" lang=\"{}\"><h2>{}</h2>{}", escape_html(hit.lang),
                  link(site, hit.url, marked(hit.title_highlight)), meta_line(hit));
  if (hit.sections.empty()) return out + paragraph("ms-snippet", marked(hit.snippet)) + "</li>";
  out += "<ul class=\"ms-sections\">";
  for (const SectionHit& section : hit.sections) out += section_item(section, site);
  return out + "</ul></li>";
}

}  // namespace

std::string hit_list(const SearchResponse& response) {
  if (response.hits.empty()) return {};
  std::string out = fmt::format("<ol class=\"ms-hits\" start=\"{}\">", response.offset + 1);
  for (const Hit& hit : response.hits) out += hit_item(hit, response.index);
  return out + "</ol>";
}

}  // namespace mobysearch
