// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace mobysearch {

/// A post that a query matches.
struct Match {
  std::uint32_t docid = 0;
  double weight = 0;
};

}  // namespace mobysearch
