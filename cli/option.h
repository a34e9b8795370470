// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

/// One option of a command, bound to the variable that it fills: `--name` on the command line,
/// MOBYSEARCH_NAME in the environment, `name:` in mobysearch.yml.
struct Option {
  enum class Kind {
    kFlag,   ///< no value on the command line; "true" or "false" elsewhere
    kValue,  ///< one value
    kList,   ///< any number of values
  };

  std::string name;
  Kind kind = Kind::kValue;
  std::string value_name = {};  ///< for --help: FILE
  std::string help = {};
  std::string initial = {};  ///< for --help: what it is when nobody says
  std::string expects = {};  ///< what `take` accepts: "a whole number from 1 to 100"
  /// Stores a value; false when it is none that the option accepts. A list's is called for each.
  std::function<bool(const std::string& value)> take = {};
};

Option flag_option(std::string name, bool& target, std::string help);
Option text_option(std::string name, std::string& target, std::string value_name, std::string help);
/// Repeatable, each value as it stands.
Option each_option(std::string name, std::vector<std::string>& target, std::string value_name,
                   std::string help);
/// Repeatable, and a value may hold several between commas.
Option list_option(std::string name, std::vector<std::string>& target, std::string value_name,
                   std::string help);

/// A whole number of that range.
struct Range {
  std::int64_t least;
  std::int64_t most;
};

namespace detail {
Option integer_option(std::string name, std::int64_t initial, Range range, std::string help,
                      std::function<void(std::int64_t)> store);
Option choice_option(std::string name, std::vector<std::string> choices, std::string help,
                     std::function<void(std::size_t place)> store);
}  // namespace detail

template <class Integer>
Option integer_option(std::string name, Integer& target, Range range, std::string help) {
  return detail::integer_option(
      std::move(name), static_cast<std::int64_t>(target), range, std::move(help),
      [&target](std::int64_t value) { target = static_cast<Integer>(value); });
}

/// A number that is not negative.
Option amount_option(std::string name, double& target, std::string help);

/// One of some words, each for an enumerator.
template <class Enum>
Option choice_option(std::string name, Enum& target,
                     std::vector<std::pair<std::string, Enum>> choices, std::string help) {
  std::vector<std::string> words;
  for (const auto& choice : choices) words.push_back(choice.first);
  return detail::choice_option(
      std::move(name), std::move(words), std::move(help),
      [&target, choices](std::size_t place) { target = choices[place].second; });
}

}  // namespace mobysearch
