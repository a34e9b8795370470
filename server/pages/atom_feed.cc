// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/atom_feed.h"

#include <fmt/format.h>

#include "common/text/html_escape.h"
#include "server/pages/public_link.h"
#include "server/pages/search_link.h"

namespace mobysearch {
namespace {

std::string person(const std::string& name) {
  return fmt::format("<author><name>{}</name></author>", escape_html(name));
}

/// Midnight: an index knows a post's day alone.
std::string time_of(const std::string& date) {
  return (date.empty() ? "1970-01-01" : escape_html(date)) + "T00:00:00Z";
}

std::string entry(const Hit& hit, const IndexInfo& site) {
  const std::string link = escape_html(public_link(site, hit.url));
  std::string out =
      fmt::format("<entry><title>{}</title><link href=\"{}\"/><id>{}</id><updated>{}</updated>",
                  escape_html(hit.title), link, link, time_of(hit.date));
  for (const Author& author : hit.authors) {
    if (!author.name.empty()) out += person(author.name);
  }
  for (const std::string& tag : hit.tags) {
    out += fmt::format("<category term=\"{}\"/>", escape_html(tag));
  }
  return out + fmt::format("<summary>{}</summary></entry>", escape_html(join(hit.snippet)));
}

}  // namespace

std::string atom_feed(const SearchRequest& request, const SearchResponse& response,
                      const std::string& base_url) {
  IndexInfo site = response.index;
  if (site.site_url.empty()) site.site_url = base_url;
  const std::string blog = site.site_title.empty() ? "Blog" : site.site_title;
  const std::string page = escape_html(base_url + "/search?" + query_string(request));
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"
      "<title>{0} – {1}</title><id>{2}&amp;format=atom</id><updated>{3}</updated>"
      "<link rel=\"self\" type=\"application/atom+xml\" href=\"{2}&amp;format=atom\"/>"
      "<link rel=\"alternate\" type=\"text/html\" href=\"{2}\"/>{4}",
      escape_html(request.query), escape_html(blog), page, escape_html(site.built_at),
      person(blog));
  for (const Hit& hit : response.hits) out += entry(hit, site);
  return out + "</feed>\n";
}

}  // namespace mobysearch
