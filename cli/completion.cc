// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/completion.h"

namespace mobysearch {

Offered offered_for(const Option& option) {
  if (!option.choices.empty()) return Offered::kChoices;
  if (option.value_name == "DIR") return Offered::kDirectories;
  const bool is_file = option.value_name == "FILE" || option.value_name == "PATH";
  return is_file ? Offered::kFiles : Offered::kNothing;
}

}  // namespace mobysearch
