// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace mobysearch {

/// An option of a command, bound to a variable: `--name` on the command line, MOBYSEARCH_NAME in
/// the environment, `name:` in mobysearch.yml. The functions below make options of each type; the
/// variable must outlive them, and holds the default.
struct Option {
  enum class Kind {
    kFlag,   ///< no value on the command line; "true" or "false" elsewhere
    kValue,  ///< one value
    kList,   ///< any number of values
  };

  std::string name;
  Kind kind = Kind::kValue;
  /// For --help: FILE. A shell completes FILE and PATH to files, DIR to directories.
  std::string value_name = {};
  std::string help = {};     ///< a sentence without its full stop; `x` is typed as it is
  std::string details = {};  ///< for the man page: more sentences
  std::string initial = {};  ///< for --help: the default
  std::vector<std::string> choices = {};  ///< the only values that `take` accepts, if they are few
  std::string expects = {};               ///< what `take` accepts: "a whole number from 1 to 100"
  /// Parses a value and stores it; false when the option does not accept it. Called for each value
  /// of a list.
  std::function<bool(const std::string& value)> take = {};
};

Option flag_option(std::string name, bool& target, std::string help);
Option text_option(std::string name, std::string& target, std::string value_name, std::string help);
/// Repeatable; a value may hold commas.
Option each_option(std::string name, std::vector<std::string>& target, std::string value_name,
                   std::string help);
/// Repeatable; commas separate the values of a list.
Option list_option(std::string name, std::vector<std::string>& target, std::string value_name,
                   std::string help);

/// Both ends are included.
struct Range {
  std::int64_t least;
  std::int64_t most;
};

/// The option with what only its man page says.
Option detailed(Option option, std::string details);

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

/// A number, 0 or more.
Option amount_option(std::string name, double& target, std::string help);

/// One of several words, each of which stands for an enumerator.
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
