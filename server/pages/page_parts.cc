// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/html_escape.h"
#include "common/text/url.h"
#include "server/pages/assets.h"
#include "server/pages/page_texts.h"

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

std::string blog_page(const IndexInfo& site, BlogPage page) {
  const PageTexts& texts = page_texts(site.lang);
  const std::string name = title_of(site);
  const std::string& title = page.title;
  return fill_template(
      assets::kBlogTemplate,
      {{"{{lang}}", std::string(texts.lang)},
       {"{{dir}}", std::string(texts.dir)},
       {"{{title}}", escape_html(title.empty() ? name : title + " – " + name)},
       {"{{site}}", page.is_front ? fmt::format("<h1 class=\"demo-site\">{}</h1>", isolated(name))
                                  : fmt::format("<p class=\"demo-site\"><a href=\"{}/\">{}</a></p>",
                                                page.root, isolated(name))},
       {"{{search-blog}}", std::string(texts.search_blog)},
       {"{{search}}", std::string(texts.search)},
       {"{{placeholder}}", std::string(texts.placeholder)},
       {"{{main}}", std::move(page.main)},
       {"{{root}}", page.root}});
}

std::string demo_page(const std::string& root) {
  return blog_page({},
                   {.main = fill_template(assets::kDemoMain, {{"{{root}}", root}}), .root = root});
}

std::string isolated(std::string_view text) { return "<bdi>" + escape_html(text) + "</bdi>"; }

std::string public_link(const IndexInfo& site, const std::string& url) {
  if (is_site_path(url)) return (is_web_url(site.site_url) ? site.site_url : "") + url;
  return is_web_url(url) ? url : "#";
}

std::vector<std::pair<std::string_view, std::string>> params_for(const SearchRequest& request) {
  std::vector<std::pair<std::string_view, std::string>> params = {{"q", request.query}};
  if (request.limit != SearchRequest{}.limit)
    params.emplace_back("limit", std::to_string(request.limit));
  if (request.offset > 0) params.emplace_back("offset", std::to_string(request.offset));
  if (request.sort != SortOrder::kRelevance) params.emplace_back("sort", to_string(request.sort));
  if (!request.in.empty()) params.emplace_back("in", request.in);
  for (const Field field : kFilters) {
    for (const std::string& value : request.filters[field]) {
      params.emplace_back(field_spec(field).name, value);
    }
  }
  return params;
}

std::string query_string(const SearchRequest& request) {
  std::string out;
  for (const auto& [name, value] : params_for(request)) {
    out += fmt::format("{}{}={}", out.empty() ? "" : "&", name, encode_param(value));
  }
  return out;
}

std::string results_href(const PageRequest& request) {
  return request.root + "/search?" + escape_html(query_string(request));
}

}  // namespace mobysearch
