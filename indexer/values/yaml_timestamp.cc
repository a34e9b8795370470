// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_timestamp.h"

#include <optional>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

/// Takes from the front of a text what a regular expression would.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool take(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_[0]) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// \d{least,most}, and their value.
  std::optional<int> digits(std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    for (; count < most && !rest_.empty() && is_digit(rest_[0]); ++count) {
      value = value * 10 + (rest_[0] - '0');
      rest_.remove_prefix(1);
    }
    return count >= least ? std::optional(value) : std::nullopt;
  }
  void skip_digits() {
    while (!rest_.empty() && is_digit(rest_[0])) rest_.remove_prefix(1);
  }
  std::string_view blanks() {
    const std::string_view all = rest_;
    rest_ = trim_left(rest_);
    return all.substr(0, all.size() - rest_.size());
  }

 private:
  std::string_view rest_;
};

struct Date {
  int year = 0, month = 0, day = 0;
};

/// \d{4}-\d{1,2}-\d{1,2}
std::optional<Date> take_date(Cursor& cursor) {
  const auto year = cursor.digits(4, 4);
  if (!year || !cursor.take("-")) return std::nullopt;
  const auto month = cursor.digits(1, 2);
  if (!month || !cursor.take("-")) return std::nullopt;
  const auto day = cursor.digits(1, 2);
  return day ? std::optional(Date{*year, *month, *day}) : std::nullopt;
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
bool take_time(Cursor& cursor) {
  const auto hour = cursor.digits(1, 2);
  if (!hour || !cursor.take(":")) return false;
  const auto minute = cursor.digits(2, 2);
  if (!minute || !cursor.take(":")) return false;
  const auto second = cursor.digits(2, 2);
  if (!second) return false;
  if (cursor.take(".")) cursor.skip_digits();
  const bool midnight = *hour == 24 && *minute == 0 && *second == 0;
  return (*hour < 24 || midnight) && *minute < 60 && *second <= 60;
}

/// (?:\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?, less than a day. Of three digits, two are hours.
bool take_zone(Cursor& cursor) {
  if (cursor.at_end()) return true;
  cursor.blanks();
  if (cursor.take("Z")) return true;
  if (!cursor.take("-+")) return false;
  const auto hours = cursor.digits(1, 2);
  const bool colon = cursor.take(":");
  const auto minutes = cursor.at_end() ? 0 : cursor.digits(colon ? 2 : 1, 2);
  return hours && minutes && *hours * 60 + *minutes < 24 * 60;
}

/// ScalarScanner::TIME. Psych cuts it at a blank or a T: a tab alone will not do.
bool is_time(std::string_view text) {
  Cursor cursor(text);
  cursor.take("-");
  const auto date = take_date(cursor);
  if (!date || date->month < 1 || date->month > 12 || date->day < 1 || date->day > 31) return false;
  if (!cursor.take("tT") && cursor.blanks().find(' ') == std::string_view::npos) return false;
  return take_time(cursor) && take_zone(cursor) && cursor.at_end();
}

}  // namespace

bool is_yaml_timestamp(std::string_view text) {
  Cursor cursor(text);
  const auto date = take_date(cursor);
  return date && cursor.at_end() ? is_in_calendar(*date) : is_time(text);
}

}  // namespace mobysearch
