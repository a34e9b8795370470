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
  explicit DateParser(std::string_view text) : text_(text) {}

  std::optional<Fields> parse() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_digit(c)) {
        if (!number()) return std::nullopt;
      } else if (is_ascii_letter(c)) {
        word();
      } else if ((c == '+' || c == '-') && have_time_) {
        if (!offset()) return std::nullopt;
      } else {
        ++at_;
      }
    }
    if (month_name_ > 0) assign_loose();
    if (fields_.year < 0 || fields_.month < 0 || fields_.day < 0) return std::nullopt;
    return fields_;
  }

 private:
  int digits(std::size_t most) {
    int value = 0;
    for (std::size_t n = 0; n < most && at_ < text_.size() && is_digit(text_[at_]); ++n, ++at_) {
      value = value * 10 + (text_[at_] - '0');
    }
    return value;
  }
  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool digit_after(std::size_t n) const {
    return at_ + n < text_.size() && is_digit(text_[at_ + n]);
  }

  bool number() {
    const std::size_t begin = at_;
    const int value = digits(9);
    const std::size_t length = at_ - begin;
    if (fields_.year < 0 && begins_date()) return three_numbers(value, length);
    if (fields_.year < 0 && length == 4 && next_is('-') && digit_after(3) && !digit_after(4)) {
      return day_of_year(value);
    }
    if (!have_time_ && next_is(':') && digit_after(1)) return time(value);
    if (length == 8 && fields_.year < 0) {
      fields_.year = value / 10000;
      fields_.month = value / 100 % 100;
      fields_.day = value % 100;
      return true;
    }
    skip_blanks();
    if (!have_time_ && (meridiem() != ' ')) return time(value);
    loose_.push_back({value, length});
    return loose_.size() < 8;
  }

  /// After a number: a separator, a number, the same separator, a digit.
  bool begins_date() const {
    const char separator = at_ < text_.size() ? text_[at_] : ' ';
    if (separator != '-' && separator != '/' && separator != '.') return false;
    std::size_t i = at_ + 1;
    while (i < text_.size() && is_digit(text_[i])) ++i;
    return i > at_ + 1 && i + 1 < text_.size() && text_[i] == separator && is_digit(text_[i + 1]);
  }

  /// Year, month, day; or day, month, year when the last one is too long for a day.
  bool three_numbers(int first, std::size_t first_length) {
    ++at_;
    fields_.month = digits(9);
    ++at_;
    const std::size_t begin = at_;
    int last = digits(9);
    std::size_t year_length = first_length;
    if (at_ - begin > 2) {
      year_length = at_ - begin;
      std::swap(first, last);
    }
    fields_.year = year_length <= 2 ? full_year(first) : first;
    fields_.day = last;
    return true;
  }

  bool day_of_year(int year) {
    ++at_;
    const auto day = cctz::civil_day(year, 1, 1) + (digits(3) - 1);
    fields_.year = year;
    fields_.month = day.month();
    fields_.day = day.day();
    return day.year() == year;
  }

  bool time(int hour) {
    have_time_ = true;
    fields_.hour = hour;
    if (next_is(':')) {
      ++at_;
      fields_.minute = digits(2);
    }
    if (next_is(':') && digit_after(1)) {
      ++at_;
      fields_.second = digits(2);
      fields_.has_seconds = true;
    }
    if (next_is('.') && digit_after(1)) {
      ++at_;
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    }
    skip_blanks();
    const char half = meridiem();
    if (half == ' ') return true;
    at_ += 2;
    fields_.hour = fields_.hour % 12 + (half == 'p' ? 12 : 0);
    return true;
  }

  char meridiem() const {
    if (at_ + 1 >= text_.size()) return ' ';
    const char half = ascii_lower(text_[at_]);
    const bool ends = at_ + 2 >= text_.size() || !is_ascii_letter(text_[at_ + 2]);
    return (half == 'a' || half == 'p') && ascii_lower(text_[at_ + 1]) == 'm' && ends ? half : ' ';
  }

  void skip_blanks() {
    while (next_is(' ')) ++at_;
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_ascii_letter(text_[at_])) ++at_;
    const std::string word = ascii_lower(text_.substr(begin, at_ - begin));
    for (const NamedZone& zone : kNamedZones) {
      if (zone.name == word && have_time_) fields_.offset = zone.hours * 3600;
    }
    if (word.size() < 3) return;
    const auto month = std::find(kMonths.begin(), kMonths.end(), word.substr(0, 3));
    if (month != kMonths.end() && month_name_ == 0) {
      month_name_ = static_cast<int>(month - kMonths.begin()) + 1;
    }
  }

  bool offset() {
    const int sign = text_[at_++] == '-' ? -1 : 1;
    if (at_ >= text_.size() || !is_digit(text_[at_])) return true;  // a lone dash
    const std::size_t begin = at_;
    int hours = digits(2);
    if (next_is(':')) ++at_;
    int minutes = digits(2);
    if (at_ - begin == 3) return true;  // "-400" is no zone to Ruby either: local time
    fields_.offset = sign * (hours * 3600 + minutes * 60);
    return hours < 24 && minutes < 60;
  }

  /// "December 5, 2018", "5 Dec 2018": the month by name, the longer number is the year.
  void assign_loose() {
    fields_.month = month_name_;
    for (const auto& [value, length] : loose_) {
      if (length >= 3) {
        fields_.year = value;
      } else if (fields_.day < 0) {
        fields_.day = value;
      } else if (fields_.year < 0) {
        fields_.year = full_year(value);
      }
    }
    if (fields_.day < 0) fields_.day = 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Fields fields_;
  bool have_time_ = false;
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
