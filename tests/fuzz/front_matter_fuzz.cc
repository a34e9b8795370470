// SPDX-License-Identifier: GPL-2.0-or-later
// Front matter in YAML, TOML and JSON, and the dates in it: any bytes are read or refused.
#include <cstdint>
#include <string_view>

#include "indexer/site/authors.h"
#include "indexer/site/front_matter.h"
#include "indexer/site/language.h"
#include "indexer/site/taxonomy.h"
#include "indexer/values/date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = mobysearch::parse_front_matter(mobysearch::split_front_matter(text));
  if (!read) return 0;
  const mobysearch::Value& value = *read;
  mobysearch::authors_of(value, {});
  mobysearch::labels_of(mobysearch::merge_front_matter({"blog"}, {}, value));
  mobysearch::language_of(value, "a/b.de.md", {"de"}, "en");
  const auto zone = cctz::utc_time_zone();
  const auto instant = mobysearch::parse_date(value.get("date"), zone);
  if (instant) mobysearch::iso_date(*instant, zone);
  return 0;
}
