// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/index/index_info.h"
#include "common/json_writer.h"
#include "common/post.h"
#include "search/search_response.h"

namespace mobysearch {

/// The documents of docs/http_api.md, which the server sends and `query --json` prints. UTF-8, one
/// line, no HTML; keys in the documented order. What they hold must be valid UTF-8.
std::string to_json(const SearchResponse& response);
std::string to_json(const IndexInfo& info);

/// What other documents say of a post too: the member "authors", and the members "kind",
/// "provider", "url" and "title" of a media object.
void write_authors(JsonWriter& json, const std::vector<Author>& authors);
void write_media(JsonWriter& json, const Media& media);

}  // namespace mobysearch
