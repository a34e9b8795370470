// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/index_info.h"
#include "search/search_request.h"
#include "server/pages/page_request.h"

namespace mobysearch {

/// What stands for a mark ("{{title}}") in a page template. The text is markup already.
using TemplateParts = std::vector<std::pair<std::string_view, std::string>>;

/// The template with its marks filled. Anything else in it is left as it is, and nothing in what is
/// filled in is taken for a mark.
std::string fill_template(std::string_view page_template, const TemplateParts& parts);

/// The site's title, or what stands for one; not escaped.
std::string title_of(const IndexInfo& site);

/// A page in the frame of web/blog.html, which has the search box in it and speaks the site's
/// language. `main` is markup.
struct BlogPage {
  std::string title = {};  ///< "" for the blog's own
  std::string main = {};   ///< markup
  bool is_front = false;   ///< the blog's name is its heading, not a link to the front page
  std::string root = {};   ///< as a PageRequest's
};
std::string blog_page(const IndexInfo& site, BlogPage page);
/// The page that shows the search box; `root` as a PageRequest's.
std::string demo_page(const std::string& root);

/// Text that may run in another direction than what stands round it; escaped.
std::string isolated(std::string_view text);

/// A link of a hit as a document elsewhere may follow it: the site's address before a path, an
/// http(s) URL as it is, "#" for anything else. Not escaped.
std::string public_link(const IndexInfo& site, const std::string& url);

/// What asks for a search but its facets, `prefix` and `explain`; only what is not as usual, and
/// the query.
std::vector<std::pair<std::string_view, std::string>> params_for(const SearchRequest& request);
/// The same as a query string: "q=a+b&limit=5".
std::string query_string(const SearchRequest& request);
/// The address of its page of results, escaped.
std::string results_href(const PageRequest& request);

}  // namespace mobysearch
