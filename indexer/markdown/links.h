// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/post.h"

namespace mobysearch {

/// A link as a reader of the page at the path `page` may follow it: http(s) or a path on the site,
/// without controls. Protocol-relative ones become https; those relative to the page are resolved
/// (RFC 3986, section 5.2), unless `page` is "". "" for what leads nowhere else (javascript:,
/// data:, mailto:, #here).
std::string clean_link(std::string_view link, std::string_view page);

/// Whether a link shares the page ("Tweet this") rather than leads to something.
bool is_share_link(std::string_view url);

/// The media that a link or an embed leads to, by host and file name; nullopt for an ordinary page.
/// `url` is as clean_link() returns it. Sets kind, provider and the URL to open: for an embedded
/// player, that of the page that shows the same.
std::optional<Media> classify_media(std::string_view url);

/// The media that a script puts into the page: a recording of asciinema, a gist, or slides of
/// Speaker Deck, which its attribute `data-id` names. `url` as above.
std::optional<Media> classify_script(std::string_view url, std::string_view data_id);

/// "16:27" or "1:02:03": the label of a moment in a video.
bool is_time_label(std::string_view text);

}  // namespace mobysearch
