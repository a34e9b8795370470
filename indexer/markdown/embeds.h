// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/post.h"
#include "indexer/markdown/html/text.h"

namespace mobysearch {

/// What HTML elements put into a page, by their attributes, whose references are still to be
/// decoded. `page`: its path on the site, which relative addresses start from.

/// The address of the picture or player that an element shows in the end, decoded: a page that
/// loads it late keeps it in an attribute of its own, and a placeholder in `src`.
std::string shown_source(const Attributes& attributes);

/// The media of an element that embeds one: iframe, object, embed, video, audio, source, and the
/// custom elements of light players. The title is empty when the element has none.
std::optional<Media> embedded_media(std::string_view name, const Attributes& attributes,
                                    std::string_view page);

/// Whether `name` is an element whose content is shown only by a browser that cannot show the
/// element itself, or not at all.
bool has_fallback_content(std::string_view name);

}  // namespace mobysearch
