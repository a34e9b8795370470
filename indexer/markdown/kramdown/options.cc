// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/options.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "common/text/ascii.h"

namespace mobysearch::kramdown {
namespace {

struct Flag {
  std::string_view name;
  bool Options::*member;
};
constexpr Flag kFlags[] = {
    {"hard_wrap", &Options::hard_wrap},
    {"html_to_native", &Options::html_to_native},
    {"parse_block_html", &Options::parse_block_html},
    {"parse_span_html", &Options::parse_span_html},
    {"auto_ids", &Options::auto_ids},
    {"auto_id_stripping", &Options::auto_id_stripping},
    {"transliterated_header_ids", &Options::transliterated_header_ids},
};

void set_quirks(Options& options, std::string_view names) {
  const std::vector<std::string_view> quirks = split(names, ',');
  const auto has = [&quirks](std::string_view wanted) {
    return std::any_of(quirks.begin(), quirks.end(), [wanted](std::string_view quirk) {
      return trim_left(trim(quirk), ":") == wanted;
    });
  };
  options.quirk_paragraph_end = has("paragraph_end");
  options.auto_typographic = !has("no_auto_typographic");
}

}  // namespace

void set_option(Options& options, std::string_view name, std::string_view value) {
  for (const Flag& flag : kFlags) {
    if (flag.name == name) options.*flag.member = !value.empty() && value != "false";
  }
  if (name == "input") options.gfm = value.empty() || value == "GFM" || value == "gfm";
  if (name == "gfm_quirks") set_quirks(options, value);
  if (name == "auto_id_prefix") options.auto_id_prefix = value;
  if (name == "header_offset") {
    std::from_chars(value.data(), value.data() + value.size(), options.header_offset);
  }
  const bool four_quotes = name == "smart_quotes" && split(value, ',').size() == 4;
  if (four_quotes) options.smart_quotes = value;
}

}  // namespace mobysearch::kramdown
