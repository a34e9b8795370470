// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PageLink, CanBeFollowedFromItsPage) {
  const struct {
    std::string page, link, expected;
  } cases[] = {
      {"/a/b.html", " https://a.example/x y ", "https://a.example/x%20y"},
      {"/a/b.html", "HTTPS://a.example/", "HTTPS://a.example/"},
      {"/a/b.html", "//a.example/", "https://a.example/"},
      {"/a/b.html", "/c.pdf", "/c.pdf"},
      {"/a/b.html", "c.pdf?d=1#e", "/a/c.pdf?d=1#e"},
      {"/a/b.html", "./c.pdf", "/a/c.pdf"},
      {"/a/b/", "c.pdf", "/a/b/c.pdf"},
      {"/a/b/", "../c.pdf", "/a/c.pdf"},
      {"/a/b/", "../../../c.pdf", "/c.pdf"},
      {"/a/b/", "../..", "/"},
      {"/a/b/", "../c//d.pdf", "/a/c//d.pdf"},
      {"/a.html", "..//b.example/c", "/b.example/c"},
      {"/a.html", "/\t/b.example/c", "/b.example/c"},
      {"/a.html", "/\\b.example/c", "/b.example/c"},
      {"/a.html", "..///////", "/"},
      {"/a/b.html", "?page=2", "/a/b.html?page=2"},
      {"/a/b.html", "c d.pdf", "/a/c%20d.pdf"},
      {"/a/b.html", "c/d:e.pdf", "/a/c/d:e.pdf"},
      {"", "/c.pdf", "/c.pdf"},
  };
  for (const auto& c : cases) EXPECT_EQ(clean_link(c.link, c.page), c.expected) << c.link;
}

TEST(PageLink, IsNothingWhereItLeadsNowhereElse) {
  for (const char* link : {"javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x",
                           "mailto:a@b.c", "#here", "", "  ", "ftp://a.example/b"}) {
    EXPECT_EQ(clean_link(link, "/a/b.html"), "") << link;
  }
  EXPECT_EQ(clean_link("c.pdf", ""), "") << "a page without a path";
}

TEST(MediaLink, KnowsWhatALinkShows) {
  const struct {
    std::string url, kind, provider, opened;
  } cases[] = {
      {"https://www.youtube.com/embed/abc", "video", "youtube",
       "https://www.youtube.com/watch?v=abc"},
      {"https://youtu.be/x?t=16m27s", "video", "youtube", "https://youtu.be/x?t=16m27s"},
      {"https://player.vimeo.com/video/7", "video", "vimeo", "https://vimeo.com/7"},
      {"http://www.slideshare.net/Docker/x", "slides", "slideshare",
       "http://www.slideshare.net/Docker/x"},
      {"https://speakerdeck.com/a/b", "slides", "speakerdeck", "https://speakerdeck.com/a/b"},
      {"https://github.com/docker/cli", "code", "github", "https://github.com/docker/cli"},
      {"https://github.com/a/b/blob/master/notes.md", "document", "github",
       "https://github.com/a/b/blob/master/notes.md"},
      {"https://docs.google.com/presentation/d/1", "slides", "google",
       "https://docs.google.com/presentation/d/1"},
      {"/files/talk.pdf", "slides", "site", "/files/talk.pdf"},
      {"/a.mp3", "audio", "site", "/a.mp3"},
      {"https://vimeo.com/12", "video", "vimeo", "https://vimeo.com/12"},
      {"https://vimeo.com/channels/x/12", "video", "vimeo", "https://vimeo.com/channels/x/12"},
      {"https://www.bilibili.com/video/BV1x", "video", "bilibili",
       "https://www.bilibili.com/video/BV1x"},
  };
  for (const auto& c : cases) {
    const auto media = classify_media(c.url);
    ASSERT_TRUE(media.has_value()) << c.url;
    EXPECT_EQ(to_string(media->kind), c.kind) << c.url;
    EXPECT_EQ(media->provider, c.provider) << c.url;
    EXPECT_EQ(media->url, c.opened) << c.url;
  }
  for (const char* page :
       {"https://a.example/", "/about/", "https://github.com/", "https://notyoutube.com/embed/x",
        "https://www.slideshare.net/crew", "https://vimeo.com/ada", "https://codepen.io/ada/",
        "https://www.youtube.com/embed/"}) {
    EXPECT_FALSE(classify_media(page).has_value()) << page;
  }
}

TEST(MediaLink, KnowsWhatAScriptShows) {
  const struct {
    std::string url, data_id, opened;
  } cases[] = {
      {"https://asciinema.org/a/14.js", "", "video https://asciinema.org/a/14"},
      {"https://gist.github.com/ada/12.js", "", "code https://gist.github.com/ada/12"},
      {"https://speakerdeck.com/assets/embed.js", "4f5b9c0",
       "slides https://speakerdeck.com/player/4f5b9c0"},
      {"https://speakerdeck.com/assets/embed.js", "", ""},
      {"https://speakerdeck.com/assets/embed.js", "../x", ""},
      {"https://asciinema.org/player.css", "", ""},
      {"https://codepen.io/embed.js", "", ""},
      {"/js/site.js", "", ""},
      {"", "", ""},
  };
  for (const auto& c : cases) {
    const auto media = classify_script(c.url, c.data_id);
    const std::string opened = media ? std::string(to_string(media->kind)) + " " + media->url : "";
    EXPECT_EQ(opened, c.opened) << c.url;
  }
}

TEST(MediaLink, SharingIsNoContent) {
  EXPECT_TRUE(is_share_link("https://twitter.com/share?text=x"));
  EXPECT_TRUE(is_share_link("https://www.facebook.com/sharer/sharer.php?u=x"));
  EXPECT_FALSE(is_share_link("https://twitter.com/moby"));
}

TEST(MediaLink, KnowsTimesInAVideo) {
  for (const char* time : {"0:05", "16:27", "1:02:03"}) EXPECT_TRUE(is_time_label(time)) << time;
  for (const char* other : {"", "16", "16:2", "a:27", "::", "1:2:3:4"})
    EXPECT_FALSE(is_time_label(other)) << other;
}

}  // namespace
}  // namespace mobysearch
