// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_texts.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"
#include "common/text/language.h"
#include "server/pages/page_languages.h"

namespace mobysearch {
namespace {

bool is_date(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && all_digits(text.substr(0, 4)) &&
         all_digits(text.substr(5, 2)) && all_digits(text.substr(8));
}

std::string without_nought(std::string_view digits) {
  return std::string(digits.substr(digits.front() == '0' ? 1 : 0));
}

std::string written_date(const PageTexts& texts, std::string_view date) {
  const std::string month = without_nought(date.substr(5, 2));
  const std::string day = without_nought(date.substr(8));
  const auto place = static_cast<std::size_t>(std::stoi(month)) - 1;
  if (place >= texts.months.size()) return std::string(date);
  return filled(texts.date,
                {day == "1" ? std::string(texts.first_day) : day,
                 std::string(texts.months.at(place)), std::string(date.substr(0, 4)), month});
}

}  // namespace

const PageTexts& page_texts(std::string_view lang) {
  const std::string primary = ascii_lower(primary_language(lang));
  const auto* const found = std::find_if(
      kPageLanguages.begin(), kPageLanguages.end(),
      [&](const PageTexts* texts) { return primary_language(texts->lang) == primary; });
  return found == kPageLanguages.end() ? *kPageLanguages.front() : **found;
}

std::string filled(std::string_view text, const std::vector<std::string>& values) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_mark = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
    const auto place = is_mark ? static_cast<std::size_t>(text[at + 1] - '0') : values.size();
    if (place < values.size()) {
      out += values[place];
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string_view sort_label(const PageTexts& texts, SortOrder order) {
  if (order == SortOrder::kNewest) return texts.newest;
  return order == SortOrder::kOldest ? texts.oldest : texts.best_match;
}

std::string_view filter_label(const PageTexts& texts, Field field) {
  switch (field) {
    case Field::kAuthor:
      return texts.author;
    case Field::kYear:
      return texts.year;
    case Field::kTag:
      return texts.tag;
    case Field::kCategory:
      return texts.category;
    case Field::kHas:
      return texts.with;
    case Field::kLang:
      return texts.language;
    default:
      return field_spec(field).filter.title;
  }
}

std::string_view value_label(const PageTexts& texts, Field field, std::string_view value) {
  const auto kind = field == Field::kHas ? media_kind_from_string(value) : std::nullopt;
  return kind ? media_label(texts, *kind) : value;
}

std::string count_of_posts(const PageTexts& texts, std::int64_t count, bool is_exact) {
  const std::string posts =
      filled(count == 1 ? texts.one_post : texts.posts, {std::to_string(count)});
  return is_exact ? posts : filled(texts.about, {posts, std::to_string(count)});
}

std::string time_markup(const PageTexts& texts, std::string_view date) {
  if (!is_date(date)) return escape_html(date);
  return fmt::format("<time datetime=\"{}\">{}</time>", date, written_date(texts, date));
}

}  // namespace mobysearch
