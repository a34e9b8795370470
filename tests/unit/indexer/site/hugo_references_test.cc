// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/hugo_references.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

/// The expected values are what `relref` is in Hugo 0.111.3.
TEST(HugoReferences, LeadToFilesByPathOrName) {
  const testing::TempDir dir;
  dir.write("hugo.toml",
            "baseURL = 'https://h.example/sub/'\n[permalinks]\nnote = '/n/:year/:slug/'\n");
  for (const char* path : {"refs.md", "about.md", "post/My-Post.md", "post/bundle/index.md",
                           "post/inner.md", "deep/er/x.md", "note/_index.md"}) {
    dir.write(std::string("content/") + path, "---\ntitle: A\n---\n");
  }
  dir.write("content/post/slugged.md", "---\nslug: Own Slug\n---\n");
  dir.write("content/note/c.md", "---\nslug: see\ndate: 2024-01-02\n---\n");
  const auto site = read_site(dir.path().string(), {});
  ASSERT_TRUE(site);
  const auto from = [&](const char* path, const char* target) {
    for (const SiteDocument& document : site->documents) {
      if (document.path == path) return hugo_reference(*site, document, target);
    }
    return std::string("no such document");
  };
  const struct {
    const char *target, *url;
  } cases[] = {
      {"post/My-Post.md", "/sub/post/my-post/"},
      {"My-Post", "/sub/post/my-post/"},
      {"My-Post.md", "/sub/post/my-post/"},
      {"/post/bundle", "/sub/post/bundle/"},
      {"post/bundle/index.md", "/sub/post/bundle/"},
      {"bundle", "/sub/post/bundle/"},
      {"about.md#frag", "/sub/about/#frag"},
      {"#here", "#here"},
      {"/note/c.md", "/sub/n/2024/see/"},
      {"/note/", "/sub/note/"},
      {"deep/er/x.md", "/sub/deep/er/x/"},
      {"nowhere.md", ""},
      {"../../etc", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(from("content/refs.md", c.target), c.url) << c.target;
  EXPECT_EQ(from("content/post/inner.md", "slugged.md"), "/sub/post/own-slug/");
  EXPECT_EQ(from("content/post/inner.md", "bundle/index.md"), "/sub/post/bundle/");
  EXPECT_EQ(from("content/post/inner.md", "about.md"), "/sub/about/");
}

}  // namespace
}  // namespace mobysearch
