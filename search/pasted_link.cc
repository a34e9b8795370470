// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/pasted_link.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "common/text/link.h"
#include "common/text/url.h"
#include "search/index_parts.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;

constexpr std::string_view kPathSigns = "/!$&'()+,;=@:*";  ///< that Jekyll does not escape
constexpr std::size_t kMaxLinkedPosts = 20;  ///< with URLs that differ in no more than an ending

/// The path of a URL, which may lack its scheme, as address bars show it, or its host. Empty for
/// what is no URL.
std::string_view path_of(std::string_view text) {
  if (text.find("://") != std::string_view::npos) return text;  // page_term() knows it
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const bool has_host = text.substr(0, slash).find('.') != std::string_view::npos;
  return slash == 0 || has_host ? text.substr(slash) : std::string_view();
}

/// The path, with its escapes as they are, as Jekyll writes them, and without any.
std::vector<std::string> spellings_of(std::string_view path) {
  std::string decoded = percent_decode_leniently(path);
  std::vector<std::string> spellings = {std::string(path), percent_encode(decoded, kPathSigns)};
  const bool is_still_a_path = decoded.find_first_of("?#") == std::string::npos;
  if (is_still_a_path) spellings.push_back(std::move(decoded));
  return spellings;
}

/// The term of the post that has this URL, with or without the site's base URL; empty if none has.
std::string term_of_page(std::string_view text, const IndexReader& reader) {
  const std::string& base = reader.parts.info.baseurl;
  for (const std::string& path : spellings_of(split_link(path_of(text)).path)) {
    const std::string page = page_term(path);
    const bool has_base = !base.empty() && page.starts_with(base + '/');
    for (const std::string& each : std::array{page, has_base ? page.substr(base.size()) : page}) {
      const std::string term = exact_term(Field::kPage, each);
      if (!each.empty() && reader.database.has(term)) return term;
    }
  }
  return {};
}

/// Of the posts that the term stands for, those that have just this URL.
std::vector<std::uint32_t> posts_at(std::string_view url, const std::string& term,
                                    const IndexReader& reader) {
  const std::string path = percent_decode_leniently(split_link(path_of(url)).path);
  std::vector<std::uint32_t> docids;
  for (const std::uint32_t docid : reader.database.posts_with(term, kMaxLinkedPosts)) {
    const auto stored = reader.stored_post(docid);
    if (!stored) continue;
    const std::string own = percent_decode_leniently((*stored)->view.url);
    if (path == own || path == reader.parts.info.baseurl + own) docids.push_back(docid);
  }
  return docids;
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
  if (text.front() == '/' || !reader.database.has(link)) return;
  if (!query.loose.empty()) query.loose = Query(Query::OP_OR, Query(link), query.loose);
  query.strict = Query(Query::OP_OR, Query(link), query.strict);
}

Query query_for_url(std::string_view url, const IndexReader& reader) {
  const std::string term = term_of_page(url, reader);
  if (term.empty()) return Query(exact_term(Field::kPath, {}));  // in no post
  if (reader.database.frequency_of(term) < 2) return Query(term);
  std::vector<std::uint32_t> docids = posts_at(url, term, reader);
  return docids.empty() ? Query(term) : reader.database.posts_query(std::move(docids));
}

}  // namespace mobysearch
