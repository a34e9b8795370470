// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/ascii.h"
#include "indexer/values/yaml_scalar.h"

namespace mobysearch {
namespace {

struct Date {
  int year = 0, month = 0, day = 0;
};

/// \d{4}-\d{1,2}-\d{1,2}
std::optional<Date> take_date(std::string_view& rest) {
  const auto year = take_number(rest, 4, 4);
  const auto month = take_any(rest, "-") ? take_number(rest, 1, 2) : std::nullopt;
  const auto day = take_any(rest, "-") ? take_number(rest, 1, 2) : std::nullopt;
  return year && month && day ? std::optional(Date{*year, *month, *day}) : std::nullopt;
}

/// Ruby's calendar is Julian before October 1582.
bool is_in_calendar(const Date& date) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.month < 1 || date.month > 12 || date.day < 1) return false;
  const bool leap =
      date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0 || date.year < 1582);
  return date.day <= kDays[date.month - 1] + (date.month == 2 && leap ? 1 : 0);
}

/// \d{1,2}:\d\d:\d\d(?:\.\d*)?, which hours, minutes and seconds may be.
bool take_time(std::string_view& rest) {
  constexpr int kMissing = 100;
  const auto two_digits = [&] {
    return take_any(rest, ":") ? take_number(rest, 2, 2).value_or(kMissing) : kMissing;
  };
  const int hour = take_number(rest, 1, 2).value_or(kMissing);
  const int minute = two_digits();
  const int second = two_digits();
  if (take_any(rest, ".")) take_run(rest, kAsciiDigits);
  const bool midnight = hour == 24 && minute == 0 && second == 0;
  return (hour < 24 || midnight) && minute < 60 && second <= 60;
}

/// (?:\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?, less than a day. Of three digits, two are hours.
bool take_zone(std::string_view& rest) {
  if (rest.empty()) return true;
  take_run(rest, kAsciiBlanks);
  if (take_any(rest, "Z")) return true;
  if (!take_any(rest, "-+")) return false;
  const auto hours = take_number(rest, 1, 2);
  const bool colon = take_any(rest, ":");
  const auto minutes = rest.empty() ? 0 : take_number(rest, colon ? 2 : 1, 2);
  return hours && minutes && *hours * 60 + *minutes < 24 * 60;
}

/// ScalarScanner::TIME. Psych cuts it at a blank or a T: a tab alone will not do.
bool is_time(std::string_view rest) {
  take_any(rest, "-");
  const auto date = take_date(rest);
  if (!date || date->month < 1 || date->month > 12 || date->day < 1 || date->day > 31) return false;
  const bool cut =
      take_any(rest, "tT") || take_run(rest, kAsciiBlanks).find(' ') != std::string_view::npos;
  return cut && take_time(rest) && take_zone(rest) && rest.empty();
}

}  // namespace

bool is_yaml_timestamp(std::string_view text) {
  std::string_view rest = text;
  const auto date = take_date(rest);
  return date && rest.empty() ? is_in_calendar(*date) : is_time(text);
}

}  // namespace mobysearch
