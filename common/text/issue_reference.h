// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

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
