// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/issue_reference.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::string written(std::string_view url) {
  const IssueReference reference = IssueReference::of(url);
  if (reference.empty()) return "";
  return std::string(reference.repository) + "#" + std::string(reference.number);
}

TEST(IssueReference, IsWhatPeopleWriteForALinkToAForge) {
  struct Case {
    std::string url, expected;
  };
  const Case cases[] = {
      {"https://github.com/moby/moby/issues/32925", "moby/moby#32925"},
      {"https://github.com/moby/moby/issues/33002#issuecomment-299041162", "moby/moby#33002"},
      {"http://www.github.com/moby/moby/pull/32677/files", "moby/moby#32677"},
      {"https://github.com/moby/moby/pull/32677?w=1", "moby/moby#32677"},
      {"https://gitlab.com/group/sub/tool/-/issues/7", "group/sub/tool#7"},
      {"https://gitlab.com/group/tool/-/merge_requests/12", "group/tool#12"},
      {"https://github.com/moby/moby", ""},
      {"https://github.com/moby/moby/issues", ""},
      {"https://github.com/moby/moby/issues/new", ""},
      {"https://github.com/moby/moby/issues/12abc", ""},
      {"https://example.org/moby/moby/issues/12", ""},
      {"moby/moby/issues/12", ""},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(written(c.url), c.expected) << c.url;
}

}  // namespace
}  // namespace mobysearch
