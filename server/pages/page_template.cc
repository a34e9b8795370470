// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_template.h"

#include <algorithm>

namespace mobysearch {

std::string fill_template(std::string_view page_template, const TemplateParts& parts) {
  std::string page;
  for (std::string_view rest = page_template; !rest.empty();) {
    const auto open = rest.find("{{");
    page += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    rest.remove_prefix(open);
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const auto& each) {
      return rest.substr(0, each.first.size()) == each.first;
    });
    const std::size_t taken = part == parts.end() ? 2 : part->first.size();
    page += part == parts.end() ? rest.substr(0, taken) : std::string_view(part->second);
    rest.remove_prefix(taken);
  }
  return page;
}

}  // namespace mobysearch
