// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

enum class SlugMode { kDefault, kPretty };  ///< pretty keeps . _ ~ ! $ & ' ( ) + , ; = @

/// Jekyll::Utils.slugify: runs of other characters than letters and digits become one '-', of which
/// one at each end is removed; in lower case unless `keep_case`.
std::string slugify(std::string_view text, SlugMode mode = SlugMode::kDefault,
                    bool keep_case = false);

}  // namespace mobysearch
