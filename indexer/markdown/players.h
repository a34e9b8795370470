// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "common/post.h"
#include "common/text/link.h"

namespace mobysearch {

/// Embedded players, by their addresses. `url` is as clean_link() returns it, `parts` are its own,
/// with a host that has neither `www.` nor `m.`.

/// The page that shows what a player plays, from the same second; nullopt for what is no player, or
/// one that plays nothing.
std::optional<Media> classify_player(std::string_view url, const LinkParts& parts);

/// Whether the address is a player's that does not tell the page of what it plays. Its provider's
/// embed code has a link to that page beside it.
bool is_unnamed_player(std::string_view url);

/// Whether a host fits a pattern: a host; ".domain" for those below it too; "name." for any that
/// begins so; "" for all.
bool host_fits(std::string_view host, std::string_view pattern);

}  // namespace mobysearch
