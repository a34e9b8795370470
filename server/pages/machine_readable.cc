// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/machine_readable.h"

#include <fmt/format.h>

#include "common/json_writer.h"
#include "common/text/html_escape.h"
#include "common/text/unicode.h"
#include "common/text/url.h"
#include "server/pages/page_parts.h"

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
  if (!is_web_url(site.site_url)) site.site_url = base_url;
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

std::string suggestions_json(std::string_view typed, const std::vector<Suggestion>& suggestions) {
  JsonWriter json;
  json.open_object();
  json.string("query", typed);
  json.objects("suggestions", suggestions, [&](const Suggestion& suggestion) {
    json.string("text", suggestion.text);
    json.string("url", suggestion.url);
    json.string("kind", suggestion.kind);
  });
  json.close_object();
  return json.take();
}

std::string open_search_suggestions(std::string_view typed,
                                    const std::vector<Suggestion>& suggestions) {
  JsonWriter json;
  json.open_array();
  json.string(typed);
  for (const auto member : {&Suggestion::text, &Suggestion::kind, &Suggestion::url}) {
    json.open_array();
    for (const Suggestion& suggestion : suggestions) json.string(suggestion.*member);
    json.close_array();
  }
  json.close_array();
  return json.take();
}

std::string open_search_description(const IndexInfo& info, const std::string& base_url) {
  constexpr std::size_t kLongestName = 16;  // as the OpenSearch description format has it
  const std::string base = escape_html(base_url);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">"
      "<ShortName>{}</ShortName><Description>Search {}</Description>"
      "<InputEncoding>UTF-8</InputEncoding>"
      "<Url type=\"text/html\" template=\"{}/search?q={{searchTerms}}\"/>"
      "<Url type=\"application/x-suggestions+json\" "
      "template=\"{}/api/v1/suggest?q={{searchTerms}}&amp;format=opensearch\"/>"
      "</OpenSearchDescription>\n",
      escape_html(info.site_title.empty() ? "Blog"
                                          : std::string(clip_utf8(info.site_title, kLongestName))),
      escape_html(info.site_title.empty() ? "the blog" : info.site_title), base, base);
}

}  // namespace mobysearch
