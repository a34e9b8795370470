// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/section_builder.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::vector<Section> from_html(std::string_view html) {
  SectionBuilder builder;
  builder.begin_block(false);
  builder.add_html(html);
  return builder.take();
}

TEST(SectionBuilder, CollapsesWhiteSpaceAcrossPieces) {
  SectionBuilder builder;
  builder.begin_block(false);
  builder.add_text(" a\n ");
  builder.add_text("\u00A0b");
  builder.add_space();
  builder.add_text("hy\u00ADphen");
  builder.end_block();
  builder.begin_block(false);
  builder.add_text("c ");
  EXPECT_EQ(builder.take().front().text, "a b hyphen\nc");
}

TEST(SectionBuilder, CutsAtHeadings) {
  const auto sections = from_html("a<h2 id='x'> b <em>c</em></h2><p>d</p><H3>e</H3>f");
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_EQ(sections[0].text, "a");
  EXPECT_EQ(sections[1].heading, "b c");
  EXPECT_EQ(sections[1].anchor, "x");
  EXPECT_EQ(sections[1].text, "d");
  EXPECT_EQ(sections[2].level, 3);
  EXPECT_EQ(sections[2].anchor, std::nullopt);
  EXPECT_EQ(sections[2].text, "f");
}

TEST(SectionBuilder, AnUnclosedHeadingEndsWhereTheNextBegins) {
  const auto sections = from_html("<h2>a<h2>b</h2>c");
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_EQ(sections[1].heading, "a");
  EXPECT_EQ(sections[2].text, "c");
}

TEST(SectionBuilder, ALongHeadingGoesOnAsText) {
  std::string words;
  for (int i = 0; i < 500; ++i) words += "word ";
  const auto section = from_html("<h2>" + words + "</h2>more").back();
  EXPECT_EQ(section.heading.size() % 5, 4U) << "cut between words";
  EXPECT_EQ(section.heading.size() + section.text.size(), words.size() - 2 + 5);
}

TEST(SectionBuilder, AnIdServesOneHeading) {
  SectionBuilder builder;
  builder.add_html("<h2 id='x'>a</h2>");
  builder.begin_heading(2);
  builder.add_html("b</h2>");
  builder.end_heading("y");
  const auto sections = builder.take();
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_EQ(sections[1].anchor, "x");
  EXPECT_EQ(sections[2].anchor, std::nullopt);
}

TEST(SectionBuilder, NamedAnchorsServeHeadingsWithoutId) {
  const struct {
    std::string html;
    std::optional<std::string> anchor;
  } cases[] = {
      {"<a name='x'></a><h2>a</h2>", "x"},
      {"<h2><a id='x'>a</a></h2>", "x"},
      {"<h2 id='y'><a id='x'>a</a></h2>", "y"},
      {"<a name='x'></a>far away<h2>a</h2>", std::nullopt},
      {"<a name='x'></a><code>far</code><h2>a</h2>", std::nullopt},
      {"<pre><a name='x'></a>\n</pre><h2>a</h2>", "x"},
  };
  for (const auto& c : cases) EXPECT_EQ(from_html(c.html).back().anchor, c.anchor) << c.html;
}

TEST(SectionBuilder, MarksCodeAndLeavesOutWhatNobodySees) {
  const auto section =
      from_html("a <code>b &lt;</code><script>c</script><style>d</style> e<br>f").front();
  EXPECT_EQ(section.text, "a b < e\nf");
  ASSERT_EQ(section.code.size(), 1U);
  EXPECT_EQ(section.text.substr(section.code[0].begin, section.code[0].end - section.code[0].begin),
            "b <");
}

TEST(SectionBuilder, EmbedsAreMedia) {
  const auto section =
      from_html(
          "<iframe data-src='//www.youtube.com/embed/abc' title='Talk'></iframe>"
          "<video src='/v.webm'></video><iframe src='https://ads.example/'></iframe>"
          "<a href='https://www.slideshare.net/a/b'>Deck</a>")
          .front();
  ASSERT_EQ(section.media.size(), 3U);
  EXPECT_EQ(section.media[0].title, "Talk");
  EXPECT_EQ(section.media[1].url, "/v.webm");
  EXPECT_EQ(section.media[2].title, "Deck");
}

/// A line each: kind, address, title.
std::string media_of(std::string_view html) {
  SectionBuilder builder("/post.html");
  builder.begin_block(false);
  builder.add_html(html);
  std::string all;
  for (const Section& section : builder.take()) {
    for (const Media& media : section.media) {
      all.append(to_string(media.kind)).append(" ").append(media.url);
      all.append(" ").append(media.title).append("\n");
    }
  }
  return all;
}

