// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// The parts of a link that say where it leads. A link that is not http(s)://… has no host, and all
/// of it but query and fragment is its path.
struct LinkParts {
  std::string host;        ///< in lower case, without user and port
  std::string_view path;   ///< from its first slash; views into the link
  std::string_view query;  ///< behind the '?', without the fragment; views into the link
};
LinkParts split_link(std::string_view link);

/// "slideshare.net" of "www.slideshare.net".
std::string_view without_www(std::string_view host);

/// What `link:` finds an absolute http(s) URL by: its host and the host's parents
/// (`www.slideshare.net`, `slideshare.net`), and the host without `www.` with each leading part of
/// the path (`github.com/moby`, `github.com/moby/moby`), in lower case. Nothing for other links.
std::vector<std::string> link_terms(std::string_view url);

/// Which of those a query asks for: what is typed, in lower case, without scheme, `www.`, query,
/// fragment and slashes at its end.
std::string link_term(std::string_view typed);

/// What a page of the site itself is found by when its URL is pasted: the path, in lower case,
/// without an ending (`.html`, `index.html`) and slashes at its end. Empty for the front page.
std::string page_term(std::string_view url);

/// How people write the issue, pull or merge request that a link to GitHub or GitLab leads to:
/// `moby/moby#32925`. `repository` is "moby/moby", `number` "32925"; both empty for other links.
/// They view into `url`.
struct IssueReference {
  std::string_view repository;
  std::string_view number;

  static IssueReference of(std::string_view url);
  bool empty() const { return number.empty(); }
};

}  // namespace mobysearch
