// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/value.h"

namespace mobysearch {

/// What Liquid in a body may refer to.
struct LiquidContext {
  const Value* site = nullptr;  ///< the configuration
  const Value* page = nullptr;  ///< the document's front matter over defaults
  std::string baseurl;
  std::string site_url;
  /// {% link path %} and {% post_url name %}: the URL without baseurl, or "".
  std::function<std::string(std::string_view path)> link;
  std::function<std::string(std::string_view name)> post_url;
};

/// The body as Markdown sees it, without running anything: raw is kept, comments go, highlight
/// becomes the <pre> that Jekyll makes, link and post_url become URLs, outputs of scalars of `site`
/// and `page` become text (with the filters that blogs use on them). All branches of a condition
/// and one round of a loop keep their text, since what a reader may see must be found; any other
/// tag leaves nothing. Linear; never fails.
std::string resolve_liquid(std::string_view body, const LiquidContext& context);

}  // namespace mobysearch
