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
  return fmt::format("{}", fmt::join(value.get<std::vector<std::string>>(), ","));
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
