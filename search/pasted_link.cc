// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/pasted_link.h"

#include <array>
#include <string>

#include "common/schema.h"
#include "common/text/link.h"
#include "search/index_parts.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;

/// The path of a URL, which may lack its scheme, as address bars show it, or its host. Empty for
/// what is no URL.
std::string_view path_of(std::string_view text) {
  if (text.find("://") != std::string_view::npos) return text;  // page_term() knows it
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const bool has_host = text.substr(0, slash).find('.') != std::string_view::npos;
  return slash == 0 || has_host ? text.substr(slash) : std::string_view();
}

/// The term of the post that has this URL, with or without the site's base URL; empty if none has.
std::string term_of_page(std::string_view text, const IndexReader& reader) {
  const std::string page = page_term(path_of(text));
  const std::string& base = reader.parts.info.baseurl;
  const bool has_base = !base.empty() && page.starts_with(base + '/');
  for (const std::string& path : std::array{page, has_base ? page.substr(base.size()) : page}) {
    const std::string term = exact_term(Field::kPage, path);
    if (!path.empty() && reader.database.term_exists(term)) return term;
  }
  return {};
}

}  // namespace

void prefer_linked_posts(std::string_view text, WordQuery& query, const IndexReader& reader) {
  if (path_of(text).empty()) return;
  if (const std::string page = term_of_page(text, reader); !page.empty()) {
    const Query words = query.loose.empty() ? query.strict : query.loose;
    query.strict = Query(page);
    query.loose = Query(Query::OP_OR, query.strict, words);
    return;
  }
  const std::string link = exact_term(Field::kLink, link_term(text));
  if (text.front() == '/' || !reader.database.term_exists(link)) return;
  if (!query.loose.empty()) query.loose = Query(Query::OP_OR, Query(link), query.loose);
  query.strict = Query(Query::OP_OR, Query(link), query.strict);
}

}  // namespace mobysearch
