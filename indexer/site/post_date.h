// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cctz/time_zone.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch {

/// A moment as a site's zone shows it: what the date placeholders of a permalink use.
struct PostDate {
  std::int64_t timestamp = 0;
  cctz::civil_second local;
  std::string iso;  ///< 2017-06-26T00:00:00+00:00
};

PostDate post_date(std::int64_t timestamp, const cctz::time_zone& zone);

/// The site's `timezone`, or when that is empty the machine's (TZ, /etc/localtime). nullopt for a
/// zone that the machine does not know.
std::optional<cctz::time_zone> site_zone(const std::string& name);

/// Midnight of a civil date in `zone`. nullopt for a month or day that no date has (February 30 is
/// March 1, as for Ruby).
std::optional<std::int64_t> midnight(int year, int month, int day, const cctz::time_zone& zone);

/// A front matter's `date` as Jekyll reads it: an unquoted date is midnight in the site's zone, an
/// unquoted timestamp with seconds but without offset is UTC, any other text is local time unless
/// it names a zone.
std::optional<std::int64_t> parse_date(const Value& value, const cctz::time_zone& zone);

}  // namespace mobysearch
