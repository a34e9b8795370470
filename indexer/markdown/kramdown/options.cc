// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/options.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "common/text/ascii.h"

namespace mobysearch::kramdown {
namespace {

template <bool Options::*member>
void set_flag(Options& options, std::string_view value) {
  options.*member = !value.empty() && value != "false";
}

void set_input(Options& options, std::string_view value) {
  options.gfm = value.empty() || value == "GFM" || value == "gfm";
}

void set_quirks(Options& options, std::string_view names) {
  const std::vector<std::string_view> quirks = split(names, ',');
  const auto has = [&quirks](std::string_view wanted) {
    return std::ranges::any_of(
        quirks, [wanted](std::string_view quirk) { return trim_left(trim(quirk), ":") == wanted; });
  };
  options.quirk_paragraph_end = has("paragraph_end");
  options.auto_typographic = !has("no_auto_typographic");
}

void set_id_prefix(Options& options, std::string_view value) { options.auto_id_prefix = value; }

void set_header_offset(Options& options, std::string_view value) {
  std::from_chars(value.data(), value.data() + value.size(), options.header_offset);
}

void set_smart_quotes(Options& options, std::string_view names) {
  if (split(names, ',').size() == 4) options.smart_quotes = names;
}

struct Setting {
  std::string_view name;
  void (*set)(Options& options, std::string_view value);
  bool may_be_inline = true;
};
constexpr Setting kSettings[] = {
    {"input", set_input, false},
    {"gfm_quirks", set_quirks, false},
    {"hard_wrap", set_flag<&Options::hard_wrap>, false},
    {"html_to_native", set_flag<&Options::html_to_native>},
    {"parse_block_html", set_flag<&Options::parse_block_html>},
    {"parse_span_html", set_flag<&Options::parse_span_html>},
    {"auto_ids", set_flag<&Options::auto_ids>},
    {"auto_id_stripping", set_flag<&Options::auto_id_stripping>},
    {"auto_id_prefix", set_id_prefix},
    {"header_offset", set_header_offset},
    {"transliterated_header_ids", set_flag<&Options::transliterated_header_ids>},
    {"smart_quotes", set_smart_quotes},
};

const Setting* find_setting(std::string_view name) {
  const auto* const found = std::ranges::find(kSettings, name, &Setting::name);
  return found == std::end(kSettings) ? nullptr : found;
}

}  // namespace

void set_option(Options& options, std::string_view name, std::string_view value) {
  if (const Setting* setting = find_setting(name)) setting->set(options, value);
}

bool is_inline_option(std::string_view name) {
  const Setting* setting = find_setting(name);
  return setting != nullptr && setting->may_be_inline;
}

}  // namespace mobysearch::kramdown
