// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/date.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

struct NamedZone {
  std::string_view name;
  int hours;
};
/// The zones that Ruby's Time.parse knows by name.
constexpr NamedZone kNamedZones[] = {{"utc", 0},  {"gmt", 0},  {"z", 0},    {"est", -5},
                                     {"edt", -4}, {"cst", -6}, {"cdt", -5}, {"mst", -7},
                                     {"mdt", -6}, {"pst", -8}, {"pdt", -7}};

struct Fields {
  int year = -1, month = -1, day = -1;
  int hour = 0, minute = 0, second = 0;
  std::optional<int> offset;  ///< seconds east of UTC
  bool has_seconds = false;
};

/// Reads a date and time out of loosely written text, token by token, as Ruby's Time.parse.
class DateParser {
 public:
  explicit DateParser(std::string_view text) : rest_(text) {}

  std::optional<Fields> parse() {
    while (!rest_.empty()) {
      const char c = rest_[0];
      if (is_digit(c)) {
        if (!number()) return std::nullopt;
      } else if (is_ascii_letter(c)) {
        word();
      } else if ((c == '+' || c == '-') && zone_may_follow_) {
        if (!offset()) return std::nullopt;
      } else {
        if (std::string_view("+-:./'@[").find(c) != std::string_view::npos)
          zone_may_follow_ = false;
        rest_.remove_prefix(1);
      }
    }
    if (month_name_ > 0) assign_loose();
    if (fields_.year < 0 || fields_.month < 0 || fields_.day < 0) return std::nullopt;
    return fields_;
  }

 private:
  int digits(std::size_t most) { return *take_number(rest_, 0, most); }
  bool digit_after(std::size_t n) const { return n < rest_.size() && is_digit(rest_[n]); }

  bool number() {
    zone_may_follow_ = false;
    const std::size_t before = rest_.size();
    const int value = digits(9);
    const std::size_t length = before - rest_.size();
    if (fields_.year < 0 && begins_date()) return three_numbers(value, length);
    if (fields_.year < 0 && length == 4 && rest_.starts_with('-') && digit_after(3) &&
        !digit_after(4)) {
      return day_of_year(value);
    }
    if (!have_time_ && rest_.starts_with(':') && digit_after(1)) return time(value);
    if (length == 8 && fields_.year < 0) {
      fields_.year = value / 10000;
      fields_.month = value / 100 % 100;
      fields_.day = value % 100;
      return true;
    }
    take_run(rest_, " ");
    if (!have_time_ && meridiem() != ' ') return time(value);
    loose_.push_back({value, length});
    return loose_.size() < 8;
  }

  /// After a number: a separator, a number, the same separator, a digit.
  bool begins_date() const {
    std::string_view rest = rest_;
    if (!take_any(rest, "-/.") || take_run(rest, kAsciiDigits).empty()) return false;
    return take_any(rest, rest_.substr(0, 1)) && !rest.empty() && is_digit(rest[0]);
  }

  /// Year, month, day; or day, month, year when the last one is too long for a day.
  bool three_numbers(int first, std::size_t first_length) {
    rest_.remove_prefix(1);
    fields_.month = digits(9);
    rest_.remove_prefix(1);
    const std::size_t before = rest_.size();
    int last = digits(9);
    std::size_t year_length = first_length;
    if (before - rest_.size() > 2) {
      year_length = before - rest_.size();
      std::swap(first, last);
    }
    fields_.year = year_length <= 2 ? full_year(first) : first;
    fields_.day = last;
    return true;
  }

  bool day_of_year(int year) {
    rest_.remove_prefix(1);
    const auto day = cctz::civil_day(year, 1, 1) + (digits(3) - 1);
    fields_.year = year;
    fields_.month = day.month();
    fields_.day = day.day();
    return day.year() == year;
  }

  bool time(int hour) {
    have_time_ = zone_may_follow_ = true;
    fields_.hour = hour;
    if (take_any(rest_, ":")) fields_.minute = digits(2);
    fields_.has_seconds = digit_after(1) && take_any(rest_, ":");
    if (fields_.has_seconds) fields_.second = digits(2);
    if (digit_after(1) && take_any(rest_, ".")) take_run(rest_, kAsciiDigits);
    take_run(rest_, " ");
    const char half = meridiem();
    if (half == ' ') return true;
    rest_.remove_prefix(2);
    fields_.hour = fields_.hour % 12 + (half == 'p' ? 12 : 0);
    return true;
  }

