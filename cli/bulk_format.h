// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/index/index_info.h"
#include "common/post.h"

namespace mobysearch {

/// The form in which OpenSearch and Elasticsearch take many documents at once, at `_bulk`: of each
/// document, a line with what to do with it and a line that is the document. Both are JSON.

/// What those engines accept as the name of an index, of which kBulkNameRule says it in words. They
/// accept some more, which this refuses: letters that are not ASCII, and rare signs.
bool is_bulk_index_name(std::string_view name);
inline constexpr std::string_view kBulkNameRule =
    "at most 255 lower-case letters, digits, dots, underscores and dashes, the first of them a "
    "letter or digit";
/// The site's title as such a name; "posts" when it has no letter or digit in ASCII.
std::string bulk_index_name(std::string_view site_title);

/// Longest `_id`, in bytes, that those engines accept.
inline constexpr std::size_t kMaxBulkIdBytes = 512;
/// The post's path; of a longer one its beginning, "~" and 16 hexadecimal digits, which are a hash
/// of the whole.
std::string bulk_id(const std::string& path);

/// Both lines of `post`, each with its newline: indexed in `index_name` under its bulk_id(), or
/// replaced there. `site` is the index's that holds it.
std::string bulk_lines(const Post& post, const IndexInfo& site, std::string_view index_name);

}  // namespace mobysearch
