// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// The text of a Jekyll configuration (YAML) whose `exclude` has `names` too, with everything else
/// as it is, comments and layout included. Where it has no `exclude`, it gets one that repeats
/// Jekyll's own exclusions, which Jekyll 3 forgets for it. nullopt where that cannot be done
/// without a doubt: the edited text is read again, and must say the same but for these names.
std::optional<std::string> with_excludes(const std::string& config,
                                         const std::vector<std::string>& names);

/// The lines to add by hand: an `exclude` of `names`.
std::string exclude_lines(const std::vector<std::string>& names);

}  // namespace mobysearch
