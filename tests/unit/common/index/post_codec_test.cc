// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/post_codec.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mobysearch {
namespace {

Post sample_post() {
  Post post;
  post.path = "_posts/2017-06-26-recap.md";
  post.url = "/2017/06/26/recap/";
  post.title = "Moby Summit recap";
  post.title_source = "Moby Summit&nbsp;recap";
  post.date = "2017-06-26T10:00:00+02:00";
  post.timestamp = 1'498'464'000;
  post.authors = {{"Patrick Chanezon", "https://twitter.com/chanezon"}, {"Jérôme", ""}};
  post.labels[Field::kCategory] = {"blog"};
  post.labels[Field::kTag] = {"summit", "swarmkit"};
  post.lang = "en";
  post.excerpt = "We met.";
  Section lead;
  lead.text = "We met. It was good.";
  Section talk;
  talk.level = 2;
  talk.anchor = "swarmkit-update";
  talk.heading = "SwarmKit update";
  talk.text = "Run `docker` now.\nThanks.";
  talk.code = {{5, 11}, {12, 15}};
  talk.media = {
      {MediaKind::kVideo, "youtube", "https://www.youtube.com/watch?v=1", "Talk", "16:27"}};
  Section bare;
  bare.level = 3;
  post.sections = {lead, talk, bare};
  return post;
}

TEST(PostCodec, GivesThePostBack) {
  const auto back = decode_whole_post(encode_post(sample_post()));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, sample_post());
  const auto nothing = decode_whole_post(encode_post(Post{}));
  ASSERT_TRUE(nothing);
  EXPECT_EQ(*nothing, Post{});
}

TEST(PostCodec, LeavesOutOrdinaryLinks) {
  Post post = sample_post();
  post.sections[1].links = {"https://github.com/docker/swarmkit", "/about/"};
  const auto back = decode_whole_post(encode_post(post));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, sample_post());
}

TEST(PostCodec, KeepsTimesBefore1970AndExcerptsThatAreNotInTheText) {
  Post post = sample_post();
  post.timestamp = -1;
  post.excerpt = "A summary written by hand";
  const auto back = decode_whole_post(encode_post(post));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, post);
}

TEST(PostCodec, HeaderIsReadInPlace) {
  const std::string record = encode_post(sample_post());
  PostView view;
  ASSERT_TRUE(decode_post(record, view));
  EXPECT_EQ(view.title, "Moby Summit recap");
  EXPECT_EQ(view.authors[0].second, "https://twitter.com/chanezon");
  ASSERT_EQ(view.sections.size(), 3U);
  EXPECT_FALSE(view.sections[0].has_anchor);
  EXPECT_EQ(view.sections[1].anchor, "swarmkit-update");
  EXPECT_EQ(view.media[view.sections[1].media_begin].time, "16:27");
  const auto inside = [&](std::string_view text) {
    return text.data() >= record.data() &&
           text.data() + text.size() <= record.data() + record.size();
  };
  EXPECT_TRUE(inside(view.title));
  EXPECT_TRUE(inside(view.sections[1].heading));
}

TEST(PostCodec, FindsTheCheckpointBeforeAToken) {
  Post post;
  post.sections.resize(1);
  post.sections[0].text = std::string(1000, 'x');
  const std::vector<Checkpoints> checkpoints = {{200, 400}};  // of tokens 16 and 32
  const std::string record = encode_post(post, checkpoints);
  PostView view;
  ASSERT_TRUE(decode_post(record, view));
  const struct {
    std::uint32_t asked, token, offset;
  } cases[] = {{0, 0, 0}, {15, 0, 0}, {16, 16, 200}, {31, 16, 200}, {32, 32, 400}, {999, 32, 400}};
  for (const auto& c : cases) {
    const TextPlace place = place_before(view.sections[0], c.asked);
    EXPECT_EQ(place.token, c.token) << c.asked;
    EXPECT_EQ(place.offset, c.offset) << c.asked;
  }
}

TEST(PostCodec, RefusesARecordCutShortAnywhere) {
  const std::string whole = encode_post(sample_post());
  PostView view;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(decode_post(std::string_view(whole).substr(0, size), view)) << size;
  }
}

TEST(PostCodec, SurvivesDamageAnywhere) {
  const std::string whole =
      encode_post(sample_post(), std::vector<Checkpoints>(3, Checkpoints{2, 9}));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(value);
      (void)decode_whole_post(bytes);
      PostView view;
      if (!decode_post(bytes, view)) continue;
      for (const SectionView& section : view.sections) {
        EXPECT_LE(place_before(section, 1000).offset, section.text_end - section.text_begin);
        EXPECT_LE(section.media_end, view.media.size());
      }
    }
  }
}

TEST(PostCodec, TheSummaryIsTheLastSection) {
  Post post;
  post.sections.resize(2);
  post.sections[0].text = "Text.";
  post.sections[1].level = 2;
  post.sections[1].heading = "Head";
  post.summary = "In short.";
  const std::string record = encode_post(post);
  EXPECT_EQ(*decode_whole_post(record), post);
  PostView view;
  ASSERT_TRUE(decode_post(record, view));
  ASSERT_EQ(view.sections.size(), 3U);
  EXPECT_FALSE(is_summary(view.sections[0], 0));
  EXPECT_FALSE(is_summary(view.sections[1], 1));
  EXPECT_TRUE(is_summary(view.sections[2], 2));
}

TEST(PostCodec, ABlockThatCannotHoldItsTextIsDamage) {
  Post post;
  post.sections.emplace_back().text = "x";
  std::string record = encode_post(post);
  PostView view;
  ASSERT_TRUE(decode_post(record, view));
  constexpr std::size_t kTextSize = 12;  // behind empty texts and lists
  ASSERT_EQ(record[kTextSize], 1);
  record.replace(kTextSize, 1, "\xd0\x0f");  // 2000
  EXPECT_FALSE(decode_post(record, view));
}

}  // namespace
}  // namespace mobysearch
