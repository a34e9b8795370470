// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/html_escape.h"
#include "common/text/url.h"
#include "server/pages/assets.h"

namespace mobysearch {

std::string fill_template(std::string_view page_template, const TemplateParts& parts) {
  std::string page;
  for (std::string_view rest = page_template; !rest.empty();) {
    const auto open = rest.find("{{");
    page += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    rest.remove_prefix(open);
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const auto& each) {
      return rest.substr(0, each.first.size()) == each.first;
    });
    const std::size_t taken = part == parts.end() ? 2 : part->first.size();
    page += part == parts.end() ? rest.substr(0, taken) : std::string_view(part->second);
    rest.remove_prefix(taken);
  }
  return page;
}

std::string title_of(const IndexInfo& site) {
  return site.site_title.empty() ? "The blog" : site.site_title;
}

std::string blog_page(const IndexInfo& site, const std::string& lang, const std::string& title,
                      std::string main) {
  const std::string name = title_of(site);
  return fill_template(assets::kBlogTemplate,
                       {{"{{lang}}", escape_html(lang.empty() ? "en" : lang)},
                        {"{{title}}", escape_html(title.empty() ? name : title + " – " + name)},
                        {"{{site}}", escape_html(name)},
                        {"{{main}}", std::move(main)}});
}

std::string public_link(const IndexInfo& site, const std::string& url) {
  if (is_site_path(url)) return (is_web_url(site.site_url) ? site.site_url : "") + url;
  return is_web_url(url) ? url : "#";
}

std::string query_string(const SearchRequest& request) {
  std::string out = "q=" + encode_param(request.query);
  if (request.limit != SearchRequest{}.limit) out += fmt::format("&limit={}", request.limit);
  if (request.offset > 0) out += fmt::format("&offset={}", request.offset);
  if (request.sort != SortOrder::kRelevance)
    out += fmt::format("&sort={}", to_string(request.sort));
  if (!request.in.empty()) out += "&in=" + encode_param(request.in);
  for (const Field field : kFilters) {
    for (const std::string& value : request.filters[field]) {
      out += fmt::format("&{}={}", field_spec(field).name, encode_param(value));
    }
  }
  return out;
}

std::string results_href(const SearchRequest& request) {
  return "/search?" + escape_html(query_string(request));
}

}  // namespace mobysearch
