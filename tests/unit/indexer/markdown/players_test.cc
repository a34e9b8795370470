// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/players.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::string page_of(std::string_view url) {
  LinkParts parts = split_link(url);
  parts.host = std::string(without_www(parts.host));
  const auto media = classify_player(url, parts);
  return media ? media->provider + " " + media->url : "";
}

TEST(Players, ShowWhatAPageShows) {
  const struct {
    std::string_view player, page;
  } cases[] = {
      {"https://www.youtube.com/embed/ab_c?start=5&rel=0",
       "youtube https://www.youtube.com/watch?v=ab_c&t=5"},
      {"https://www.youtube-nocookie.com/embed/ab", "youtube https://www.youtube.com/watch?v=ab"},
      {"https://www.youtube.com/v/ab&hl=en", "youtube https://www.youtube.com/watch?v=ab"},
      {"https://www.youtube.com/embed/videoseries?list=PL1",
       "youtube https://www.youtube.com/playlist?list=PL1"},
      {"https://www.youtube.com/embed?listType=playlist&list=PL1",
       "youtube https://www.youtube.com/playlist?list=PL1"},
      {"https://www.youtube.com/embed/live_stream?channel=UC0",
       "youtube https://www.youtube.com/channel/UC0/live"},
      {"https://www.youtube.com/embed/live_stream", ""},
      {"https://www.youtube.com/embed/", ""},
      {"https://player.vimeo.com/video/7?h=ab0&title=0", "vimeo https://vimeo.com/7/ab0"},
      {"https://player.vimeo.com/video/7#t=30s", "vimeo https://vimeo.com/7#t=30s"},
      {"https://vimeo.com/moogaloop.swf?clip_id=7", "vimeo https://vimeo.com/7"},
      {"https://player.twitch.tv/?video=v12&parent=x", "twitch https://www.twitch.tv/videos/12"},
      {"https://player.twitch.tv/?channel=ada", "twitch https://www.twitch.tv/ada"},
      {"https://clips.twitch.tv/embed?clip=Keel", "twitch https://clips.twitch.tv/Keel"},
      {"https://www.dailymotion.com/embed/video/x1",
       "dailymotion https://www.dailymotion.com/video/x1"},
      {"https://geo.dailymotion.com/player.html?video=x1",
       "dailymotion https://www.dailymotion.com/video/x1"},
      {"https://player.bilibili.com/player.html?aid=1&bvid=BV1",
       "bilibili https://www.bilibili.com/video/BV1"},
      {"https://player.bilibili.com/player.html?aid=1",
       "bilibili https://www.bilibili.com/video/av1"},
      {"https://www.loom.com/embed/a1", "loom https://www.loom.com/share/a1"},
      {"https://a.example/embed/x", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(page_of(c.player), c.page) << c.player;
}

TEST(Players, SomeDoNotTellTheirPage) {
  EXPECT_TRUE(is_unnamed_player("https://www.slideshare.net/slideshow/embed_code/12"));
  EXPECT_TRUE(is_unnamed_player("https://w.soundcloud.com/player/?url=x"));
  EXPECT_FALSE(is_unnamed_player("https://www.slideshare.net/crew/keel"));
}

}  // namespace
}  // namespace mobysearch
