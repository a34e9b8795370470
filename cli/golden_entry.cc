// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden_entry.h"

#include <fmt/core.h>

#include "cli/yaml_scalar.h"

namespace mobysearch {

std::string golden_entry(const GoldenQuery& golden) {
  std::string out =
      fmt::format("  - query: {}\n    url: {}\n", yaml_text(golden.query), yaml_text(golden.url));
  if (golden.rank > 1) out += fmt::format("    rank: {}\n", golden.rank);
  if (!golden.section.empty()) out += fmt::format("    section: {}\n", yaml_text(golden.section));
  return out;
}

}  // namespace mobysearch
