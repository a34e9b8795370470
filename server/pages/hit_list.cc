// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "common/text/html_escape.h"
#include "server/pages/page_parts.h"
#include "server/pages/page_texts.h"
#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

struct Site {
  const IndexInfo& info;
  const PageTexts& texts;
};

std::string link(const Site& site, const std::string& url, const std::string& content) {
  return fmt::format("<a href=\"{}\">{}</a>", escape_html(public_link(site.info, url)), content);
}

std::string marked(const Highlight& highlight) {
  std::string out;
  for (std::size_t i = 0; i < highlight.size(); ++i) {
    const std::string piece = escape_html(highlight[i]);
    out += i % 2 == 1 ? "<mark>" + piece + "</mark>" : piece;
  }
  return out;
}

std::string snippet(const Highlight& highlight) {
  const std::string text = marked(highlight);
  return text.empty() ? text : "<p class=\"ms-text\" dir=\"auto\">" + text + "</p>";
}

std::string media_item(const MediaHit& item, const Site& site) {
  const std::string time = item.time.empty() ? "" : "<b>" + escape_html(item.time) + "</b> ";
  const std::string title = item.title_highlight.empty()
                                ? escape_html(item.title.empty() ? item.provider : item.title)
                                : marked(item.title_highlight);
  return fmt::format("<li class=\"ms-{}\"><span class=\"ms-kind\" lang=\"{}\">{}</span> {}</li>",
                     to_string(item.kind), site.texts.lang, media_label(site.texts, item.kind),
                     link(site, item.url, time + "<bdi>" + title + "</bdi>"));
}

/// A picture is listed for the sake of its text alone.
std::string media_list(const std::vector<MediaHit>& media, const Site& site) {
  std::string items;
  for (const MediaHit& item : media) {
    if (item.kind != MediaKind::kImage || !item.title_highlight.empty())
      items += media_item(item, site);
  }
  return items.empty() ? items : "<ul class=\"ms-embeds\">" + items + "</ul>";
}

/// The heading with those that it stands under before it.
std::string heading_link(const SectionHit& section, const Site& site) {
  std::string content;
  for (std::size_t i = 0; i + 1 < section.path.size(); ++i) {
    content += fmt::format("<span class=\"ms-parents\">{} › </span>", escape_html(section.path[i]));
  }
  content += marked(section.heading_highlight);
  return "<h3 dir=\"auto\">" + link(site, section.url, content) + "</h3>";
}

bool is_introduction(const SectionHit& section) { return section.heading.empty(); }

std::string section_text(const SectionHit& section, const Site& site) {
  return snippet(section.snippet) + media_list(section.media, site);
}

/// What stands before the first heading belongs to the post's title. In the list of sections it
/// would read as the text of the one below it.
std::string introduction(const Hit& hit, const Site& site) {
  if (hit.sections.empty()) return snippet(hit.snippet);
  std::string out;
  for (const SectionHit& section : hit.sections) {
    if (is_introduction(section)) out += section_text(section, site);
  }
  return out;
}

std::string section_list(const std::vector<SectionHit>& sections, const Site& site) {
  std::string items;
  for (const SectionHit& section : sections) {
    if (is_introduction(section)) continue;
    items += "<li>" + heading_link(section, site) + section_text(section, site) + "</li>";
  }
  return items.empty() ? items : "<ul class=\"ms-sections\">" + items + "</ul>";
}

/// In the page's language, as its dates are.
std::string meta_line(const Hit& hit, const PageTexts& texts) {
  std::string out = time_markup(texts, hit.date);
  for (const Author& author : hit.authors) {
    out += (out.empty() ? "" : " · ") + isolated(author.name);
  }
  if (out.empty()) return out;
  return fmt::format("<p class=\"ms-by\" lang=\"{}\">{}</p>", texts.lang, out);
}

std::string hit_item(const Hit& hit, const Site& site) {
  return fmt::format("<li class=\"ms-hit\" lang=\"{}\" dir=\"auto\"><h2>{}</h2>{}{}{}</li>",
                     escape_html(hit.lang), link(site, hit.url, marked(hit.title_highlight)),
                     meta_line(hit, site.texts), introduction(hit, site),
                     section_list(hit.sections, site));
}

}  // namespace

std::string hit_list(const SearchResponse& response) {
  if (response.hits.empty()) return {};
  const Site site = {response.index, page_texts(response.index.lang)};
  std::string out = fmt::format("<ol class=\"ms-hits\" start=\"{}\">", response.offset + 1);
  for (const Hit& hit : response.hits) out += hit_item(hit, site);
  return out + "</ol>";
}

}  // namespace mobysearch
