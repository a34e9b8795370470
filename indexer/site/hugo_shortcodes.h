// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace mobysearch {

/// Where a `ref` or `relref` leads; "" when that is not known.
using FollowReference = std::function<std::string(std::string_view target)>;

/// A body of Hugo's without its shortcodes, as far as it is known without their templates. The tags
/// go; `{{% x %}}` leaves Markdown between them. What stands between `{{< x >}}` and `{{< /x >}}`
/// is no Markdown to Hugo: it is code where the name says so, else text in which no line is a
/// heading. Hugo's own for videos, figures, gists and references become what they show.
/// `{{</* x */>}}` is text. Linear.
std::string without_shortcodes(std::string_view body, const FollowReference& follow = {});

}  // namespace mobysearch
