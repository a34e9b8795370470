// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/site/liquid/expression.h"
#include "indexer/site/liquid/text_filters.h"
#include "indexer/values/date.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxText = 1U << 20;

std::string joined(const Value& list, const std::vector<std::string>& arguments) {
  const std::string between = arguments.empty() ? " " : arguments[0];
  std::string out;
  for (std::size_t i = 0; i < list.list.size() && out.size() < kMaxText; ++i) {
    out += (i == 0 ? "" : between) + list.list[i].text;
  }
  return out;
}

struct DateFilter {
  std::string_view name;
  const char* format;  ///< for format_date(); nullptr: the first argument
};
constexpr DateFilter kDateFilters[] = {
    {"date", nullptr},
    {"date_to_string", "%d %b %Y"},
    {"date_to_long_string", "%d %B %Y"},
    {"date_to_xmlschema", "%Y-%m-%dT%H:%M:%S%Ez"},
};

std::optional<std::int64_t> instant_of(const Value& value, const LiquidContext& context) {
  if (in_word_list(value.text, "now today")) return context.now;
  return liquid_instant(value, context.zone);
}

LiquidValue apply_to_scalar(LiquidValue value, std::string_view name, const TextCall& call) {
  if (auto text = apply_text_filter(name, call)) return known_text(std::move(*text));
  for (const DateFilter& filter : kDateFilters) {
    if (filter.name != name) continue;
    const std::string format = filter.format == nullptr ? call.first : filter.format;
    const auto instant = instant_of(value.value, call.context);
    if (format.empty() || !instant) break;
    return known_text(format_date(format, *instant, call.context.zone));
  }
  return value;
}

}  // namespace

std::optional<std::int64_t> liquid_instant(const Value& value, const TimeZone& zone) {
  const bool is_seconds = !value.text.empty() && value.text.size() < 12 && all_digits(value.text);
  return is_seconds ? std::stoll(value.text) : parse_date(value, zone);
}

LiquidValue apply_liquid_filter(LiquidValue value, std::string_view name,
                                const std::vector<std::string>& arguments,
                                const LiquidContext& context) {
  const std::string first = arguments.empty() ? "" : arguments[0];
  const std::string second = arguments.size() < 2 ? "" : arguments[1];
  const std::string text = value.text();
  if (name == "default") {
    const Value& given = value.value;
    const bool absent = given.is_false() || (given.is_list()  ? given.list.empty()
                                             : given.is_map() ? given.is_empty_map()
                                                              : text.empty());
    return absent && value.known ? known_text(first) : value;
  }
  if (!value.known) return value;
  if (name == "size") {
    return {true, Value(Value::Kind::kNumber, std::to_string(liquid_size(value.value)))};
  }
  if (value.value.is_map()) return value;
  if (!value.value.is_list()) return apply_to_scalar(value, name, {text, first, second, context});
  return name == "join" ? known_text(joined(value.value, arguments)) : value;
}

}  // namespace mobysearch
