// SPDX-License-Identifier: GPL-2.0-or-later
// What is expected is what jekyll-relative-links 0.7.0 makes of these sites with Jekyll 4.3.1.
#include "indexer/site/relative_links.h"

#include <gtest/gtest.h>

#include "indexer/site/post_loader.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

class RelativeLinks : public ::testing::Test {
 protected:
  RelativeLinks() {
    dir_.write_all({{"other.md", "---\n---\nOne\n"},
                    {"hidden.md", "---\npublished: false\n---\n"},
                    {"nomatter.md", "x"},
                    {"sub/own.md", "---\npermalink: /own/place\n---\n"},
                    {"sub/a b.md", "---\n---\n"},
                    {"assets/my deck.pdf", "x"},
                    {"_docs/guide.md", "---\n---\n"},
                    {"_docs/pic.png", "x"},
                    {"_notes/n.md", "---\n---\n"},
                    {"_includes/i.md", "x"},
                    {"_posts/2020-01-02-post.md", "---\n---\n"}});
    configure("plugins: [jekyll-relative-links]\n");
  }

  void configure(const std::string& more) const {
    dir_.write("_config.yml",
               "baseurl: /base\npermalink: pretty\n"
               "collections: {docs: {output: true}, notes: {}}\n" +
                   more);
  }

  /// What becomes of a body in the file at `path`.
  std::string resolved(const std::string& body, const std::string& path = "index.md") const {
    dir_.write(path, "---\n---\n" + body);
    SiteOptions options;
    options.include = {"pages", "docs"};
    const auto site = read_site(dir_.path().string(), options);
    EXPECT_TRUE(site);
    for (const SiteDocument& document : site->documents) {
      if (document.path == path) return with_resolved_links(*site, document, body);
    }
    return "no document";
  }

  testing::TempDir dir_;
};

TEST_F(RelativeLinks, LeadToWhatIsPublishedOfAFile) {
  const struct {
    const char *written, *resolved;
  } cases[] = {
      {"[a](other.md)", "[a](/base/other/)"},
      {"[a](other.md#part) [b](./other.md)", "[a](/base/other/#part) [b](/base/other/)"},
      {"![i](assets/my%20deck.pdf)", "![i](/base/assets/my%20deck.pdf)"},
      {"[c](/sub/own.md#x)", "[c](/base/own/place#x)"},
      {"[d](sub/../other.md)", "[d](/base/other/)"},
      {"[e](sub/a%20b.md) [f](sub/a+b.md) [g](sub/a b.md)",
       "[e](/base/sub/a%20b/) [f](/base/sub/a%20b/) [g](/base/sub/a%20b/)"},
      {"[p](_posts/2020-01-02-post.md)", "[p](/base/2020/01/02/post/)"},
      {"[d](_docs/guide.md) [p](_docs/pic.png)", "[d](/base/docs/guide/) [p](/base/docs/pic.png)"},
      {"[n](nomatter.md)", "[n](/base/nomatter.md)"},
      {"`[code](other.md)`", "`[code](/base/other/)`"},
      {"[t](other.md#p \"T\")", "[t](/base/other/#p \"T\")"},
      {"[r]: other.md#frag  \n", "\n[r]: /base/other/#frag\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(resolved(c.written), c.resolved);
  EXPECT_EQ(resolved("[up](../other.md) [own](own.md) [root](/other.md)", "sub/page.md"),
            "[up](/base/other/) [own](/base/own/place) [root](/base/other/)");
}

TEST_F(RelativeLinks, StayWhereTheyLeadToNoPublishedFile) {
  for (const char* body :
       {"[abs](https://e.example/other.md)", "[m](mailto:x@y.z)", "[h](#here)", "[g](gone.md)",
        "[up](../other.md)", "[n](_notes/n.md)", "[i](_includes/i.md)", "[h](hidden.md)",
        "[dir](sub/)", "[l]({{ site.baseurl }}/other.md)", "[q](other.md?x=1)", "[e]()",
        "[s](other.md 'single')", "[r]: <other.md>", "[^1]: A note other.md"}) {
    EXPECT_EQ(resolved(body), body);
  }
}

TEST_F(RelativeLinks, AreThoseOfPagesUnlessTheConfigurationSaysMore) {
  const std::string post = "_posts/2020-01-02-post.md";
  EXPECT_EQ(resolved("[a](../other.md)", post), "[a](../other.md)");
  EXPECT_EQ(resolved("[a](other.md)", "index.html"), "[a](other.md)");
  configure("gems: [github-pages]\nrelative_links: {collections: true, exclude: [index.md]}\n");
  EXPECT_EQ(resolved("[a](../other.md)", post), "[a](/base/other/)");
  EXPECT_EQ(resolved("[a](../_docs/guide.md)", post), "[a](/base/docs/guide/)");
  EXPECT_EQ(resolved("[a](other.md)"), "[a](other.md)");
  configure("plugins: [jekyll-relative-links]\nrelative_links: {enabled: false}\n");
  EXPECT_EQ(resolved("[a](other.md)"), "[a](other.md)");
  configure("");
  EXPECT_EQ(resolved("[a](other.md)"), "[a](other.md)");
}

TEST_F(RelativeLinks, AreIndexedWhereTheyLead) {
  dir_.write("index.md", "---\n---\n[a](other.md#part) and [a deck](assets/my%20deck.pdf)\n");
  SiteOptions options;
  options.include = {"pages"};
  const auto site = read_site(dir_.path().string(), options);
  ASSERT_TRUE(site);
  for (const SiteDocument& document : site->documents) {
    if (document.path != "index.md") continue;
    const auto post = load_post(*site, document);
    ASSERT_TRUE(post);
    ASSERT_EQ(post->sections.at(0).links.size(), 1U);
    EXPECT_EQ(post->sections[0].links[0], "/base/other/#part");
    ASSERT_EQ(post->sections[0].media.size(), 1U);
    EXPECT_EQ(post->sections[0].media[0].url, "/base/assets/my%20deck.pdf");
  }
}

}  // namespace
}  // namespace mobysearch
