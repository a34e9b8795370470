// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/kramdown_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

namespace mobysearch::testing {
namespace {

std::string text_of(const nlohmann::json& value) {
  if (value.is_string()) return value;
  if (!value.is_array()) return value.dump();
  std::vector<std::string> items;
  for (const nlohmann::json& item : value) items.push_back(text_of(item));
  return fmt::format("{}", fmt::join(items, ","));
}

}  // namespace

kramdown::Options options_from(const nlohmann::json& settings) {
  kramdown::Options options;
  for (const auto& [name, value] : settings.items()) {
    kramdown::set_option(options, name, text_of(value));
  }
  return options;
}

}  // namespace mobysearch::testing
