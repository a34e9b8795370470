// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"
#include "indexer/site/liquid/expression.h"
#include "indexer/site/liquid/text_filters.h"
#include "indexer/site/liquid/value_text.h"
#include "indexer/values/date.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxJoinedText = 1U << 20;

/// Lists in the list are joined too.
void join(const Value& list, const std::string& between, std::string& out) {
  for (std::size_t i = 0; i < list.list.size() && out.size() < kMaxJoinedText; ++i) {
    if (i > 0) out += between;
    const Value& item = list.list[i];
    item.is_list() ? join(item, between, out) : void(out += ruby_text(item));
  }
}

std::string joined(const Value& list, const std::vector<std::string>& arguments) {
  std::string out;
  join(list, arguments.empty() ? " " : arguments[0], out);
  return out;
}

LiquidValue known_number(std::size_t number) {
  return {true, Value(Value::Kind::kNumber, std::to_string(number))};
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

LiquidValue apply_to_text(LiquidValue value, std::string_view name, const TextCall& call) {
  if (name == "number_of_words") return known_number(split_words(call.text).size());
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
  if (name == "size") return known_number(static_cast<std::size_t>(liquid_size(value.value)));
  if (name == "jsonify") return known_text(json_text(value.value));
  if (name == "inspect") return known_text(escape_html(ruby_inspect(value.value)));
  if (name == "join" && value.value.is_list()) return known_text(joined(value.value, arguments));
  if (name == "join") return known_text(ruby_text(value.value));
  if (value.value.is_null() && in_word_list(name, "relative_url absolute_url slugify"))
    return value;
  const std::string shown = ruby_text(value.value);
  return apply_to_text(std::move(value), name, {shown, first, second, context});
}

}  // namespace mobysearch
