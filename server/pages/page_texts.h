// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/post.h"
#include "common/schema.h"
#include "search/search_request.h"

namespace mobysearch {

/// What an error page says.
struct ErrorText {
  std::string_view title, sentence;
};

/// The words of the pages themselves in one language. {0}, {1} … stand where filled() puts values;
/// only `advice` is markup.
struct PageTexts {
  std::string_view lang, dir;  ///< as HTML's attributes have them

  std::string_view search, search_blog, placeholder;
  std::string_view results_for;             ///< {0}: the query
  std::string_view nothing_for;             ///< {0}: the query
  std::string_view corrected;               ///< {0}: what was searched, {1}: what was typed
  std::string_view one_post, posts, about;  ///< {0}: how many; {0}: so many posts
  std::string_view on_page;                 ///< {0}: so many posts, {1}: page, {2}: of pages
  std::string_view full_stop;               ///< these four end the line {0}:
  std::string_view none_has_all, first_has_all, some_have_all;  ///< {1}: so many
  std::string_view past_the_end, first_page, last_page;
  std::string_view partial;    ///< behind the line, blank and all: not all posts could be searched
  std::string_view newest_of;  ///< {0}: posts that are listed, {1}: all

  std::string_view pages, page, previous, next;  ///< page: {0}
  std::string_view feed;
  std::string_view narrow, filters_in_use, remove_filter, clear_all;
  std::string_view chosen;  ///< {0}: the filter's name, {1}: its value
  std::string_view order, best_match, newest, oldest;
  std::string_view author, year, tag, category, with, language, post;
  std::array<std::string_view, kMediaKindNames.size()> media;
  std::array<std::string_view, 4> advice;

  std::string_view date;       ///< {0}: day, {1}: month's name, {2}: year, {3}: month's number
  std::string_view first_day;  ///< what the first of a month is called
  std::array<std::string_view, 12> months;

  ErrorText unreadable, too_many, failed, not_ready;
  std::string_view new_search, try_again;
};

/// The words for a site in `lang` ("de", "de-AT"); English for a language that there are none of.
const PageTexts& page_texts(std::string_view lang);

/// A text with its values in it; nothing is escaped.
std::string filled(std::string_view text, const std::vector<std::string>& values);

std::string_view sort_label(const PageTexts& texts, SortOrder order);
/// The name of a filter; the schema's own where the language has none.
std::string_view filter_label(const PageTexts& texts, Field field);
/// What a filter's value is called: only kinds of media are called otherwise.
std::string_view value_label(const PageTexts& texts, Field field, std::string_view value);
inline std::string_view media_label(const PageTexts& texts, MediaKind kind) {
  return texts.media.at(static_cast<std::size_t>(kind));
}

/// "41 posts", "About 1200 posts".
std::string count_of_posts(const PageTexts& texts, std::int64_t count, bool is_exact);

/// <time> with the date as the language writes it; of what is no YYYY-MM-DD the text alone.
std::string time_markup(const PageTexts& texts, std::string_view date);

}  // namespace mobysearch
