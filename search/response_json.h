// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/index/index_info.h"
#include "common/post.h"
#include "search/search_response.h"

namespace mobysearch {

/// The documents of docs/http_api.md, which the server sends and `query --json` prints. UTF-8, one
/// line, no HTML; keys in the documented order. What they hold must be valid UTF-8.
std::string to_json(const SearchResponse& response);
std::string to_json(const IndexInfo& info);
/// A post as one line for `mobysearch info --posts`: its metadata, headings and media, but not its
/// text.
std::string to_json(const Post& post);

}  // namespace mobysearch
