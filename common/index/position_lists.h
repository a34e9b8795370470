// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

/// Proves that lists of positions can be read: Xapian reads as many bits as a list needs, whether
/// it has them or not. Takes the entries of glass' table for these in their order.
class PositionLists {
 public:
  /// The next entry, a piece of its tag at a time. False for one that no indexer wrote.
  bool add(std::string_view key, std::string_view piece, bool is_first, bool is_last);

 private:
  std::string tag_;  ///< the pieces so far, of a tag that has several
};

}  // namespace mobysearch
