// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/embeds.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

/// Kind, address and title of what the tag `html` embeds.
std::string embedded(std::string_view html) {
  HtmlReader reader(html);
  HtmlToken tag;
  if (!reader.next(tag)) return "no tag";
  const auto media = embedded_media(tag.name, tag.parsed_attributes(), "/p.html");
  if (!media) return "";
  return std::string(to_string(media->kind)) + " " + media->url + " " + media->title;
}

TEST(Embeds, AreReadFromAttributes) {
  const struct {
    const char *html, *media;
  } cases[] = {
      {"<iframe src='about:blank' data-src='https://www.youtube.com/embed/c'>",
       "video https://www.youtube.com/watch?v=c "},
      {"<iframe src='about:blank'>", ""},
      {"<iframe src='https://ads.example/'>", ""},
      {"<iframe data-lazy-src='//youtube.com/embed/c?a=1&amp;start=9'>",
       "video https://www.youtube.com/watch?v=c&t=9 "},
      {"<lite-youtube videoid='g' playlabel='Hull &amp; keel'>",
       "video https://www.youtube.com/watch?v=g Hull & keel"},
      {"<lite-youtube videoid='g' videotitle='Hull' params='start=5'>",
       "video https://www.youtube.com/watch?v=g&t=5 Hull"},
      {"<lite-vimeo videoid='7'>", "video https://vimeo.com/7 "},
      {"<lite-youtube>", ""},
      {"<video src='clip'>", "video /clip "},
      {"<video src='/talk.ogg'>", "video /talk.ogg "},
      {"<audio src='/talk.mp4'>", "audio /talk.mp4 "},
      {"<source src='/clip'>", ""},
      {"<img src='/a.mp4'>", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(embedded(c.html), c.media) << c.html;
}

TEST(Embeds, ALazyPictureIsNotItsPlaceholder) {
  Attributes attributes;
  attributes.set("src", "/grey.gif");
  EXPECT_EQ(shown_source(attributes), "/grey.gif");
  attributes.set("data-src", "/a.png");
  EXPECT_EQ(shown_source(attributes), "/a.png");
}

TEST(Embeds, OnlyPlayersHaveContentForOtherBrowsers) {
  for (const char* name : {"video", "audio", "iframe", "lite-youtube"})
    EXPECT_TRUE(has_fallback_content(name)) << name;
  for (const char* name : {"p", "picture", "source", "object"})
    EXPECT_FALSE(has_fallback_content(name)) << name;
}

}  // namespace
}  // namespace mobysearch
