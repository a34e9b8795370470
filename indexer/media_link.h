// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/post.h"

namespace mobysearch {

/// A link as a reader may follow it: http(s) or a path on the site, without controls; protocol-
/// relative ones become https. "" for anything else (javascript:, data:, mailto:, #here).
std::string clean_link(std::string_view url);

/// "Tweet this" and its like: no content.
bool is_share_link(std::string_view url);

/// What a link or embed (already cleaned) shows, by its host and file name; nullopt for an ordinary
/// page. kind, provider and a URL to open are set: an embed's becomes that of its page.
std::optional<Media> classify_media(std::string_view url);

/// "16:27" or "1:02:03": the label of a moment in a video.
bool is_time_label(std::string_view text);

}  // namespace mobysearch
