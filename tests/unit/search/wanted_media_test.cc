// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/wanted_media.h"

#include <gtest/gtest.h>

#include "common/text/link.h"

namespace mobysearch {
namespace {

TEST(WantedMedia, AreOfAKindOrLeadSomewhere) {
  struct Case {
    std::string link, url;
    bool expected;
  };
  const Case cases[] = {
      {"slideshare.net", "https://www.slideshare.net/Docker/update", true},
      {"www.slideshare.net", "https://www.slideshare.net/Docker/update", true},
      {"example.org", "http://talks.example.org/1", true},
      {"ample.org", "http://talks.example.org/1", false},
      {"github.com/moby", "https://github.com/moby/moby/issues/1", true},
      {"github.com/moby/moby/", "https://GitHub.com/moby/moby", true},
      {"github.com/mob", "https://github.com/moby/moby", false},
      {"https://github.com/moby/moby", "https://github.com/moby/moby#readme", true},
      {"github.com", "/images/github.com.png", false},
  };
  for (const Case& c : cases) {
    WantedMedia wanted;
    wanted.links = {link_term(c.link)};
    MediaView media;
    media.url = c.url;
    EXPECT_EQ(wanted.includes(media), c.expected) << c.link << " " << c.url;
  }
  WantedMedia videos;
  EXPECT_FALSE(videos.any());
  videos.kinds = {MediaKind::kVideo};
  EXPECT_TRUE(videos.any());
  MediaView media;
  media.kind = MediaKind::kVideo;
  EXPECT_TRUE(videos.includes(media));
  media.kind = MediaKind::kSlides;
  EXPECT_FALSE(videos.includes(media));
}

}  // namespace
}  // namespace mobysearch
