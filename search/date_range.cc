// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/date_range.h"

#include <array>
#include <charconv>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

using namespace std::chrono;

/// The days of "2017", "2017-05" or "2017-05-08": both ends are there.
std::optional<DateRange> days_of(std::string_view text) {
  const auto parts = split(text, '-');
  std::array<unsigned, 3> numbers = {0, 1, 1};
  if (parts.size() > numbers.size() || parts[0].size() != 4) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_number = all_digits(parts[i]) && (i == 0 || parts[i].size() <= 2);
    if (!is_number) return std::nullopt;
    std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), numbers[i]);
  }
  const year_month_day first{year(static_cast<int>(numbers[0])), month(numbers[1]),
                             day(numbers[2])};
  if (!first.ok()) return std::nullopt;
  if (parts.size() == 3) return DateRange{first, first};
  const month last_month = parts.size() == 1 ? December : first.month();
  return DateRange{first, first.year() / last_month / std::chrono::last};
}

std::optional<DateRange> between(std::string_view from, std::string_view to) {
  const auto begin = days_of(from);
  const auto end = days_of(to);
  const bool is_range = (begin || from.empty()) && (end || to.empty()) && (begin || end);
  if (!is_range) return std::nullopt;
  return DateRange{begin ? begin->first : std::nullopt, end ? end->last : std::nullopt};
}

}  // namespace

std::optional<DateRange> date_range(std::string_view field, std::string_view value) {
  const auto dots = field == "date" ? value.find("..") : std::string_view::npos;
  if (dots != std::string_view::npos) return between(value.substr(0, dots), value.substr(dots + 2));
  auto days = days_of(value);
  if (days && field == "after") days->last.reset();
  if (days && field == "before") days->first.reset();
  return days;
}

}  // namespace mobysearch
