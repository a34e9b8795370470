// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/values/date.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// Stands in a heading, on the page and in its id, for what only a build can tell: a letter that no
/// blog is written in (Linear A), as ids keep letters alone.
inline constexpr std::string_view kUnknownMark = "\U00010600";

/// The variables, addresses and files that Liquid in a body may refer to.
struct LiquidContext {
  const Value* site = nullptr;  ///< the configuration
  const Value* page = nullptr;  ///< the document's front matter over defaults
  /// What a build makes of all documents: `posts`, `tags` … of `site`, `next` and `previous` of
  /// `page`; nullptr when it is not known.
  std::function<const Value*(std::string_view owner, std::string_view key)> built;
  std::string baseurl;
  std::string site_url;
  TimeZone zone;
  std::int64_t now = 0;  ///< `site.time`
  /// {% link path %} and {% post_url name %}: the URL without baseurl, or "".
  std::function<std::string(std::string_view path)> link;
  std::function<std::string(std::string_view name)> post_url;
  /// {% include name %}: the file's text, if there is one.
  std::function<std::optional<std::string>(std::string_view name)> include;
  /// The filter `markdownify`: the HTML of a Markdown text.
  std::function<std::string(std::string_view text)> markdownify;
};

/// The body as Markdown sees it, without running a build:
/// - `raw` is kept, comments go, `highlight` becomes the <pre> that Jekyll makes;
/// - `link` and `post_url` become URLs;
/// - an include becomes what its file says or, without such a file, its parameters that are text;
/// - outputs of scalars of `site`, `page` and `include` become text, through the filters of
///   filters.h;
/// - a condition on known values is decided and a loop over them runs; of others all branches are
///   kept, and one round of a loop, since what a reader may see must be found;
/// - a heading whose text is not wholly known holds kUnknownMark;
/// - of plugins' tags, videos, gists, titles and code are kept.
/// Any other tag leaves nothing. Time is linear in the body, and what loops and includes make is
/// limited (kMaxLiquidWork); never fails. Thread-safe if the context's functions
/// are.
std::string resolve_liquid(std::string_view body, const LiquidContext& context);

}  // namespace mobysearch
