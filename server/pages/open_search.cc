// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/open_search.h"

#include <fmt/format.h>

#include "common/json_writer.h"
#include "common/text/html_escape.h"
#include "common/text/unicode.h"

namespace mobysearch {

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
