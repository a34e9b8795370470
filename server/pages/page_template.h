// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

/// What stands for a mark ("{{title}}") in a page template. The text is markup already.
using TemplateParts = std::vector<std::pair<std::string_view, std::string>>;

/// The template with its marks filled. Anything else in it is left as it is, and nothing in what is
/// filled in is taken for a mark.
std::string fill_template(std::string_view page_template, const TemplateParts& parts);

}  // namespace mobysearch
