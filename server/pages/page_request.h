// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>

#include "search/search_request.h"

namespace mobysearch {

/// A search that is answered with a page, and where the page's links begin.
struct PageRequest : SearchRequest {
  // Not explicit: a search is one. NOLINTNEXTLINE(google-explicit-constructor)
  PageRequest(SearchRequest request = {}, std::string site_root = {})
      : SearchRequest(std::move(request)), root(std::move(site_root)) {}
  /// Stands before the paths of the site on this server: "/blog", or "" where it has the server to
  /// itself. Safe in markup.
  std::string root;
};

}  // namespace mobysearch
