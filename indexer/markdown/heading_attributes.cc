// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/heading_attributes.h"

#include "common/text/ascii.h"

namespace mobysearch {

HeadingAttributes heading_attributes(std::string_view heading) {
  const HeadingAttributes none{heading.size(), {}};
  const std::size_t open = heading.rfind('{');
  if (open == std::string_view::npos || heading.back() != '}') return none;
  HeadingAttributes found;
  for (const std::string_view part :
       split_words(heading.substr(open + 1, heading.size() - open - 2))) {
    if (part.front() != '#' && part.front() != '.' && part.find('=') == part.npos) return none;
    if (part.front() == '#') found.id = part.substr(1);
  }
  found.begin = trim_right(heading.substr(0, open)).size();
  return found;
}

}  // namespace mobysearch
