// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/search_opt_out.h"

#include <fmt/core.h>

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

bool says(const Value& value, std::string_view words) {
  return value.is_scalar() && in_word_list(ascii_lower(value.text), words);
}

struct OptOut {
  const char* key;
  std::string_view words;  ///< the values that ask for it
};
constexpr std::string_view kNo = "false no off exclude none";
constexpr std::string_view kYes = "true yes on";
constexpr OptOut kOptOuts[] = {
    {"search", kNo},          {"searchable", kNo},           {"sitemap", kNo},
    {"search_exclude", kYes}, {"exclude_from_search", kYes}, {"noindex", kYes}};

/// "noindex", "noindex, follow", [noindex, nofollow]
bool forbids_robots(const Value& robots) {
  std::string text = ascii_lower(robots.text);
  for (const Value& item : robots.list) text.append(",").append(ascii_lower(item.text));
  std::replace(text.begin(), text.end(), ',', ' ');
  const auto words = split_words(text);
  return std::any_of(words.begin(), words.end(),
                     [](std::string_view word) { return in_word_list(word, "noindex none"); });
}

bool redirects(const Value& values) {
  const Value& target = values.get("redirect_to");
  const auto leads_somewhere = [](const Value& item) {
    return item.is_scalar() && !item.is_false() && !item.text.empty();
  };
  return leads_somewhere(target) ||
         std::any_of(target.list.begin(), target.list.end(), leads_somewhere) ||
         says(values.get("layout"), "redirect redirected");
}

constexpr std::string_view kListLayouts =
    "archive-dates archive-taxonomy archives categories category category-archive category_index "
    "category_page category-page post-archive search search-page sitemap tag tag-archive "
    "tag_index tag_page tag-page tagpage tags";
constexpr std::string_view kListNames =
    "archive archives blog-archive categories category posts-by-category posts-by-tag "
    "posts-by-year search site-map sitemap tag tag-archive tags year-archive";
constexpr std::string_view kListFolders = "tag tags category categories archive archives";

/// Whether a page's own source makes a list or a form, or leaves the page to its layout.
bool has_no_text_of_its_own(std::string_view body) {
  if (trim(body).empty()) return true;
  constexpr std::string_view kSigns[] = {
      "site.tags", "site.categories", "site.posts", "site.pages",  "paginator.",    "<form",
      "<script",   "<input",          "{% include", "{%- include", "site.documents"};
  return std::any_of(std::begin(kSigns), std::end(kSigns), [&](std::string_view sign) {
    return body.find(sign) != std::string_view::npos;
  });
}

/// "/tags/", "/archive.html", "/tag/go/"
bool is_named_like_a_list(std::string_view url) {
  const auto parts = split(trim(url, "/"), '/');
  const std::string last = file_stem(ascii_lower(parts.back()));
  if (parts.size() == 1) return in_word_list(last, kListNames);
  return in_word_list(ascii_lower(parts[0]), kListFolders);
}

std::string reason_of_page(const SiteDocument& document, std::string_view body) {
  if (file_stem(document.path) == "404" || document.url.starts_with("/404")) {
    return "is an error page";
  }
  const bool is_list = says(document.values.get("layout"), kListLayouts) ||
                       (is_named_like_a_list(document.url) && has_no_text_of_its_own(body));
  return is_list ? "lists or searches other pages" : "";
}

}  // namespace

std::string reason_not_searched(const SiteDocument& document, std::string_view body) {
  const Value& values = document.values;
  for (const auto& [key, words] : kOptOuts) {
    const Value& value = values.get(key);
    if (says(value, words)) return fmt::format("`{}: {}`", key, value.text);
    if (says(value.get("exclude"), kYes)) return fmt::format("`{}: {{exclude: true}}`", key);
  }
  if (forbids_robots(values.get("robots"))) return "`robots: noindex`";
  if (redirects(values)) return "redirects to another page";
  return document.is_page ? reason_of_page(document, body) : std::string();
}

}  // namespace mobysearch
