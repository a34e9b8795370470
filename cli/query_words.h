// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// argv without the program's name, last first, as CLI::App::parse takes it. For `query`, words
/// that begin with a single dash (`-swarm` excludes a word) and all that follows `--` are marked,
/// so that the parser sees words and not options.
std::vector<std::string> reversed_arguments(int argc, const char* const* argv);

/// A word, or a message that quotes one, without the mark.
std::string plain_word(std::string_view marked);

}  // namespace mobysearch