  char meridiem() const {
    if (rest_.size() < 2) return ' ';
    const char half = ascii_lower(rest_[0]);
    const bool ends = rest_.size() == 2 || !is_ascii_letter(rest_[2]);
    return (half == 'a' || half == 'p') && ascii_lower(rest_[1]) == 'm' && ends ? half : ' ';
  }

  void word() {
    std::string word;
    for (; !rest_.empty() && is_ascii_letter(rest_[0]); rest_.remove_prefix(1)) {
      word += ascii_lower(rest_[0]);
    }
    for (const NamedZone& zone : kNamedZones) {
      if (zone.name == word && zone_may_follow_) fields_.offset = zone.hours * 3600;
    }
    // "GMT+2"; a word that is no zone leaves no room for one
    zone_may_follow_ = fields_.offset && (rest_.starts_with('+') || rest_.starts_with('-'));
    if (word.size() < 3) return;
    const auto month = std::find(kMonths.begin(), kMonths.end(), word.substr(0, 3));
    if (month != kMonths.end() && month_name_ == 0) {
      month_name_ = static_cast<int>(month - kMonths.begin()) + 1;
    }
  }

  bool offset() {
    zone_may_follow_ = false;
    const int sign = rest_[0] == '-' ? -1 : 1;
    rest_.remove_prefix(1);
    if (!digit_after(0)) return true;  // a lone dash
    const std::size_t before = rest_.size();
    const int hours = digits(2);
    take_any(rest_, ":");
    const int minutes = digits(2);
    if (before - rest_.size() == 3) return true;  // "-400" is no zone to Ruby either: local time
    fields_.offset = sign * (hours * 3600 + minutes * 60);
    return hours < 24 && minutes < 60;
  }

  /// "December 5, 2018", "5 Dec 2018": the month by name, the first longer number is the year.
  void assign_loose() {
    fields_.month = month_name_;
    bool has_long_year = false;
    for (const auto& [value, length] : loose_) {
      if (length >= 3) {
        if (!has_long_year) fields_.year = value;
        has_long_year = true;
      } else if (fields_.day < 0) {
        fields_.day = value;
      } else if (fields_.year < 0) {
        fields_.year = full_year(value);
      }
    }
    if (fields_.day < 0) fields_.day = 1;
  }

  std::string_view rest_;
  Fields fields_;
  bool have_time_ = false;
  bool zone_may_follow_ = false;  ///< nothing but blanks stands between the time and here
  int month_name_ = 0;
  std::vector<std::pair<int, std::size_t>> loose_;
};

bool possible(const Fields& f) {
  return f.year <= 9999 && f.month >= 1 && f.month <= 12 && f.day >= 1 && f.day <= 31 &&
         f.hour <= 24 && f.minute < 60 && f.second <= 60;
}

std::int64_t to_timestamp(const cctz::civil_second& civil, const TimeZone& zone) {
  // In the hour that summer time skips, by the offset before it, as Ruby counts.
  return zone.lookup(civil).pre.time_since_epoch().count();
}

}  // namespace

std::optional<TimeZone> find_time_zone(const std::string& name) {
  if (name.empty()) return cctz::local_time_zone();
  TimeZone zone;
  return cctz::load_time_zone(name, &zone) ? std::optional(zone) : std::nullopt;
}

std::optional<std::int64_t> midnight(int year, int month, int day, const TimeZone& zone) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return to_timestamp(cctz::civil_second(year, month, day, 0, 0, 0), zone);
}

std::optional<std::int64_t> parse_date(const Value& value, const TimeZone& zone) {
  if (!value.is_scalar()) return std::nullopt;
  const auto fields = DateParser(value.text).parse();
  if (!fields || !possible(*fields)) return std::nullopt;
  const cctz::civil_second civil(fields->year, fields->month, fields->day, fields->hour,
                                 fields->minute, fields->second);
  if (fields->offset) return to_timestamp(civil, cctz::utc_time_zone()) - *fields->offset;
  const bool yaml_timestamp = value.kind == Value::Kind::kTimestamp && fields->has_seconds;
  return to_timestamp(civil, yaml_timestamp ? cctz::utc_time_zone() : zone);
}

std::string format_date(const std::string& format, std::int64_t instant, const TimeZone& zone) {
  return cctz::format(format, cctz::time_point<cctz::seconds>(cctz::seconds(instant)), zone);
}

std::string iso_date(std::int64_t instant, const TimeZone& zone) {
  return format_date("%E4Y-%m-%dT%H:%M:%S%Ez", instant, zone);
}

}  // namespace mobysearch
