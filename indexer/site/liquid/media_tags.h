// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/site/liquid/expression.h"

namespace mobysearch {

/// The HTML that a plugin's tag for something embedded leaves in a page: `{% gist crew/12 %}`,
/// `{% youtube ID %}` and the like, which take an id or an address, and then sizes. `argument`: all
/// behind the name, without variables. "" for another tag, or one that names nothing.
std::string media_tag_html(std::string_view name, std::string_view argument);

/// A tag's argument with what its variables hold in their place: `page.video 640 360`.
std::string with_values(std::string_view argument, const LiquidScope& scope);

}  // namespace mobysearch
