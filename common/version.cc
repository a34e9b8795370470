// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/version.h"

namespace mobysearch {

std::string_view version() { return MOBYSEARCH_VERSION; }
std::string_view commit() { return MOBYSEARCH_COMMIT; }

}  // namespace mobysearch
