// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

/// Paths below a site's source, with slashes between their components.

/// "a" and "b" make "a/b"; an empty one is left out.
std::string join_path(std::string_view base, std::string_view below);
/// The part of `path` below `directory`; `path` itself when it is not in there, or when `directory`
/// is empty.
std::string_view below_directory(std::string_view path, std::string_view directory);
/// The file's name without its extension and the dots before that (Jekyll's basename_without_ext).
std::string file_stem(const std::string& path);

}  // namespace mobysearch
