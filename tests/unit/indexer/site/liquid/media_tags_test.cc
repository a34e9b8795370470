// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/media_tags.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

TEST(MediaTags, BecomeWhatTheirPluginsWrite) {
  const struct {
    const char *name, *argument, *html;
  } cases[] = {
      {"youtube", "ab_c-d", "<iframe src=\"https://www.youtube.com/embed/ab_c-d\"></iframe>"},
      {"youtube", " \"ab\" 500 400 ", "<iframe src=\"https://www.youtube.com/embed/ab\"></iframe>"},
      {"youtube", "https://youtu.be/ab?t=5",
       "<iframe src=\"https://www.youtube.com/embed/ab?t=5\"></iframe>"},
      {"youtube", "https://www.youtube.com/watch?v=ab&t=5",
       "<iframe src=\"https://www.youtube.com/embed/ab?t=5\"></iframe>"},
      {"vimeo", "7", "<iframe src=\"https://player.vimeo.com/video/7\"></iframe>"},
      {"gist", "crew/12 keel.rb", "<script src=\"https://gist.github.com/crew/12.js\"></script>"},
      {"gist", "12", "<script src=\"https://gist.github.com/12.js\"></script>"},
      {"asciicast", "14", "<script src=\"https://asciinema.org/a/14.js\"></script>"},
      {"video", "/a.mp4 640 320 /a.png", "<video src=\"/a.mp4\"></video>"},
      {"youtube", "", ""},
      {"youtube", "\"><b>", ""},
      {"details", "ab", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(media_tag_html(c.name, c.argument), c.html) << c.argument;
}

TEST(MediaTags, TakeVariables) {
  const Value page = testing::yaml(
      "video: ab_c\ngist: crew/12\nlink: 'https://youtu.be/ab?t=5'\nnested: {id: 7}\n");
  const Value include = testing::yaml("id: 9\n");
  LiquidContext context;
  context.page = &page;
  LiquidScope scope{context, {}, &include};
  scope.variables["which"] = known_text("zz");
  scope.variables["unknown"] = {};
  const struct {
    const char *argument, *expected;
  } cases[] = {
      {"page.video 640 360", "ab_c 640 360"},
      {"page.nested.id", "7"},
      {"page['video']", "ab_c"},
      {"page.gist file.rb", "crew/12 file.rb"},
      {"page.link", "https://youtu.be/ab?t=5"},
      {"include.id", "9"},
      {"which", "zz"},
      {"unknown", ""},
      {"page.missing", ""},
      {"\"page.video\"", "\"page.video\""},
      {"ab_c", "ab_c"},
      {"page", "page"},
      {"https://youtu.be/x", "https://youtu.be/x"},
  };
  for (const auto& c : cases) EXPECT_EQ(with_values(c.argument, scope), c.expected) << c.argument;
}

}  // namespace
}  // namespace mobysearch
