// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/index_info.h"
#include "search/search_request.h"

namespace mobysearch {

/// What stands for a mark ("{{title}}") in a page template. The text is markup already.
using TemplateParts = std::vector<std::pair<std::string_view, std::string>>;

/// The template with its marks filled. Anything else in it is left as it is, and nothing in what is
/// filled in is taken for a mark.
std::string fill_template(std::string_view page_template, const TemplateParts& parts);

/// The site's title, or what stands for one; not escaped.
std::string title_of(const IndexInfo& site);

/// A page in the frame of web/blog.html, which has the search box in it. `main` is markup; `lang`
/// and `title` may be "".
std::string blog_page(const IndexInfo& site, const std::string& lang, const std::string& title,
                      std::string main);

/// A link of a hit as a document elsewhere may follow it: the site's address before a path, an
/// http(s) URL as it is, "#" for anything else. Not escaped.
std::string public_link(const IndexInfo& site, const std::string& url);

/// The query string ("q=a+b&limit=5") that asks for a search, but for its facets, `prefix` and
/// `explain`.
std::string query_string(const SearchRequest& request);
/// The address of its page of results, escaped.
std::string results_href(const SearchRequest& request);

}  // namespace mobysearch
