// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/post.h"

namespace mobysearch {

/// "Tweet this" and its like: no content.
bool is_share_link(std::string_view url);

/// What a link or embed (cleaned by clean_link()) shows, by its host and file name; nullopt for an
/// ordinary page. kind, provider and a URL to open are set: an embed's becomes that of its page.
std::optional<Media> classify_media(std::string_view url);

/// What a script (its address cleaned likewise) puts into the page where it stands: a recording of
/// asciinema, a gist, or a deck of Speaker Deck, which its attribute `data-id` names.
std::optional<Media> classify_script(std::string_view url, std::string_view data_id);

/// "16:27" or "1:02:03": the label of a moment in a video.
bool is_time_label(std::string_view text);

}  // namespace mobysearch
