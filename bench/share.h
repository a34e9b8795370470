// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

namespace mobysearch::bench {

/// How many of some things are right.
struct Share {
  std::size_t right = 0;
  std::size_t all = 0;

  void add(bool yes) {
    right += yes ? 1 : 0;
    ++all;
  }
  /// 0 of nothing.
  double value() const {
    return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
  }
};

}  // namespace mobysearch::bench
