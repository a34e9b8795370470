// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/text_reader.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

/// Some blocks of text in two sections.
Post long_post() {
  std::string text;
  for (int i = 0; text.size() < 3 * kTextBlockBytes + 100; ++i) text += std::to_string(i) + ' ';
  Post post;
  post.sections.resize(2);
  post.sections[0].text = text.substr(0, 5'000);
  post.sections[1].text = text.substr(5'000);
  return post;
}

TEST(TextReader, ReadsAnyRangeInAnyOrder) {
  const Post post = long_post();
  const std::string text = post.sections[0].text + post.sections[1].text;
  const std::string record = encode_post(post);
  PostView view;
  ASSERT_TRUE(decode_post(record, view));
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::vector<std::uint32_t> places = {
      0, 1, kTextBlockBytes - 1, kTextBlockBytes, kTextBlockBytes + 1, 3 * kTextBlockBytes, size};
  TextReader reader;
  for (const bool fresh : {true, false}) {
    reader.open(view);
    for (const std::uint32_t begin : places) {
      for (const std::uint32_t end : places) {
        if (begin > end) continue;
        if (fresh) reader.open(view);
        const auto piece = reader.read(begin, end);
        ASSERT_TRUE(piece);
        EXPECT_EQ(*piece, text.substr(begin, end - begin)) << begin << ' ' << end;
      }
    }
  }
}

TEST(TextReader, RefusesRangesOutsideTheText) {
  const std::string record = encode_post(long_post());
  PostView view;
  ASSERT_TRUE(decode_post(record, view));
  TextReader reader;
  reader.open(view);
  EXPECT_FALSE(reader.read(0, view.text_size + 1));
  EXPECT_FALSE(reader.read(2, 1));
  EXPECT_TRUE(reader.read(view.text_size, view.text_size)->empty());
}

TEST(TextReader, ReadsTheNextPostAsIfItWereTheFirst) {
  const std::string record = encode_post(long_post());
  Post small;
  small.sections.resize(1);
  small.sections[0].text = "few words";
  const std::string small_record = encode_post(small);
  PostView view, small_view;
  ASSERT_TRUE(decode_post(record, view));
  ASSERT_TRUE(decode_post(small_record, small_view));
  TextReader reader;
  reader.open(view);
  ASSERT_TRUE(reader.read(0, view.text_size));
  reader.open(small_view);
  EXPECT_EQ(*reader.read(0, 9), "few words");
  EXPECT_FALSE(reader.read(0, 10));
}

std::string start_of(const std::string& block, std::size_t size, std::size_t wanted) {
  std::string out(size, '?');
  if (!lz4_decompress_block(block, size, wanted, out.data())) return "damaged";
  return out.substr(0, wanted);
}

TEST(Lz4Block, ReturnsWhatWasCompressedOrItsStart) {
  const std::string texts[] = {"", "x", "no repetition", std::string(10'000, 'a'),
                               "moby moby moby moby moby moby moby whale"};
  for (const std::string& text : texts) {
    const std::string block = lz4_compress_block(text);
    EXPECT_LE(block.size(), text.size());
    for (const std::size_t wanted : {text.size(), text.size() / 2, std::size_t{0}}) {
      EXPECT_EQ(start_of(block, text.size(), wanted), text.substr(0, wanted));
    }
  }
}

TEST(Lz4Block, RefusesDamage) {
  const std::string text(10'000, 'a');
  const std::string block = lz4_compress_block(text);
  ASSERT_LT(block.size(), text.size());
  EXPECT_EQ(start_of(block.substr(0, block.size() / 2), text.size(), text.size()), "damaged");
  EXPECT_EQ(start_of("", text.size(), 5), "damaged");
}

}  // namespace
}  // namespace mobysearch
