// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/post_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using ::testing::HasSubstr;
using testing::MiniBlog;
using ::testing::Not;
using testing::post_file;

const Files kFiles = {
    {"_config.yml", "title: A <blog>\nbaseurl: /b\npermalink: /:year/:title/\ntimezone: UTC\n"},
    {"_posts/2020-01-01-old.md",
     post_file("Old & <b>bold</b>",
               "Some `in<line>` code.\n\n## A *heading*\n\n```\nint a;\nint "
               "b<c>;\n```\n\n[Talk](https://youtu.be/abcdefghijk)\n")},
    {"_posts/2021-01-01-schöne-grüße.md", post_file("New", "Text of the new post.\n")},
};

std::string page(const PostPages& pages, const std::string& path) {
  const auto found = pages.page(path);
  if (!found) return found.error().message;
  return *found ? **found : "none";
}

TEST(PostPages, TheFrontPageSaysThatItHasNotAllPosts) {
  Files files;
  for (int i = 100; i < 201; ++i) {
    files["_posts/2020-01-01-" + std::to_string(i) + ".md"] = post_file("T", "Text.\n");
  }
  MiniBlog many(files);
  EXPECT_THAT(page(**PostPages::of(many.index()), "/"), HasSubstr("The 100 newest of 101 posts"));
  MiniBlog few(kFiles);
  EXPECT_THAT(page(**PostPages::of(few.index()), "/"), Not(HasSubstr("newest of")));
}

TEST(PostPages, AFrontPageAndEachPostAtItsUrl) {
  MiniBlog blog(kFiles);
  const auto pages = PostPages::of(blog.index());
  ASSERT_TRUE(pages);
  const std::string front = page(**pages, "/");
  EXPECT_THAT(front, HasSubstr("A &lt;blog&gt;"));
  EXPECT_THAT(front, HasSubstr("href=\"/b/2020/old/\""));
  EXPECT_LT(front.find(">New<"), front.find(">Old &amp;")) << "newest first";
  EXPECT_THAT(page(**pages, "/b/2021/schöne-grüße/"), HasSubstr("Text of the new post."));
}

TEST(PostPages, TheTextIsEscapedAndKeepsAnchorsCodeAndMedia) {
  MiniBlog blog(kFiles);
  const auto pages = PostPages::of(blog.index());
  ASSERT_TRUE(pages);
  const std::string old = page(**pages, "/b/2020/old/");
  EXPECT_THAT(old, HasSubstr("<h1>Old &amp; &lt;b&gt;bold&lt;/b&gt;</h1>"));
  EXPECT_THAT(old, HasSubstr("<code>in&lt;line&gt;</code>"));
  EXPECT_THAT(old, HasSubstr("id=\"a-heading\">A heading</h2>"));
  EXPECT_THAT(old, HasSubstr("<pre><code>int a; int b&lt;c&gt;;</code></pre>"));
  EXPECT_THAT(old, HasSubstr("<a href=\"https://youtu.be/abcdefghijk\">video</a>"));
  EXPECT_THAT(old, Not(HasSubstr("<b>")));
}

TEST(PostPages, HeadingsStepDownOneByOneAndKeepTheirIds) {
  MiniBlog blog({{"_config.yml", "permalink: /:title/\n"},
                 {"_posts/2020-01-01-a.md",
                  post_file("A",
                            "#### One\n\n###### Two\n\n##### Three\n\n## Four\n\n### Five\n\n"
                            "# Six\n")}});
  const auto pages = PostPages::of(blog.index());
  ASSERT_TRUE(pages);
  const std::string post = page(**pages, "/a/");
  for (const char* heading :
       {"<h2 id=\"one\">One</h2>", "<h3 id=\"two\">Two</h3>", "<h3 id=\"three\">Three</h3>",
        "<h2 id=\"four\">Four</h2>", "<h3 id=\"five\">Five</h3>", "<h2 id=\"six\">Six</h2>"}) {
    EXPECT_THAT(post, HasSubstr(heading));
  }
}

TEST(PostPages, SpeakTheLanguageOfTheSiteAndNameThatOfThePost) {
  MiniBlog blog({{"_config.yml", "title: Blog\nlang: de\npermalink: /:title/\ntimezone: UTC\n"},
                 {"_posts/2020-01-01-a.md", "---\ntitle: A\nlang: fr\n---\nDu texte.\n"}});
  const auto pages = PostPages::of(blog.index());
  ASSERT_TRUE(pages);
  const std::string front = page(**pages, "/");
  EXPECT_THAT(front, HasSubstr("<html lang=\"de\" dir=\"ltr\">"));
  EXPECT_THAT(front, HasSubstr("<h1 class=\"demo-site\"><bdi>Blog</bdi></h1>"));
  EXPECT_THAT(front, HasSubstr("Im Blog suchen"));
  EXPECT_THAT(front, HasSubstr("<li lang=\"fr\" dir=\"auto\">"));
  EXPECT_THAT(front, HasSubstr("1. Januar 2020</time>"));
  const std::string post = page(**pages, "/a/");
  EXPECT_THAT(post, HasSubstr("<article lang=\"fr\" dir=\"auto\">"));
  EXPECT_EQ(post.find("<h1"), post.rfind("<h1"));
}

TEST(PostPages, NothingElseIsThere) {
  MiniBlog blog(kFiles);
  const auto pages = PostPages::of(blog.index());
  ASSERT_TRUE(pages);
  for (const char* path : {"", "/b/", "/2020/old/", "/b/2020/old", "/b/../etc/passwd",
                           "/b/_posts/2020-01-01-old.md", "/b/2021/sch%C3%B6ne-gr%C3%BC%C3%9Fe/"}) {
    EXPECT_EQ(page(**pages, path), "none") << path;
  }
}

}  // namespace
}  // namespace mobysearch