TEST(SectionBuilder, WhatIsShownOnceIsOneMedia) {
  const struct {
    const char *html, *media;
  } cases[] = {
      {"<a href='https://youtu.be/x'><img src='https://img.youtube.com/vi/x/0.jpg' "
       "alt='Drill'></a>",
       "video https://youtu.be/x Drill\n"},
      {"<h2>Head</h2><a href='https://youtu.be/x'><img src='/t.jpg'></a>",
       "video https://youtu.be/x Head\n"},
      {"<a href='https://youtu.be/x'><img src='/t.jpg' alt='Thumb'> Watch</a>",
       "image /t.jpg Thumb\nvideo https://youtu.be/x Watch\n"},
      {"<a href='/a.pdf'><img src='/t.png' alt='Chart'></a>",
       "image /t.png Chart\nslides /a.pdf \n"},
      {"<a href='/big.png'><img src='/t.png' alt='Thumb'></a>",
       "image /t.png Thumb\nimage /big.png \n"},
      {"<video title='Knots' controls><source src='/k.webm'><source src='/k.mp4'>No <a "
       "href='/k.mp4'>video</a></video>",
       "video /k.webm Knots\n"},
      {"<video src='/k.mp4'><source src='/k.webm'></video><img src='/i.png'>",
       "video /k.mp4 \nimage /i.png \n"},
      {"<video><source src='/stream' type='video/mp4'></video>", "video /stream \n"},
      {"<audio controls><source src='/a.ogg'><source src='/a.mp3'></audio>", "audio /a.ogg \n"},
      {"<object data='/t.pdf'>None: <a href='/t.pdf'>load</a></object>", "slides /t.pdf \n"},
      {"<object><param name='movie'><embed src='//www.youtube.com/v/x&amp;hl=en'></object>",
       "video https://www.youtube.com/watch?v=x \n"},
      {"<iframe src='//player.vimeo.com/video/7'></iframe><p><a href='https://vimeo.com/7'>Keel</a>"
       " from <a href='https://vimeo.com/ada'>Ada</a> on <a href='https://vimeo.com'>Vimeo</a></p>",
       "video https://vimeo.com/7 Keel\n"},
      {"<iframe src='//www.slideshare.net/slideshow/embed_code/key/K'></iframe><div><strong><a "
       "href='//www.slideshare.net/crew/keel' title='Keel'>Keel</a></strong> from <strong><a "
       "href='//www.slideshare.net/crew'>Crew</a></strong></div>",
       "slides https://www.slideshare.net/crew/keel Keel\n"},
      {"<a href='http://www.slideshare.net/crew/keel'>Keel</a><iframe "
       "src='http://www.slideshare.net/slideshow/embed_code/12'></iframe>",
       "slides http://www.slideshare.net/crew/keel Keel\n"},
      {"<iframe src='//www.slideshare.net/slideshow/embed_code/key/K'></iframe><p>First.</p><p>See "
       "<a href='//www.slideshare.net/crew/other'>Other</a></p>",
       "slides https://www.slideshare.net/slideshow/embed_code/key/K \n"
       "slides https://www.slideshare.net/crew/other Other\n"},
      {"<iframe src='https://w.soundcloud.com/player/?url=x'></iframe><div><a "
       "href='https://soundcloud.com/ada'>Ada</a> · <a href='https://soundcloud.com/ada/song'>Song"
       "</a></div>",
       "audio https://soundcloud.com/ada/song Song\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(media_of(c.html), c.media) << c.html;
}

TEST(SectionBuilder, WhatAPlayerHasForOldBrowsersIsNoText) {
  const struct {
    const char *html, *text;
  } cases[] = {
      {"a<video src='/k.mp4'>No <code>video</code> tag.</video>b", "a\nb"},
      {"a<video src='/k.mp4'/>b", "a\nb"},
      {"a<iframe src='https://a.example/'>No frames.</iframe>b", "a\nb"},
      {"a<lite-youtube videoid=x><a href='https://youtu.be/x'>Play</a></lite-youtube>b", "ab"},
      {"<a href='/x'>a<video src='/k.mp4'>No</a></video>b", "a\nb"},
      {"a<object data='/t.pdf'>None.</object>b", "ab"},
      {"a<object data='/t.bin'>Shown.</object>b", "aShown.b"},
  };
  for (const auto& c : cases) EXPECT_EQ(from_html(c.html).front().text, c.text) << c.html;
  const auto unclosed = from_html("<video src='/k.mp4'>No<h2>Head</h2>shown");
  EXPECT_EQ(unclosed.back().text, "shown");
}

TEST(SectionBuilder, APictureIsWhereItIsShown) {
  const struct {
    const char *html, *media;
  } cases[] = {
      {"<img src='data:image/gif;base64,AA=' data-src='/i.png' alt='Lazy'>", "image /i.png Lazy\n"},
      {"<img src='/grey.gif' data-src='/i.png' alt='Lazy'>", "image /i.png Lazy\n"},
      {"<img src='data:image/gif;base64,AA=' alt='Inline'>", "image /post.html Inline\n"},
      {"<img src='data:image/gif;base64,AA='>", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(media_of(c.html), c.media) << c.html;
}

TEST(SectionBuilder, MomentsAreItemsThatBeginWithATime) {
  const auto media = from_html(
                         "<ul><li><a href='https://youtu.be/x?t=1m'>1:00</a> – Notary</li>"
                         "<li><a href='https://youtu.be/x?t=2m'>2:00</a></li>"
                         "<li>See <a href='https://youtu.be/x?t=3m'>3:00</a> later</li></ul>")
                         .front()
                         .media;
  ASSERT_EQ(media.size(), 3U);
  EXPECT_EQ(media[0].time, "1:00");
  EXPECT_EQ(media[0].title, "Notary");
  EXPECT_EQ(media[1].time, "");
  EXPECT_EQ(media[2].time, "");
}

TEST(SectionBuilder, ShareButtonsAreNoContent) {
  EXPECT_EQ(
      from_html("a <a href='https://twitter.com/share?x'>Tweet <code>b</code></a> c").front().text,
      "a c");
}

}  // namespace
}  // namespace mobysearch
