// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/heading_ids.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(HeadingId, FollowsGfm) {
  const struct {
    std::string text, id;
  } cases[] = {{"a & b", "a--b"},        {"🚀 Launch", "-launch"},       {"foo_bar", "foo_bar"},
               {"Ünï cödé", "ünï-cödé"}, {"1.2 Release", "12-release"}, {"!!!", ""}};
  for (const auto& c : cases) EXPECT_EQ(gfm_heading_id(c.text), c.id) << c.text;
}

TEST(HeadingId, FollowsKramdown) {
  EXPECT_EQ(kramdown_heading_id("1.2 Release"), "release");
  EXPECT_EQ(kramdown_heading_id("2017"), "section");
  EXPECT_EQ(kramdown_heading_id("[the docs](http://x.y)"), "the-docshttpxy");
  EXPECT_EQ(kramdown_heading_id("foo_bar T é"), "foobar-t-");
  EXPECT_EQ(kramdown_heading_id("a\n 1. b"), "ab") << "each line from its first letter on";
}

TEST(HeadingId, TransliteratesLatin) {
  EXPECT_EQ(kramdown_heading_id(transliterated("Übergrößen – Łódź Ærø")),
            "ubergrossen---lodz-aero");
}

TEST(HeadingId, CountsDuplicates) {
  UniqueIds ids;
  EXPECT_EQ(ids.unique("a"), "a");
  EXPECT_EQ(ids.unique("a"), "a-1");
  EXPECT_EQ(ids.unique("a-1"), "a-1") << "kramdown does not look for collisions";
  EXPECT_EQ(ids.unique(""), "");
  EXPECT_EQ(ids.unique(""), "-1");
}

using Renderer = MarkdownRenderer;

TEST(CommonMarkIds, FollowEachRenderersRule) {
  const struct {
    Renderer renderer;
    const char *heading, *id;
  } cases[] = {
      {Renderer::kCommonMark, "Any heading", ""},
      {Renderer::kGhPages, "1. The <code>ls</code> &amp; more", "the-codelscode-amp-more"},
      {Renderer::kGhPages, "2017", "section"},
      {Renderer::kGitHub, "C++ & Ünï: what's _new_?", "c--ünï-whats-_new_"},
      {Renderer::kGitHub, "1.2 Release", "12-release"},
      {Renderer::kHugo, "[Docs](/x) & Ünï_1 Ⅳ", "docsx--ünï_1-"},
      {Renderer::kHugo, "日本語", "日本語"},
      {Renderer::kHugo, "!!!", "heading"},
      {Renderer::kZola, "  C++ & Ünï: what's _new_?", "c-uni-what-s-new"},
      {Renderer::kZola, "Rust 1.0 — “beta”", "rust-1-0-beta"},
      {Renderer::kZola, "日本語", ""},
  };
  for (const auto& c : cases)
    EXPECT_EQ(CommonMarkIds(c.renderer).make(c.heading), c.id) << c.heading;
}

std::string made(Renderer renderer, std::initializer_list<const char*> headings) {
  CommonMarkIds ids(renderer);
  std::string all;
  for (const char* heading : headings) {
    if (heading[0] == '#') {
      ids.reserve(heading + 1);
    } else {
      all += ids.make(heading) + " ";
    }
  }
  return all;
}

TEST(CommonMarkIds, AreMadeUnique) {
  EXPECT_EQ(made(Renderer::kGitHub, {"a", "a", "a-1"}), "a a-1 a-1 ");
  EXPECT_EQ(made(Renderer::kGhPages, {"a", "a", "a"}), "a a-1 a-2 ");
  EXPECT_EQ(made(Renderer::kHugo, {"a", "a", "a-1", "a"}), "a a-1 a-1-1 a-2 ");
  EXPECT_EQ(made(Renderer::kZola, {"#a", "a", "b", "b"}), "a-1 b b-1 ");
}

TEST(HeadingIds, LettersInCirclesAndSquaresAreKept) {
  EXPECT_EQ(gfm_heading_id("Ⓐ and ⓩ"), "ⓐ-and-ⓩ");
  EXPECT_EQ(gfm_heading_id("🄰🅐🅰🆉"), "🄰🅐🅰🆉");
  EXPECT_EQ(gfm_heading_id("①🆐"), "");
}

}  // namespace
}  // namespace mobysearch
