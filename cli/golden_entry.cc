// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden_entry.h"

#include <fmt/core.h>

#include "common/json_writer.h"
#include "common/text/ascii.h"

namespace mobysearch {

std::string yaml_text(std::string_view text) {
  JsonWriter json;
  json.string(text);
  std::string quoted = json.take();
  // But for two noncharacters that YAML does not have, a JSON string is a YAML scalar.
  replace_all(quoted, "\xEF\xBF\xBE", "\\ufffe");
  replace_all(quoted, "\xEF\xBF\xBF", "\\uffff");
  return quoted;
}

std::string golden_entry(const GoldenQuery& golden) {
  std::string out =
      fmt::format("  - query: {}\n    url: {}\n", yaml_text(golden.query), yaml_text(golden.url));
  if (golden.rank > 1) out += fmt::format("    rank: {}\n", golden.rank);
  if (!golden.section.empty()) out += fmt::format("    section: {}\n", yaml_text(golden.section));
  return out;
}

}  // namespace mobysearch
