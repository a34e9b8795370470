// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_languages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

/// Every text of a language, in one order.
std::vector<std::string_view> all_texts(const PageTexts& of) {
  std::vector<std::string_view> texts = {
      of.lang,          of.dir,           of.search,     of.search_blog,  of.placeholder,
      of.results_for,   of.nothing_for,   of.corrected,  of.one_post,     of.posts,
      of.on_page,       of.full_stop,     of.about,      of.none_has_all, of.first_has_all,
      of.some_have_all, of.past_the_end,  of.first_page, of.last_page,    of.pages,
      of.page,          of.previous,      of.next,       of.feed,         of.narrow,
      of.clear_all,     of.remove_filter, of.chosen,     of.order,        of.filters_in_use,
      of.best_match,    of.newest,        of.oldest,     of.author,       of.year,
      of.tag,           of.category,      of.with,       of.language,     of.date,
      of.first_day,     of.new_search,    of.try_again,  of.partial};
  texts.insert(texts.end(), of.media.begin(), of.media.end());
  texts.insert(texts.end(), of.advice.begin(), of.advice.end());
  texts.insert(texts.end(), of.months.begin(), of.months.end());
  for (const ErrorText& error : {of.unreadable, of.too_many, of.failed, of.not_ready}) {
    texts.insert(texts.end(), {error.title, error.sentence});
  }
  return texts;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(PageLanguages, EachHasEveryText) {
  for (const PageTexts* language : kPageLanguages) {
    const auto texts = all_texts(*language);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      EXPECT_FALSE(texts[i].empty()) << language->lang << ": as " << all_texts(page_texts("en"))[i];
    }
  }
}

TEST(PageLanguages, EachPutsTheSameValuesIntoItsTexts) {
  const auto english = all_texts(*kPageLanguages.front());
  for (const PageTexts* language : kPageLanguages) {
    const auto texts = all_texts(*language);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (english[i] == page_texts("en").date || english[i] == page_texts("en").about) continue;
      for (const char* mark : {"{0}", "{1}", "{2}", "{3}"}) {
        EXPECT_EQ(has(texts[i], mark), has(english[i], mark)) << language->lang << ": " << texts[i];
      }
    }
  }
}

TEST(PageLanguages, NoTextButAdviceIsMarkup) {
  for (const PageTexts* language : kPageLanguages) {
    for (const std::string_view text : all_texts(*language)) {
      if (!has(text, "<kbd>")) {
        EXPECT_EQ(text.find_first_of("<>&\""), std::string_view::npos) << text;
      }
    }
  }
}

}  // namespace
}  // namespace mobysearch
