// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/results_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "search/json_writer.h"
#include "server/page_template.h"
#include "server/search_params.h"

namespace mobysearch {
namespace {

/// A link of a hit as a page elsewhere may follow it: the site's address before a path.
std::string href(const IndexInfo& site, const std::string& url) {
  const bool path = url.rfind('/', 0) == 0 && url.rfind("//", 0) != 0;
  const bool web = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
  if (!path && !web) return "#";
  return escape_html(path ? site.site_url + url : url);
}

std::string marked(const Highlight& highlight) {
  std::string out;
  for (std::size_t i = 0; i < highlight.size(); ++i) {
    const std::string piece = escape_html(highlight[i]);
    out += i % 2 == 1 ? "<mark>" + piece + "</mark>" : piece;
  }
  return out;
}

std::string media_list(const std::vector<Media>& media, const IndexInfo& site) {
  if (media.empty()) return {};
  std::string out = "<ul class=\"ms-media\">";
  for (const Media& item : media) {
    if (item.kind == MediaKind::kImage) continue;
    out += fmt::format("<li class=\"ms-{0}\"><a href=\"{1}\">{0}</a> {2}{3}</li>",
                       to_string(item.kind), href(site, item.url),
                       item.time.empty() ? "" : "<b>" + escape_html(item.time) + "</b> ",
                       escape_html(item.title));
  }
  return out + "</ul>";
}

std::string section_item(const SectionHit& section, const IndexInfo& site) {
  std::string out = "<li>";
  if (!section.heading.empty()) {
    out += fmt::format("<a href=\"{}\">{}</a>", href(site, section.url),
                       marked(section.heading_highlight));
  }
  out += fmt::format("<p>{}</p>{}</li>", marked(section.snippet), media_list(section.media, site));
  return out;
}

std::string hit_item(const Hit& hit, const IndexInfo& site) {
  std::string meta = escape_html(hit.date);
  for (const Author& author : hit.authors) meta += " · " + escape_html(author.name);
  std::string out =
      fmt::format("<li class=\"ms-hit\"><h2><a href=\"{}\">{}</a></h2><p class=\"ms-meta\">{}</p>",
                  href(site, hit.url), marked(hit.title_highlight), meta);
  if (hit.sections.empty()) out += fmt::format("<p>{}</p>", marked(hit.snippet));
  out += "<ul class=\"ms-sections\">";
  for (const SectionHit& section : hit.sections) out += section_item(section, site);
  return out + "</ul></li>";
}

std::string page_link(const SearchRequest& request, int offset, std::string_view rel,
                      std::string_view text) {
  return fmt::format("<a rel=\"{}\" href=\"/search?{}\">{}</a>", rel,
                     escape_html(query_string(request, offset)), text);
}

bool has_next(const SearchRequest& request, const SearchResponse& response) {
  return request.offset + request.limit < response.total &&
         request.offset + request.limit <= SearchRequest::kMaxOffset;
}

std::string paging(const SearchRequest& request, const SearchResponse& response) {
  std::string out = "<nav class=\"ms-pages\" aria-label=\"Pages\">";
  if (request.offset > 0) {
    out += page_link(request, std::max(0, request.offset - request.limit), "prev", "‹ Previous");
  }
  if (has_next(request, response)) {
    out += page_link(request, request.offset + request.limit, "next", "Next ›");
  }
  return out + "</nav>";
}

std::vector<std::string>& filter_values(SearchRequest& request, const std::string& facet) {
  if (facet == "author") return request.authors;
  if (facet == "tag") return request.tags;
  if (facet == "category") return request.categories;
  if (facet == "year") return request.years;
  if (facet == "has") return request.has;
  return request.langs;
}

/// Links that set or clear a filter.
std::string filters(const SearchRequest& request, const SearchResponse& response) {
  constexpr std::size_t kShown = 8;
  std::string out;
  for (const auto& [name, values] : response.facets) {
    SearchRequest changed = request;
    changed.facets.clear();
    auto& chosen = filter_values(changed, name);
    if (values.size() < 2 && chosen.empty()) continue;
    out += fmt::format("<section><h2>{}</h2><ul>", escape_html(name));
    for (std::size_t i = 0; i < std::min(values.size(), kShown); ++i) {
      const auto old = chosen;
      const auto at = std::find(chosen.begin(), chosen.end(), values[i].value);
      const bool on = at != chosen.end();
      if (on) {
        chosen.erase(at);
      } else {
        chosen.push_back(values[i].value);
      }
      out += fmt::format("<li><a{} href=\"/search?{}\">{}</a> {}</li>",
                         on ? " aria-current=\"true\"" : "", escape_html(query_string(changed, 0)),
                         escape_html(values[i].value), values[i].count);
      chosen = old;
    }
    out += "</ul></section>";
  }
  return out.empty() ? out
                     : "<aside class=\"ms-filters\" aria-label=\"Filters\">" + out + "</aside>";
}

std::string status_line(const SearchRequest& request, const SearchResponse& response) {
  if (request.query.empty()) return {};
  std::string out = "<p class=\"ms-status\" role=\"status\">";
  if (response.corrected_query) {
    out += fmt::format("Showing results for <b>{}</b> instead of “{}”. ",
                       escape_html(*response.corrected_query), escape_html(request.query));
  }
  if (response.total == 0) {
    out += fmt::format("Nothing found for “{}”.", escape_html(request.query));
  } else {
    out += fmt::format("{}{} post{}", response.total_is_exact ? "" : "About ", response.total,
                       response.total == 1 ? "" : "s");
    if (!response.all_words) out += "; none has all of the words";
    out += ".";
  }
  return out + "</p>";
}

std::string form(const SearchRequest& request) {
  return fmt::format(
      "<form class=\"ms-form\" action=\"/search\" role=\"search\"><label>Search "
      "<input type=\"search\" name=\"q\" value=\"{}\" autocomplete=\"off\" "
      "maxlength=\"2048\"></label> "
      "<button>Search</button></form>",
      escape_html(request.query));
}

std::string head_links(const SearchRequest& request, const SearchResponse& response) {
  SearchRequest plain = request;
  plain.facets.clear();
  std::string out = fmt::format(
      "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/search?{}&amp;format=atom\">"
      "<link rel=\"search\" type=\"application/opensearchdescription+xml\" "
      "href=\"/opensearch.xml\">",
      escape_html(query_string(plain, 0)));
  const auto rel = [&](const char* name, int offset) {
    out += fmt::format("<link rel=\"{}\" href=\"/search?{}\">", name,
                       escape_html(query_string(plain, offset)));
  };
  if (request.offset > 0) rel("prev", std::max(0, request.offset - request.limit));
  if (has_next(request, response)) rel("next", request.offset + request.limit);
  return out;
}

constexpr std::string_view kMarks[] = {"{{title}}", "{{head}}", "{{form}}", "{{main}}"};

}  // namespace

Result<void> check_template(std::string_view page_template) {
  for (const std::string_view mark : kMarks) {
    if (page_template.find(mark) == std::string_view::npos) {
      return fail(ErrorCode::kInputUnreadable, fmt::format("the template has no {}", mark));
    }
  }
  return {};
}

std::string results_page(const SearchRequest& request, const SearchResponse& response,
                         std::string_view page_template) {
  const IndexInfo& site = response.index;
  const std::string name = site.site_title.empty() ? "Search" : site.site_title;
  std::string list = status_line(request, response) + "<ol class=\"ms-hits\">";
  for (const Hit& hit : response.hits) list += hit_item(hit, site);
  list += "</ol>" + paging(request, response);
  return fill_template(
      page_template,
      {{kMarks[0],
        escape_html(request.query.empty() ? "Search – " + name : request.query + " – " + name)},
       {kMarks[1], head_links(request, response)},
       {kMarks[2], form(request)},
       {kMarks[3], list + filters(request, response)}});
}

std::string atom_feed(const SearchRequest& request, const SearchResponse& response,
                      const std::string& base_url) {
  const IndexInfo& site = response.index;
  const std::string page = escape_html(base_url + "/search?" + query_string(request, 0));
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"
      "<title>{} – {}</title><id>urn:mobysearch:{}</id><updated>{}</updated>"
      "<link rel=\"self\" href=\"{}&amp;format=atom\"/><link href=\"{}\"/>"
      "<author><name>{}</name></author>",
      escape_html(request.query), escape_html(site.site_title), url_encoded(request.query),
      escape_html(site.built_at), page, page,
      escape_html(site.site_title.empty() ? "blog" : site.site_title));
  for (const Hit& hit : response.hits) {
    const std::string link = href(site, hit.url);
    out += fmt::format(
        "<entry><title>{}</title><link href=\"{}\"/><id>{}</id><updated>{}T00:00:00Z</updated>"
        "<summary>{}</summary></entry>",
        escape_html(hit.title), link, link, hit.date.empty() ? "1970-01-01" : escape_html(hit.date),
        escape_html(join(hit.snippet)));
  }
  return out + "</feed>\n";
}

