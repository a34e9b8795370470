// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cctz/time_zone.h>

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/values/value.h"

namespace mobysearch {

/// Dates as Jekyll reads and writes them. An instant is in seconds since 1970. Thread-safe.
using TimeZone = cctz::time_zone;

/// The time zone of an IANA name; of an empty name, the machine's (TZ, /etc/localtime). nullopt for
/// a zone that the machine does not know.
std::optional<TimeZone> find_time_zone(const std::string& name);

/// A year of two digits, as Ruby completes it: 68 is 2068, 69 is 1969.
constexpr int full_year(int two_digits) { return two_digits + (two_digits < 69 ? 2000 : 1900); }

/// Midnight of a civil date in `zone`. nullopt for a month or day that no date has (February 30 is
/// March 1, as for Ruby).
std::optional<std::int64_t> midnight(int year, int month, int day, const TimeZone& zone);

/// The instant that a front matter's `date` names: an unquoted date is midnight in the site's zone,
/// an unquoted timestamp with seconds but without offset is UTC, any other text is local time
/// unless it names a zone. nullopt for what is no date.
std::optional<std::int64_t> parse_date(const Value& value, const TimeZone& zone);

/// An instant as strftime writes it in `zone`; "%E4Y" is a year of four digits, "%Ez" the offset as
/// in "+02:00".
std::string format_date(const std::string& format, std::int64_t instant, const TimeZone& zone);
/// "2017-06-26T00:00:00+00:00".
std::string iso_date(std::int64_t instant, const TimeZone& zone);

}  // namespace mobysearch
