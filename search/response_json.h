// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/index_info.h"
#include "common/json_writer.h"
#include "common/post.h"
#include "search/index.h"
#include "search/search_response.h"

namespace mobysearch {

/// The documents of docs/http_api.md, which the server sends and `query --json` prints. UTF-8, one
/// line, no HTML; keys in the documented order. What they hold must be valid UTF-8.
std::string to_json(const SearchResponse& response);
std::string to_json(const IndexInfo& info);
/// The same, with its shards where it has some.
std::string to_json(const Index& index);
/// A post as one line for `mobysearch info --posts`: its metadata, headings and media, but not its
/// text.
std::string to_json(const Post& post);

/// The members that say that something is not of all shards; none when no shard is missing.
void write_missing_shards(JsonWriter& json, const std::vector<std::uint32_t>& missing);

}  // namespace mobysearch
