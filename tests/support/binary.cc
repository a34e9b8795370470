// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/binary.h"

namespace mobysearch::testing {

std::string mobysearch_binary() { return MOBYSEARCH_BINARY; }

Finished mobysearch(std::vector<std::string> arguments, const Environment& extra,
                    const std::string& directory) {
  arguments.insert(arguments.begin(), mobysearch_binary());
  return run(arguments, extra, directory);
}

}  // namespace mobysearch::testing