std::string suggestions_json(std::string_view typed, const std::vector<Suggestion>& suggestions) {
  JsonWriter json;
  json.open_object();
  json.string("query", typed);
  json.open_array("suggestions");
  for (const Suggestion& suggestion : suggestions) {
    json.open_object();
    json.string("text", suggestion.text);
    json.string("url", suggestion.url);
    json.string("kind", suggestion.kind);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take();
}

std::string open_search_suggestions(std::string_view typed,
                                    const std::vector<Suggestion>& suggestions) {
  JsonWriter json;
  json.open_array();
  json.string(typed);
  json.open_array();
  for (const Suggestion& suggestion : suggestions) json.string(suggestion.text);
  json.close_array();
  json.open_array();
  for (const Suggestion& suggestion : suggestions) json.string(suggestion.kind);
  json.close_array();
  json.open_array();
  for (const Suggestion& suggestion : suggestions) json.string(suggestion.url);
  json.close_array();
  json.close_array();
  return json.take();
}

std::string open_search_description(const IndexInfo& info, const std::string& base_url) {
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
      escape_html(info.site_title.empty() ? "Blog" : info.site_title.substr(0, 16)),
      escape_html(info.site_title.empty() ? "the blog" : info.site_title), base, base);
}

}  // namespace mobysearch
