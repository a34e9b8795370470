// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/hugo_url.h"

#include <gtest/gtest.h>

#include "indexer/site/site.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

/// The expected values are what Hugo 0.111.3 publishes.
class HugoUrl : public ::testing::Test {
 protected:
  /// The URL of a file with this front matter.
  std::string url(const std::string& path, const std::string& matter = "title: A\n") const {
    dir_.write(path, "---\n" + matter + "---\n");
    const auto site = read_site(dir_.path().string(), {});
    EXPECT_TRUE(site);
    for (const SiteDocument& document : site->documents) {
      if (document.path == path) return document.url;
    }
    return "no such document";
  }

  testing::TempDir dir_;
};

TEST_F(HugoUrl, FollowsThePath) {
  dir_.write("hugo.toml", "baseURL = 'https://h.example/sub/'\n");
  const struct {
    const char *path, *url;
  } cases[] = {
      {"content/about.md", "/about/"},
      {"content/post/My-Post.md", "/post/my-post/"},
      {"content/post/With Space & Ünï.md", "/post/with-space-%C3%BCn%C3%AF/"},
      {"content/post/bundle/index.md", "/post/bundle/"},
      {"content/post/leaf.index.md", "/post/leaf.index/"},
      {"content/deep/er/2019-03-04-dated.md", "/deep/er/2019-03-04-dated/"},
      {"content/many/50%25.md", "/many/50%25/"},
      {"content/many/a.b.c.md", "/many/a.b.c/"},
      {"content/many/it's.md", "/many/its/"},
      {"content/many/(p).md", "/many/p/"},
      {"content/many/q@w~e.md", "/many/q@w~e/"},
      {"content/many/x--y.md", "/many/x--y/"},
      {"content/many/x-.md", "/many/x-/"},
      {"content/many/ÀÉ.md", "/many/%C3%A0%C3%A9/"},
      {"content/docs/a.de.md", "/docs/a.de/"},
  };
  for (const auto& c : cases) EXPECT_EQ(url(c.path), c.url) << c.path;
  EXPECT_EQ(url("content/post/slugged.md", "title: S\nslug: Own Slug\n"), "/post/own-slug/");
  EXPECT_EQ(url("content/post/urled.md", "title: S\nurl: /own/url\n"), "/own/url/");
  EXPECT_EQ(url("content/post/urlrel.md", "title: S\nurl: rel/url.html\n"), "/rel/url.html");
}

TEST_F(HugoUrl, FollowsPermalinks) {
  dir_.write("hugo.toml",
             "timeZone = 'Asia/Tokyo'\n[permalinks]\nnote = '/n/:year/:slug/'\n"
             "tok = '/:section/:year/:month/:monthname/:day/:weekday/:weekdayname/:yearday/:title/"
             ":slug/:filename/:sections/'\n[permalinks.page]\nnews = '/:slugorfilename'\n");
  EXPECT_EQ(url("content/note/c.md", "title: See\nslug: see\ndate: 2024-01-02T12:00:00Z\n"),
            "/n/2024/see/");
  EXPECT_EQ(url("content/note/d.md", "title: No Slug!\ndate: 2024-01-02\n"), "/n/2024/no-slug/");
  EXPECT_EQ(url("content/tok/sub/T-K.md", "title: Tö K. x\ndate: 2024-01-02\n"),
            "/tok/2024/01/january/02/2/tuesday/2/t%C3%B6-k.-x/t%C3%B6-k.-x/t-k/tok/");
  EXPECT_EQ(url("content/news/One.md"), "/one/");
}

TEST_F(HugoUrl, FollowsLanguages) {
  const std::string languages =
      "[languages.en]\n[languages.de]\n[languages.fr]\ncontentDir = 'content/fr'\n";
  dir_.write("hugo.toml", "defaultContentLanguage = 'en'\n" + languages);
  EXPECT_EQ(url("content/post/a.md"), "/post/a/");
  EXPECT_EQ(url("content/post/a.de.md"), "/de/post/a/");
  EXPECT_EQ(url("content/post/b/index.de.md"), "/de/post/b/");
  EXPECT_EQ(url("content/post/s.de.md", "slug: Eigen\n"), "/de/post/eigen/");
  EXPECT_EQ(url("content/fr/post/a.md"), "/fr/post/a/");
  dir_.write("hugo.toml", "defaultContentLanguageInSubdir = true\nuglyURLs = true\n" + languages);
  EXPECT_EQ(url("content/post/a.md"), "/en/post/a.html");
  EXPECT_EQ(url("content/post/a.de.md"), "/de/post/a.html");
}

}  // namespace
}  // namespace mobysearch
