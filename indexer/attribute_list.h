// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

/// An attribute list, `{: #id key="value" name}`, or a tag's attributes: those that matter here (no
/// classes). `refs` are the bare names.
struct AttributeList {
  std::vector<std::pair<std::string, std::string>> values;
  std::vector<std::string> refs;

  /// Sets, or replaces; leaves out attributes that nobody asks for.
  void set(std::string_view key, std::string_view value);
  /// "" when absent.
  std::string_view get(std::string_view key) const;
  bool has(std::string_view key) const;
  bool has_ref(std::string_view name) const;
};

}  // namespace mobysearch
