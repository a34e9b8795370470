// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/option.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

template <class Number>
std::optional<Number> parse(const std::string& text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

/// "relevance, newest or oldest"
std::string alternatives(const std::vector<std::string>& words) {
  std::string out = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) {
    out += (i + 1 == words.size() ? " or " : ", ") + words[i];
  }
  return out;
}

}  // namespace

Option flag_option(std::string name, bool& target, std::string help) {
  Option option{.name = std::move(name), .kind = Option::Kind::kFlag, .help = std::move(help)};
  option.expects = "true or false";
  option.take = [&target](const std::string& value) {
    target = in_word_list(value, "true yes on 1");
    return target || in_word_list(value, "false no off 0");
  };
  return option;
}

Option text_option(std::string name, std::string& target, std::string value_name,
                   std::string help) {
  Option option{
      .name = std::move(name), .value_name = std::move(value_name), .help = std::move(help)};
  option.initial = target;
  option.take = [&target](const std::string& value) {
    target = value;
    return true;
  };
  return option;
}

Option each_option(std::string name, std::vector<std::string>& target, std::string value_name,
                   std::string help) {
  Option option{.name = std::move(name),
                .kind = Option::Kind::kList,
                .value_name = std::move(value_name),
                .help = std::move(help)};
  option.take = [&target](const std::string& value) {
    target.push_back(value);
    return true;
  };
  return option;
}

Option list_option(std::string name, std::vector<std::string>& target, std::string value_name,
                   std::string help) {
  Option option = each_option(std::move(name), target, std::move(value_name), std::move(help));
  option.take = [&target](const std::string& value) {
    for (std::string_view part : split(value, ',')) {
      if (!part.empty()) target.emplace_back(part);
    }
    return true;
  };
  return option;
}

Option amount_option(std::string name, double& target, std::string help) {
  Option option{.name = std::move(name), .value_name = "N", .help = std::move(help)};
  option.initial = fmt::format("{}", target);
  option.expects = "a number, 0 or more";
  option.take = [&target](const std::string& text) {
    const auto value = parse<double>(text);
    if (!value || !(*value >= 0)) return false;
    target = *value;
    return true;
  };
  return option;
}

Option detailed(Option option, std::string details) {
  option.details = std::move(details);
  return option;
}

namespace detail {

Option integer_option(std::string name, std::int64_t initial, Range range, std::string help,
                      std::function<void(std::int64_t)> store) {
  Option option{.name = std::move(name), .value_name = "N", .help = std::move(help)};
  option.initial = fmt::format("{}", initial);
  option.expects = fmt::format("a whole number from {} to {}", range.least, range.most);
  option.take = [range, store = std::move(store)](const std::string& text) {
    const auto value = parse<std::int64_t>(text);
    if (!value || *value < range.least || *value > range.most) return false;
    store(*value);
    return true;
  };
  return option;
}

Option choice_option(std::string name, std::vector<std::string> choices, std::string help,
                     std::function<void(std::size_t place)> store) {
  Option option{.name = std::move(name), .value_name = "WORD", .help = std::move(help)};
  option.expects = alternatives(choices);
  option.choices = choices;
  option.take = [choices = std::move(choices), store = std::move(store)](const std::string& value) {
    const auto found = std::find(choices.begin(), choices.end(), value);
    if (found == choices.end()) return false;
    store(static_cast<std::size_t>(std::distance(choices.begin(), found)));
    return true;
  };
  return option;
}

}  // namespace detail
}  // namespace mobysearch
