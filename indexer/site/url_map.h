// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// URLs by what links call their files. A name is known by its 64-bit hash alone, which takes a
/// tenth of the memory of the names in a map: no two of a million are likely to share one, and then
/// a link would lead to the wrong file.
class UrlMap {
 public:
  /// Of several URLs of one name, the last counts.
  void add(std::string_view name, std::string_view url);
  /// To be called when all have been added, and before any is looked up.
  void settle();
  /// The URL of a name; "" when there is no such name.
  std::string_view find(std::string_view name) const;

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint64_t url = 0;  ///< where it begins in `urls_`; it ends with a NUL
  };

  std::vector<Entry> entries_;
  std::string urls_;
  std::uint64_t last_url_ = 0;
};

}  // namespace mobysearch
