// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

/// A tag's attributes: those that matter here, no classes.
struct Attributes {
  std::vector<std::pair<std::string, std::string>> values;

  /// Sets, or replaces; ignores those that are never asked for.
  void set(std::string_view key, std::string_view value);
  /// "" when absent.
  std::string_view get(std::string_view key) const;
  bool has(std::string_view key) const;
};

}  // namespace mobysearch
