// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/search_response.h"

namespace mobysearch {

std::string join(const Highlight& highlight) {
  std::string text;
  for (const std::string& piece : highlight) text += piece;
  return text;
}

}  // namespace mobysearch
